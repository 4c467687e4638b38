import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import {afterAll, describe, expect, it} from 'vitest';
import type {Digest, Fingerprint} from '../../src/core/brand.ts';
import {digestOf} from '../../src/core/digest.ts';
import {emptyLock, type Lock, type LockedTake, lockKey, lockSchema, printLock} from '../../src/core/lock.ts';
import {unspecifiedScenePlan} from '../../src/core/scene-plan.ts';

const takeOf = (shot: string, prompt: string): LockedTake => ({
  shot,
  take: 1,
  // Any 64 hex digits will do.
  fingerprint: digestOf(`${shot} ${prompt}`).replace('sha256:', 'fp1-') as Fingerprint,
  digest: digestOf(prompt),
  generator: {id: 'testcard', version: '1', weights: null},
  seed: 7,
  prompt,
  scenePlan: unspecifiedScenePlan,
  media: {width: 1080, height: 1920, framesPerSecond: 30, durationInFrames: 90, sizeInBytes: 1234},
  cost: 'unknown',
  licence: 'CC0-1.0',
});

const lockOf = (...takes: LockedTake[]): Lock => ({
  ...emptyLock('tram-fox'),
  takes: Object.fromEntries(takes.map((take) => [lockKey(take.shot, take.fingerprint), take])),
});

describe('the text of a lock', () => {
  it('is the same bytes everywhere', () => {
    expect(printLock(lockOf(takeOf('stop', 'a fox waits')))).toMatchInlineSnapshot(`
      "{
        "reshootLock": 1,
        "takes": {
          "stop/d8a86c22031aee85": {
            "cost": "unknown",
            "digest": "sha256:9cb0f60b4171b6108615d600fb759d0b42c832890893775a88599b7d44dcd8eb",
            "fingerprint": "fp1-d8a86c22031aee85721a07525f1a5a9254fde79bdd1e8f5bbb6e2a91f1b0eec8",
            "generator": {
              "id": "testcard",
              "version": "1",
              "weights": null
            },
            "licence": "CC0-1.0",
            "media": {
              "durationInFrames": 90,
              "framesPerSecond": 30,
              "height": 1920,
              "sizeInBytes": 1234,
              "width": 1080
            },
            "prompt": "a fox waits",
            "scenePlan": {
              "action": null,
              "camera": {
                "angle": null,
                "lens": null,
                "move": null,
                "shotSize": null,
                "speed": null
              },
              "durationInSeconds": null,
              "lighting": null,
              "location": {
                "detail": null,
                "kind": null
              },
              "mood": null,
              "palette": [],
              "position": null,
              "sound": {
                "ambience": null,
                "dialogue": null,
                "effects": []
              },
              "style": null,
              "subjects": [],
              "timeOfDay": null,
              "weather": null,
              "without": []
            },
            "seed": 7,
            "shot": "stop",
            "take": 1
          }
        },
        "video": "tram-fox"
      }
      "
    `);
  });

  it('of a video without takes', () => {
    expect(printLock(emptyLock('tram-fox'))).toBe('{\n  "reshootLock": 1,\n  "takes": {},\n  "video": "tram-fox"\n}\n');
  });

  it('reads back as the same lock, and does not depend on the order in which takes were added', () => {
    const takes = ['stop', 'ride', 'arrive', 'wave'].map((shot) => takeOf(shot, `the fox: ${shot}`));
    const text = printLock(lockOf(...takes));
    expect(lockSchema.parse(JSON.parse(text))).toEqual(lockOf(...takes));
    fc.assert(
      fc.property(fc.shuffledSubarray(takes, {minLength: takes.length}), (order) => {
        expect(printLock(lockOf(...order))).toBe(text);
      }),
    );
  });

  it('keeps any prompt as it was written', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', minLength: 1}), (prompt) => {
        const [take] = Object.values(lockSchema.parse(JSON.parse(printLock(lockOf(takeOf('stop', prompt))))).takes);
        expect(take?.prompt).toBe(prompt);
      }),
    );
  });

  it('stands takes of one shot together', () => {
    const {takes} = JSON.parse(printLock(lockOf(takeOf('b', '1'), takeOf('a', '1'), takeOf('b', '2'), takeOf('a', '2')))) as Lock;
    expect(Object.values(takes).map(({shot}) => shot)).toEqual(['a', 'a', 'b', 'b']);
  });
});

describe('the schema of a lock', () => {
  const lock = lockOf(takeOf('stop', 'a fox waits'));
  const [key = ''] = Object.keys(lock.takes);
  const withTake = (changes: object) => ({...lock, takes: {[key]: {...lock.takes[key], ...changes}}});

  it.each<[string, unknown]>([
    ['another version', {...lock, reshootLock: 2}],
    ['no takes', {reshootLock: 1, video: 'tram-fox'}],
    ['an unknown key', {...lock, comment: 'mine'}],
    ['an unknown key in a take', withTake({comment: 'mine'})],
    ['a digest of other length', withTake({digest: 'sha256:abc'})],
    ['a digest in capitals', withTake({digest: `sha256:${'A'.repeat(64)}` as Digest})],
    ['a fingerprint of another schema', withTake({fingerprint: `fp2-${'0'.repeat(64)}`})],
    ['a take 0', withTake({take: 0})],
    ['a negative seed', withTake({seed: -1})],
    ['a seed of 33 bits', withTake({seed: 2 ** 32})],
    ['a cost without a currency', withTake({cost: {amount: 1}})],
    ['half a scene plan', withTake({scenePlan: {subjects: []}})],
    ['a list', []],
    ['null', null],
  ])('refuses %s', (_name, value) => {
    expect(lockSchema.safeParse(value).success).toBe(false);
  });
});

describe('two branches', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reshoot-lock-'));
  afterAll(() => rmSync(folder, {recursive: true, force: true}));

  /** What git makes of two changes of one lock; throws where it finds a conflict. */
  const merged = (base: Lock, ours: Lock, theirs: Lock): Lock => {
    const files = Object.entries({ours, base, theirs}).map(([name, lock]) => {
      const file = path.join(folder, `${name}.json`);
      writeFileSync(file, printLock(lock));
      return file;
    });
    return lockSchema.parse(JSON.parse(execFileSync('git', ['merge-file', '-p', ...files], {encoding: 'utf8'})));
  };
  const [b, d, f] = ['b', 'd', 'f'].map((shot) => takeOf(shot, `shot ${shot}`)) as [LockedTake, LockedTake, LockedTake];
  const base = lockOf(b, d, f);

  it('that add takes of different shots merge', () => {
    const [a, c, e, g] = ['a', 'c', 'e', 'g'].map((shot) => takeOf(shot, `shot ${shot}`)) as [
      LockedTake,
      LockedTake,
      LockedTake,
      LockedTake,
    ];
    expect(merged(base, lockOf(a, b, d, f), lockOf(b, d, f, g))).toEqual(lockOf(a, b, d, f, g));
    expect(merged(base, lockOf(b, c, d, f), lockOf(b, d, e, f))).toEqual(lockOf(b, c, d, e, f));
    expect(merged(base, lockOf(a, b, d, f), lockOf(b, d, e, f))).toEqual(lockOf(a, b, d, e, f));
  });

  it('that re-shoot different shots merge', () => {
    const [newB, newD, newF] = ['b', 'd', 'f'].map((shot) => takeOf(shot, 'again')) as [LockedTake, LockedTake, LockedTake];
    expect(merged(base, lockOf(newB, d, f), lockOf(b, d, newF))).toEqual(lockOf(newB, d, newF));
    expect(merged(base, lockOf(newB, d, f), lockOf(b, newD, f))).toEqual(lockOf(newB, newD, f));
  });

  it('of which one adds and one takes away merge', () => {
    const g = takeOf('g', 'shot g');
    expect(merged(base, lockOf(d, f), lockOf(b, d, f, g))).toEqual(lockOf(d, f, g));
  });
});

import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {makeTestcard} from '../../generators/testcard/index.ts';
import type {Generator, MakeContext} from '../../src/core/generator.ts';
import type {PlannedShot} from '../../src/core/planned-take.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {lockedTakeOf} from '../../src/store/take-record.ts';
import {decodeFilm, difference} from '../helpers/film.ts';
import {generateRig, plannedShot, type Rig} from './planned-shot.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await generateRig();
});
afterEach(() => rig.remove());

/** Shots of which each but the first continues the one before it. */
const chain = (ids: readonly string[], changes: Readonly<Record<string, Partial<ShotSpec>>> = {}): PlannedShot[] => {
  const shots: PlannedShot[] = [];
  for (const id of ids) {
    const before = shots.at(-1);
    const continues = before === undefined ? {} : {continues: before.fingerprint};
    shots.push(plannedShot(id, {...changes[id], ...continues}, before === undefined ? {} : {continues: before.id}));
  }
  return shots;
};

/** A test card that keeps what it was told. */
const listening = () => {
  const told = new Map<string, MakeContext['continued']>();
  const testcard = makeTestcard();
  const generator: Generator = {
    ...testcard,
    make: (spec, context) => {
      told.set(spec.prompt, context.continued);
      return testcard.make(spec, context);
    },
  };
  return {generator, told};
};

const framesOf = async ({fingerprint}: PlannedShot) => {
  const found = await rig.store.find('take', fingerprint);
  if (found.state !== 'present') throw new Error(`the take is ${found.state}`);
  return (await decodeFilm(found.path)).frames;
};

describe('a take that continues another', () => {
  it('is made after it, whatever order the plan has them in; results keep that order', async () => {
    const [a, b, c] = chain(['a', 'b', 'c']);
    if (!a || !b || !c) throw new Error('three shots');
    const order: string[] = [];
    const testcard = makeTestcard({onMake: ({prompt}) => order.push(prompt)});
    const made = await rig.run([c, plannedShot('x'), b, a], testcard, {concurrency: 3});
    expect(order.filter((prompt) => prompt !== 'shot x')).toEqual(['shot a', 'shot b', 'shot c']);
    expect(made.map(({take}) => take.id)).toEqual(['c', 'x', 'b', 'a']);
  });

  it('does not keep others from being made meanwhile, be they of another generator', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const begun: string[] = [];
    const testcard = makeTestcard({
      onMake: ({prompt}) => begun.push(prompt),
      hold: ({prompt}) => (prompt === 'shot a' ? held : Promise.resolve()),
    });
    const [a, b] = chain(['a', 'b']);
    if (!a || !b) throw new Error('two shots');
    const other = {...b, generator: {...b.generator, id: 'other'}};
    const running = rig.run([a, other, plannedShot('x', {}, {generator: other.generator})], testcard);
    // Two generators begin side by side, in either order.
    await vi.waitFor(() => expect(begun.toSorted()).toEqual(['shot a', 'shot x']));
    release();
    await running;
    expect(begun.at(-1)).toBe('shot b');
  });

  it('begins with its last picture, to the pixel as far as two encodings allow, and goes on into its own', async () => {
    const [a, b] = chain(['a', 'b'], {a: {width: 128, height: 96}, b: {width: 128, height: 96}});
    if (!a || !b) throw new Error('two shots');
    await rig.run([a, b], makeTestcard());
    const [before, after] = [await framesOf(a), await framesOf(b)];
    const none = new Uint8Array();
    const cut = difference(before.at(-1) ?? none, after[0] ?? none);
    const jump = difference(before.at(-1) ?? none, after.at(-1) ?? none);
    expect(cut).toBeLessThan(2);
    expect(jump).toBeGreaterThan(10 * cut);
  });

  it('is told that picture in its own size and colours, how it was asked for, and what it continued itself', async () => {
    const {generator, told} = listening();
    const small = {width: 32, height: 24};
    const [a, b, c] = chain(['a', 'b', 'c'], {a: small});
    if (!a || !b || !c) throw new Error('three shots');
    await rig.run([a, b, c], generator);
    expect(told.get('shot a')).toBeUndefined();
    expect(told.get('shot b')).toMatchObject({generator: a.generator, spec: a.spec, before: null, picture: small});
    expect(told.get('shot c')).toMatchObject({spec: b.spec, before: {spec: a.spec, before: null}});
    const picture = told.get('shot b')?.picture;
    const last = (await framesOf(a)).at(-1) ?? new Uint8Array();
    expect(difference(picture?.rgb ?? new Uint8Array(), last)).toBeLessThan(2.5);
  });

  it('says in its record, and so in the lock, from which bytes it was made', async () => {
    const [a, b] = chain(['a', 'b']);
    if (!a || !b) throw new Error('two shots');
    const [first, second] = await rig.run([a, b], makeTestcard());
    if (!first || !second) throw new Error('two takes');
    expect(lockedTakeOf(second.record, 'b').continues).toEqual({fingerprint: a.fingerprint, digest: first.record.digest});
    expect(lockedTakeOf(first.record, 'a')).not.toHaveProperty('continues');
  });

  it('is shared where its bytes were made from those that are there, and made again where they were not', async () => {
    const shots = chain(['a', 'b']);
    const [a, b] = shots;
    if (!a || !b) throw new Error('two shots');
    await rig.run(shots, makeTestcard());
    await rig.store.drop('take', a.fingerprint);
    // Made again with the same bytes: what continues it is as good as it was.
    expect((await rig.run(shots, makeTestcard())).map(({outcome}) => outcome)).toEqual(['made', 'shared']);
    const found = await rig.store.find('take', a.fingerprint);
    const [other] = await rig.run([plannedShot('other')], makeTestcard());
    const bytes = await rig.store.find('take', other?.take.fingerprint ?? '');
    if (found.state !== 'present' || bytes.state !== 'present') throw new Error('both were made');
    await rig.store.putFile('take', a.fingerprint, bytes.path, found.record.facts);
    expect((await rig.run(shots, makeTestcard())).map(({outcome}) => outcome)).toEqual(['shared', 'made']);
  });

  it('is not made where that one fails, and the user hears of all that wait for it', async () => {
    const testcard = makeTestcard();
    const shots = chain(['a', 'b', 'c'], {a: {parameters: {testcard: {fail: 'out of paint'}}}});
    await expect(rig.run(shots, testcard)).rejects.toMatchObject({code: 'generator-failed', facts: {found: 'Error: out of paint'}});
    expect(testcard.calls).toBe(1);
    expect(rig.events.filter(({event}) => event === 'warning')).toEqual([
      {event: 'warning', message: "shot 'b' of video 'tram-fox' is not made: it continues 'a', which could not be made"},
      {event: 'warning', message: "shot 'c' of video 'tram-fox' is not made: it continues 'b', which could not be made"},
    ]);
  });

  it('is not begun after Ctrl-C, and what it continues is kept', async () => {
    const shots = chain(['a', 'b']);
    const controller = new AbortController();
    const reason = new Error('Ctrl-C');
    const testcard = makeTestcard({hold: async ({prompt}) => (prompt === 'shot b' ? controller.abort(reason) : undefined)});
    await expect(rig.run(shots, testcard, {signal: controller.signal})).rejects.toBe(reason);
    const there = await Promise.all(shots.map(({fingerprint}) => rig.store.has('take', fingerprint)));
    expect(there).toEqual([true, false]);
  });

  it('is refused before anything is made where its generator does not say that it can', async () => {
    const testcard = makeTestcard();
    const {continues: _can, ...without} = {...testcard, id: 'hosted'};
    await expect(rig.run(chain(['a', 'b']), without)).rejects.toMatchObject({
      code: 'generator-cannot',
      facts: {found: 'continues="a"', fix: expect.stringContaining('generator="animatic"'), where: "shot 'b' of video 'tram-fox'"},
    });
    expect(testcard.calls).toBe(0);
  });
});

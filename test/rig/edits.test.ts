import {stat} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {decodeFilm, difference} from '../helpers/film.ts';
import {openRig, type Rendered, type Rig} from '../helpers/rig.ts';

describe('an edit', () => {
  let rig: Rig;
  let first: Rendered;
  const video = 'scenes/tram/video.tsx';
  const film = 'tram/tiny';
  beforeAll(async () => {
    rig = await openRig('two-shots');
    first = await rig.render();
  });
  afterAll(() => rig.remove());

  it('of one prompt makes exactly that shot again, and renders only what shows it', async () => {
    await rig.edit(video, 'city lights from a tram window', 'city lights from a bus window');
    const plan = await rig.plan();
    expect(plan.shots.map(({id, action}) => [id, action])).toEqual([
      ['stop', 'keep'],
      ['ride', 'generate'],
    ]);
    expect(plan.shots[1]?.reason).toBe('changed: prompt');
    const run = await rig.render();
    expect(run.shotsMade).toEqual(['ride']);
    expect(run.of(film)).toMatchObject({
      // The pages over it are the same: none is drawn again.
      frames: {captured: 0},
      segments: {total: 2, reused: 1, layered: 1},
      shots: {total: 2, kept: 1, restored: 0, generated: 1},
    });
    expect(run.of(film).digest).not.toBe(first.of(film).digest);
  });

  it('taken back makes nothing: the old take is restored, and the film is the old one', async () => {
    await rig.edit(video, 'city lights from a bus window', 'city lights from a tram window');
    expect((await rig.reshoot(['render', '--frozen', '--json'])).code).toBe(3);
    const run = await rig.render();
    expect(run.shotsMade).toEqual([]);
    expect(run.of(film)).toMatchObject({
      digest: first.of(film).digest,
      frames: {captured: 0},
      shots: {total: 2, kept: 1, restored: 1, generated: 0},
    });
    expect(Object.keys(JSON.parse(await rig.read('scenes/tram/reshoot.lock.json')).takes)).toHaveLength(2);
  });

  it('of the text over the shots makes no take', async () => {
    await rig.edit(video, 'Some mornings start late.', 'Some mornings never start.');
    const run = await rig.render();
    expect(run.shotsMade).toEqual([]);
    expect(run.of(film).shots).toEqual({total: 2, kept: 2, restored: 0, generated: 0});
    // 3 of it coming, 1 of it standing, 1 with the badge; the two without it are stored.
    expect(run.of(film).frames.captured).toBe(5);
  });

  it('of a picture behind the same address is seen, makes no take and needs no new bundle', async () => {
    const before = await decodeFilm(rig.path('out/tram/tiny.mp4'));
    await rig.edit('public/badge.svg', '#c02020', '#20c020');
    const run = await rig.render();
    expect(run.events.filter((event) => 'stage' in event && event.stage === 'bundle')).toEqual([]);
    expect(run.shotsMade).toEqual([]);
    const after = await decodeFilm(rig.path('out/tram/tiny.mp4'));
    const changed = after.frames.map((frame, index) => difference(frame, before.frames[index] ?? frame) > 0.5);
    expect(changed).toEqual(Array.from({length: 24}, (_, index) => index >= 16));
    // Below the text, and alone.
    expect(run.of(film).frames.captured).toBe(2);
  });

  it('of order, fit, style and component name makes no take', async () => {
    const stop = '<GeneratedShot id="stop" prompt="a red fox waits at a tram stop" />';
    const ride = '<GeneratedShot id="ride" prompt="city lights from a tram window" />';
    await rig.edit(video, stop, '<Elsewhere />');
    await rig.edit(video, ride, stop.replace('/>', 'fit="contain" style={{opacity: 0.8}} className="old" />'));
    await rig.edit(video, 'const Tram =', `const Elsewhere = () => ${ride};\n\nconst Tram =`);
    const run = await rig.render();
    expect(run.shotsMade).toEqual([]);
    expect(run.of(film).shots).toEqual({total: 2, kept: 2, restored: 0, generated: 0});
    expect(run.of(film).digest).not.toBe(first.of(film).digest);
  });

  it('after edit leaves the same pictures as a render from nothing', async () => {
    const incremental = await decodeFilm(rig.path('out/tram/tiny.mp4'));
    const run = await rig.render('--full');
    expect(run.of(film)).toMatchObject({frames: {total: 24}, segments: {total: 2, reused: 0, layered: 2}});
    const fromNothing = await decodeFilm(rig.path('out/tram/tiny.mp4'));
    expect(incremental.frames).toHaveLength(24);
    expect(fromNothing.frames).toEqual(incremental.frames);
  });
});

describe('a take is decided by', () => {
  let rig: Rig;
  const rows = 'scenes/words/rows.json';
  beforeAll(async () => {
    rig = await openRig('worded');
  });
  afterAll(() => rig.remove());

  /** Fingerprints by shot id, as `plan` prints them. */
  const fingerprints = async (shots: readonly {readonly id: string; readonly prompt: string; readonly [prop: string]: unknown}[]) => {
    await rig.write(rows, JSON.stringify([{row: 'a', shots}]));
    return new Map((await rig.plan()).shots.map(({id, fingerprint}) => [id, fingerprint]));
  };

  it('every letter of its prompt: other writing, punctuation, case, accents and spaces are other shots', async () => {
    const prompts = [
      ...['a fox waits', 'A fox waits', 'a fox waits.', 'a fox, waits', 'a fox waits ', 'a  fox waits'],
      ...['狐が待つ', '狼が待つ', 'лиса ждёт', 'лиса ждет', 'ثعلب ينتظر', 'ثعلب ينتظر؟', '여우', '여유'],
      // One letter, in one code point and in two.
      ...['caf\u00e9', 'cafe\u0301', 'cafe', '\ud83e\udd8a', '\ud83e\udd8a\u200d', 'fox\u00a0waits', 'fox waits'],
    ];
    const found = await fingerprints(prompts.map((prompt, index) => ({id: `p${index}`, prompt, seed: 1})));
    expect(found.size).toBe(prompts.length);
    expect(new Set(found.values()).size).toBe(prompts.length);
  });

  it('nothing that only shows it: place, order, fit, style, class, volume, component, id', async () => {
    const shot = {prompt: 'a red fox waits', seed: 1};
    const found = await fingerprints([
      {...shot, id: 'plain'},
      {...shot, id: 'fitted', fit: 'contain'},
      {...shot, id: 'styled', style: {opacity: 0.5, filter: 'blur(2px)'}},
      {...shot, id: 'classed', className: 'round', volume: 0.2},
      {...shot, id: 'elsewhere', component: 'Ending'},
    ]);
    expect(found.size).toBe(5);
    expect(new Set(found.values()).size).toBe(1);
  });

  it('its own id only through the seed, so that a shot keeps its take wherever it stands', async () => {
    const one = {id: 'one', prompt: 'a red fox waits'};
    const two = {id: 'two', prompt: 'a red fox waits'};
    const before = await fingerprints([one, two]);
    expect(before.get('one')).not.toBe(before.get('two'));
    expect(await fingerprints([two, one])).toEqual(new Map([...before].reverse()));
  });

  it('take, seed, plan and parameters', async () => {
    const shot = {prompt: 'a red fox waits', seed: 1};
    const found = await fingerprints([
      {...shot, id: 'plain'},
      {...shot, id: 'again', take: 2},
      {...shot, id: 'seeded', seed: 2},
      {...shot, id: 'planned', plan: {camera: {move: 'dolly-in'}}},
      {...shot, id: 'tuned', parameters: {testcard: {delayInMilliseconds: 1}}},
    ]);
    expect(new Set(found.values()).size).toBe(5);
  });

  it('the bytes of a reference picture: touched is the same, one byte more is another', async () => {
    const shots = [{id: 'stop', prompt: '{fox} waits at a tram stop'}];
    const before = await fingerprints(shots);
    await rig.render();
    const picture = await rig.bytes('scenes/words/fox.png');
    await rig.write('scenes/words/fox.png', picture);
    await rig.touch('scenes/words/fox.png', new Date((await stat(rig.path('scenes/words/fox.png'))).mtimeMs + 60_000));
    expect(await fingerprints(shots)).toEqual(before);
    expect((await rig.plan()).shots[0]?.action).toBe('keep');
    await rig.write('scenes/words/fox.png', Buffer.concat([picture, Buffer.from([0])]));
    const [shot] = (await rig.plan()).shots;
    expect(shot?.fingerprint).not.toBe(before.get('stop'));
    expect(shot).toMatchObject({action: 'generate', reason: expect.stringContaining('ingredients')});
    await rig.write('scenes/words/fox.png', picture);
    expect((await rig.plan()).shots[0]).toMatchObject({action: 'keep', fingerprint: before.get('stop')});
  });

  it('its reference picture also where one byte changes and size and time stay', async () => {
    const shots = [{id: 'stop', prompt: '{fox} waits at a tram stop'}];
    const before = await fingerprints(shots);
    const picture = await rig.bytes('scenes/words/fox.png');
    const {mtime} = await stat(rig.path('scenes/words/fox.png'));
    const other = Buffer.from(picture);
    other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
    await rig.write('scenes/words/fox.png', other);
    await rig.touch('scenes/words/fox.png', mtime);
    expect((await fingerprints(shots)).get('stop')).not.toBe(before.get('stop'));
  });
});

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {decodeFilm, difference} from '../helpers/film.ts';
import {openRig, type Rig} from '../helpers/rig.ts';

const video = 'scenes/tram/video.tsx';
const film = 'out/tram/tiny.mp4';

/** `home` continues `ride`, which continues `stop`; `again` continues none. */
describe('shots that continue each other', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig('chained');
  });
  afterAll(() => rig.remove());
  const jumps = async (file: string): Promise<number[]> => {
    const {frames} = await decodeFilm(rig.path(file));
    return [12, 24, 36].map((frame) => difference(frames[frame - 1] ?? new Uint8Array(), frames[frame] ?? new Uint8Array()));
  };
  const fingerprintOf = async (id: string): Promise<string> => (await rig.plan()).shots.find((shot) => shot.id === id)?.fingerprint ?? '';

  it('are planned as such, for people and for programs', async () => {
    const {shots} = await rig.plan();
    expect(shots).toMatchObject([{id: 'stop'}, {id: 'ride', continues: 'stop'}, {id: 'home', continues: 'ride'}, {id: 'again'}]);
    expect(shots[0]).not.toHaveProperty('continues');
    const {stderr, stdout} = await rig.reshoot(['plan']);
    expect(stderr + stdout).toContain("new: the lock has no take of this shot; continues 'stop'");
  });

  it('are drafted from drafts, without a jump', async () => {
    const draft = await rig.render('--draft');
    expect(draft.of('tram/tiny')).toMatchObject({drafts: 4, shots: {generated: 4}});
    const [one = 0, two = 0, cut = 0] = await jumps('out/tram/tiny.draft.mp4');
    // Enlarged from half the size and made small again, hard edges of a card soften.
    expect(Math.max(one, two)).toBeLessThan(cut / 2);
    expect((await rig.render('--draft')).shotsMade).toEqual([]);
  });

  it('are made with what they continue where only the last is asked for, in that order', async () => {
    const {events, code} = await rig.reshoot(['generate', 'tram/home'], {environment: {}});
    expect(code).toBe(0);
    expect(events).toEqual([]);
    const {shots} = await rig.plan();
    expect(shots.map(({id, action}) => `${id} ${action}`)).toEqual(['stop restore', 'ride restore', 'home restore', 'again generate']);
  });

  it('have no jump between them, where an ordinary cut has one', async () => {
    expect((await rig.render()).shotsMade).toEqual(['again']);
    const [one = 0, two = 0, cut = 0] = await jumps(film);
    expect(cut).toBeGreaterThan(20);
    expect(Math.max(one, two)).toBeLessThan(2);
  });

  it('are pinned by the lock to the bytes that they were made from', async () => {
    const {takes} = JSON.parse(await rig.read('scenes/tram/reshoot.lock.json')) as {
      takes: Record<string, {shot: string; digest: string; continues?: object}>;
    };
    const of = (id: string) => Object.values(takes).find(({shot}) => shot === id);
    expect(of('ride')?.continues).toEqual({fingerprint: await fingerprintOf('stop'), digest: of('stop')?.digest});
    expect(of('home')?.continues).toEqual({fingerprint: await fingerprintOf('ride'), digest: of('ride')?.digest});
    expect(of('again')).not.toHaveProperty('continues');
    expect((await rig.reshoot(['render', '--frozen', '--json'])).code).toBe(0);
  });

  it('are made again one and all by an edit of the first, and restored when it is taken back', async () => {
    await rig.edit(video, 'a red fox waits', 'a red hare waits');
    const edited = await rig.render();
    expect(edited.shotsMade).toEqual(['home', 'ride', 'stop']);
    expect(edited.of('tram/tiny').shots).toMatchObject({kept: 1, generated: 3});
    await rig.edit(video, 'a red hare waits', 'a red fox waits');
    const back = await rig.render();
    expect(back.shotsMade).toEqual([]);
    expect(back.of('tram/tiny').shots).toMatchObject({kept: 1, restored: 3});
  });

  it('are made again from the edited one on, and not before it', async () => {
    await rig.edit(video, 'the fox is home', 'the fox sleeps');
    expect((await rig.render()).shotsMade).toEqual(['home']);
    await rig.edit(video, 'continues="stop" prompt', 'continues="stop" take={2} prompt');
    expect((await rig.render()).shotsMade).toEqual(['home', 'ride']);
  });

  it('are made again where the first has other bytes under the same fingerprint, as from another machine', async () => {
    const [stop, again] = [
      await rig.store.find('take', await fingerprintOf('stop')),
      await rig.store.find('take', await fingerprintOf('again')),
    ];
    if (stop.state !== 'present' || again.state !== 'present') throw new Error('both were made');
    await rig.store.putFile('take', stop.record.key, again.path, stop.record.facts);
    const {shots, segments} = await rig.plan();
    expect(shots.map(({id, action}) => `${id} ${action}`)).toEqual(['stop keep', 'ride generate', 'home generate', 'again keep']);
    expect(shots[1]?.reason).toBe("'stop', which it continues, is made again or has other bytes than it was made from");
    // What is made again is not shown beside what it does not continue, in the studio and in plain Remotion, and none of its segments counts.
    const {variants} = JSON.parse(await rig.read('public/.reshoot/project.json')) as {variants: {takes: object}[]};
    expect(variants.map(({takes}) => Object.keys(takes))).toEqual([['stop', 'again']]);
    expect(segments).toMatchObject({total: 4, reused: 2});
    const made = await rig.render();
    expect(made.shotsMade).toEqual(['home', 'ride']);
    expect(made.of('tram/tiny').segments).toMatchObject({total: 4, reused: 2});
    const [one = 0, two = 0] = await jumps(film);
    expect(Math.max(one, two)).toBeLessThan(2);
    expect((await rig.render()).shotsMade).toEqual([]);
  });

  it('are not made where the first fails, which the user is told', async () => {
    await rig.edit(video, '<GeneratedShot id="stop"', '<GeneratedShot id="stop" parameters={{testcard: {fail: \'out of paint\'}}}');
    const run = await rig.reshoot(['render', '--json']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('out of paint');
    expect(run.events.filter(({event}) => event === 'warning')).toMatchObject([
      {message: "shot 'ride' of video 'tram' is not made: it continues 'stop', which could not be made"},
      {message: "shot 'home' of video 'tram' is not made: it continues 'ride', which could not be made"},
    ]);
  });

  it('are refused in a ring, and where one names a shot that is not there', async () => {
    await rig.edit(
      video,
      '<GeneratedShot id="stop" parameters={{testcard: {fail: \'out of paint\'}}}',
      '<GeneratedShot id="stop" continues="home"',
    );
    const ring = await rig.reshoot(['plan', '--json']);
    expect([ring.code, ring.stderr]).toEqual([2, expect.stringContaining('continues-invalid')]);
    expect(ring.stderr).toMatch(/a ring: \w+ continues \w+ continues \w+ continues \w+/);
    await rig.edit(video, 'continues="home"', 'continues="halt"');
    const unknown = await rig.reshoot(['plan', '--json']);
    expect(unknown.stderr).toContain('ride, home, again');
  });
});

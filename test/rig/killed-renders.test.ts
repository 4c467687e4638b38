import {rm} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type DecodedFilm, decodeFilm} from '../helpers/film.ts';
import {killTree} from '../helpers/process-tree.ts';
import {bytesBelow, openRig, type Rig, type RigEvent} from '../helpers/rig.ts';

/** `RESHOOT_KILLS=30` for the long run. The moments are drawn from a seed, so that a failure can be looked at again. */
const kills = Number(process.env['RESHOOT_KILLS'] ?? 6);
const seed = Number(process.env['RESHOOT_KILLS_SEED'] ?? 20_261_122);

/** What an undisturbed render from nothing leaves. */
interface State {
  readonly rows: string;
  /** Digest of the film, text of the lock. */
  readonly film: string;
  readonly lock: string;
  readonly decoded: DecodedFilm;
}

/** A stretch of a render, by what is printed when it begins, and how long it took undisturbed. */
interface Stretch {
  readonly begins: string;
  readonly milliseconds: number;
}

describe('a render that is killed, with everything that it started', () => {
  let rig: Rig;
  let states: readonly [State, State];
  let stretches: readonly Stretch[] = [];
  const rows = 'scenes/words/rows.json';
  const lock = 'scenes/words/reshoot.lock.json';
  const film = 'out/words/a/tiny.mp4';

  beforeAll(async () => {
    rig = await openRig('worded');
    states = [await undisturbed('fox'), await undisturbed('wolf')];
  }, 600_000);
  afterAll(() => rig.remove());

  /** Six shots, half of them other ones for another animal. */
  const rowsOf = (animal: string): string => {
    const shots = Array.from({length: 6}, (_, at) => ({id: `s${at}`, prompt: `a ${at % 2 ? animal : 'tram'} at stop ${at}`}));
    return JSON.stringify([{row: 'a', shots}]);
  };

  const nameOf = (event: RigEvent): string => (event.event === 'stage-started' ? `${event.event} ${event.stage}` : event.event);
  const isLandmark = (name: string): boolean => name.startsWith('stage-started') || ['take-made', 'variant-finished'].includes(name);

  const undisturbed = async (animal: string): Promise<State> => {
    await forget('store');
    await rig.write(rows, rowsOf(animal));
    const landmarks = [{begins: 'start', at: performance.now()}];
    const run = await rig.reshoot(['render', '--json'], {
      onEvent: (event) => {
        if (isLandmark(nameOf(event))) landmarks.push({begins: nameOf(event), at: performance.now()});
      },
    });
    expect(run.code, run.stderr).toBe(0);
    const end = performance.now();
    stretches = landmarks.map(({begins, at}, index) => ({begins, milliseconds: (landmarks[index + 1]?.at ?? end) - at}));
    return {rows: rowsOf(animal), ...(await there()), decoded: await decodeFilm(rig.path(film))};
  };

  const there = async (): Promise<{film: string; lock: string}> => ({
    film: (await bytesBelow(rig.path('out')))['words/a/tiny.mp4'] ?? 'none',
    lock: await rig.read(lock),
  });

  const forget = async (what: 'store' | 'bundles'): Promise<void> => {
    await rm(rig.path('.reshoot', what), {recursive: true, force: true});
    if (what === 'store') await rm(rig.path('public/.reshoot'), {recursive: true, force: true});
  };

  /** Renders, and kills at a moment inside a stretch: as far into it as `share` says of how long it took undisturbed. */
  const killedRender = async (stretch: Stretch, share: number): Promise<string> => {
    const pause = stretch.milliseconds * share;
    let struck = false;
    const strike = async (pid: number | undefined): Promise<void> => {
      if (struck || pid === undefined) return;
      struck = true;
      await sleep(pause);
      killTree(pid);
    };
    const run = await rig.reshoot(['render', '--json'], {
      onStart: ({pid}) => {
        if (stretch.begins === 'start') void strike(pid);
      },
      onEvent: (event, {pid}) => {
        if (nameOf(event) === stretch.begins) void strike(pid);
      },
    });
    return `${Math.round(pause)} ms after ${stretch.begins}: ${run.signal ?? `too late, ended with ${run.code}`}`;
  };

  const rounds = `at ${kills} random moments leaves the old film or the new one, and the next run makes everything right`;
  it(rounds, {timeout: 60_000 + kills * 120_000}, async () => {
    const random = mulberry32(seed);
    const moments: string[] = [];
    for (let round = 0; round < kills; round++) {
      const [old, next] = round % 2 === 0 ? [states[1], states[0]] : [states[0], states[1]];
      // Takes and segments are all made again; every fifth time the bundle too.
      await forget('store');
      if (round % 5 === 4) await forget('bundles');
      await rig.write(rows, next.rows);
      const stretch = stretches[Math.floor(random() * stretches.length)];
      if (!stretch) throw new Error('An undisturbed render has no stretches');
      moments.push(await killedRender(stretch, random()));
      const context = `seed ${seed}, round ${round}, killed ${moments.at(-1)}`;
      const between = await there();
      expect([old.film, next.film], context).toContain(between.film);
      expect([old.lock, next.lock], context).toContain(between.lock);
      // The lock is written last: a new lock beside an old film would name takes that the film does not show.
      if (between.lock === next.lock) expect(between.film, context).toBe(next.film);

      await rig.render();
      expect((await decodeFilm(rig.path(film))).frames, context).toEqual(next.decoded.frames);
      expect(await there(), context).toEqual({film: next.film, lock: next.lock});
      expect(Object.keys(await bytesBelow(rig.path('out'))), context).toEqual(['words/a/tiny.mp4']);
      const scene = ['words/fox.png', 'words/reshoot.lock.json', 'words/rows.json', 'words/video.tsx'];
      expect(Object.keys(await bytesBelow(rig.path('scenes'))).sort(), context).toEqual(scene);
      expect(Object.keys(await bytesBelow(rig.path('.reshoot/work'))), context).toEqual([]);
      expect((await rig.store.verify()).dropped, context).toEqual([]);
      if (process.env['RESHOOT_KILLS']) process.stderr.write(`${round + 1} of ${kills}, killed ${moments.at(-1)}: right\n`);
    }
    expect((await rig.render()).of('words/a/tiny')).toMatchObject({frames: {captured: 0}, shots: {kept: 6}});
    // Where most had ended before their moment came, nothing was proven.
    expect(moments.filter((moment) => moment.includes('SIGKILL')).length, moments.join('\n')).toBeGreaterThanOrEqual(kills / 2);
  });
});

/** Random numbers from a seed (Mulberry32). */
const mulberry32 = (start: number) => {
  let state = start >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

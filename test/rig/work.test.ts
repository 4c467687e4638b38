import {readFile, rm} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Work} from '../../src/core/work.ts';
import {bytesBelow, openRig, type ProjectName, type Rig} from '../helpers/rig.ts';

/** `RESHOOT_SEED=7` for another order. */
const seed = Number(process.env['RESHOOT_SEED'] ?? 3);

/** Numbers from 0 to 1, the same for every seed. */
const random = (): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

const makeNames = (work: readonly Pick<Work, 'name' | 'action'>[]): string[] =>
  work.flatMap(({name, action}) => (action === 'make' ? [name] : [])).sort();

describe('a film that is made item by item, each in a process of its own, in a shuffled order', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig('pairs');
    const features = ['captionedSpeech', 'lengthOfSpeech', 'continuedShot', 'ownSound', 'transition'];
    await rig.write('scenes/pair/features.ts', `export const features: readonly string[] = ${JSON.stringify(features)};\n`);
  });
  afterAll(() => rig.remove());

  const savedPlan = async (): Promise<readonly Work[]> => {
    const run = await rig.reshoot(['plan', '-o', 'plan.json']);
    expect(run.code, run.stderr).toBe(0);
    return (JSON.parse(await readFile(rig.path('plan.json'), 'utf8')) as {work: Work[]}).work;
  };

  it('has the bytes of a normal render', async () => {
    await rig.render();
    const normal = await bytesBelow(rig.path('out'));
    await rm(rig.path('out'), {recursive: true});
    await rm(rig.path('.reshoot'), {recursive: true});
    const next = random();
    for (let round = 1; round <= 8; round++) {
      const work = await savedPlan();
      const left = new Set(makeNames(work));
      if (left.size === 0) break;
      const order = work.map((one) => ({one, place: next()})).sort((a, b) => a.place - b.place);
      // As long as something is ready: what one item needs, another of the same plan may just have made.
      for (let isReady = true; isReady; ) {
        isReady = false;
        for (const {one} of order) {
          if (!left.has(one.name) || one.input === null || one.needs.some((need) => left.has(need))) continue;
          const made = await rig.reshoot(['work', one.name, '--plan', 'plan.json']);
          expect(made.code, `${one.name}: ${made.stderr}`).toBe(0);
          left.delete(one.name);
          isReady = true;
        }
      }
    }
    expect(makeNames(await savedPlan())).toEqual([]);
    expect(await bytesBelow(rig.path('out'))).toEqual(normal);
    expect((await rig.render('--frozen')).films.every(({frames}) => frames.captured === 0)).toBe(true);
  });

  it('is refused where the plan is older than the code, names no such work, or waits', async () => {
    const work = await savedPlan();
    const film = work.find(({kind}) => kind === 'film')?.name ?? '';
    await rig.edit('scenes/pair/video.tsx', "background: '#203040'", "background: '#304020'");
    const stale = await savedPlan();
    const segment = stale.find(({kind, action, input}) => kind === 'segment' && action === 'make' && input !== null)?.name ?? '';
    await rig.edit('scenes/pair/video.tsx', "background: '#304020'", "background: '#402030'");
    const words = async (...typed: string[]): Promise<string> => {
      const run = await rig.reshoot(['work', ...typed]);
      expect(run.code).not.toBe(0);
      return run.stderr;
    };
    expect(await words(segment, '--plan', 'plan.json')).toContain('plan-outdated');
    expect(await words('segment nowhere 0-1', '--plan', 'plan.json')).toContain('plan-invalid');
    expect(await words(film, '--plan', 'package.json')).toContain('plan-invalid');
    expect(await words(film, '--plan', 'missing.json')).toContain('npx reshoot plan -o plan.json');
  });
});

describe('a plan', () => {
  it.each<ProjectName>(['two-shots', 'chained', 'shuffled'])('names exactly what a render of %s then makes', async (project) => {
    const rig = await openRig(project);
    try {
      const planned = await rig.reshoot(['plan', '--json']);
      const {work} = JSON.parse(planned.stdout) as {work: Work[]};
      const {events} = await rig.render();
      expect(events.flatMap((event) => (event.event === 'work-made' ? [event.work] : [])).sort()).toEqual(makeNames(work));
    } finally {
      await rig.remove();
    }
  });
});

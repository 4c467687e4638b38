import {describe, expect, it} from 'vitest';
import type {Fingerprint} from '../../src/core/brand.ts';
import {digestOf} from '../../src/core/digest.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import {decideShots, wantedTakes} from '../../src/plan/plan-shots.ts';
import {planTotals} from '../../src/plan/totals.ts';
import {generators, knownGenerator, lockedTake, lockOf, timelineOf} from './a-video.ts';

const hosted = knownGenerator('hosted', '1', 0.25);
const get = generators(hosted);

/** 100 rows in two formats. All share the opening; every ten rows share the cup; the name is each row's own. */
const timelines: readonly Timeline[] = Array.from({length: 100}, (_, row) => row).flatMap((row) =>
  (
    [
      ['reel', 1080, 1920],
      ['wide', 1920, 1080],
    ] as const
  ).map(([format, width, height]) =>
    timelineOf(
      `coffee/row-${row}/${format}`,
      [
        {id: 'opening', prompt: 'steam over a cup at dawn'},
        {id: 'cup', prompt: `a cup of kind ${Math.floor(row / 10)}`},
        {id: 'name', prompt: `the name ${row}`, width: 640, height: 640},
      ],
      {width, height},
    ),
  ),
);

const plan = (lock = lockOf(), stored: ReadonlySet<Fingerprint> = new Set()) => {
  const storedTake = (fingerprint: Fingerprint) => (stored.has(fingerprint) ? {digest: digestOf(fingerprint)} : null);
  return decideShots(wantedTakes({id: 'coffee', ingredients: [], lock, timelines}, get, storedTake), storedTake, get);
};

describe('the plan of 200 variants', () => {
  // One opening a format, ten cups a format, and a name a row whose size is its own in both formats.
  const takes = 1 * 2 + 10 * 2 + 100;

  it('counts every shot of every variant, and every take once', () => {
    const shots = plan();
    expect(planTotals(shots, timelines.length)).toEqual({
      variants: 200,
      shots: 600,
      sounds: 0,
      uniqueTakes: takes,
      generate: takes,
      cost: {amount: takes * 0.25, currency: 'USD'},
    });
    const opening = shots.filter(({id}) => id === 'opening');
    expect(opening.map(({variants}) => variants.length)).toEqual([100, 100]);
    expect(new Set(shots.flatMap(({variants}) => variants)).size).toBe(200);
  });

  it('asks only for what is missing, where most is locked and there', () => {
    const first = plan();
    const lock = lockOf(...first.map(({id, spec}) => lockedTake(id, spec, hosted.identity)));
    const missing = new Set(first.filter(({id, spec}) => id === 'name' && /[05]$/.test(spec.prompt)).map(({fingerprint}) => fingerprint));
    expect(missing.size).toBe(20);
    const there = new Set(first.map(({fingerprint}) => fingerprint).filter((fingerprint) => !missing.has(fingerprint)));
    const again = plan(lock, there);
    expect(planTotals(again, 200)).toMatchObject({shots: 600, uniqueTakes: takes, generate: 20, cost: {amount: 5}});
    expect(new Set(again.filter(({action}) => action === 'generate').map(({fingerprint}) => fingerprint))).toEqual(missing);
    expect(again.filter(({action}) => action === 'keep')).toHaveLength(takes - 20);
  });
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {addSample, estimateLeftInMilliseconds, type Sample} from '../../src/report/estimate.ts';

const sampled = (samples: readonly Sample[]) => samples.reduce<readonly Sample[]>(addSample, []);

describe('the estimate of what is left', () => {
  it('is unknown before there is anything to go by', () => {
    expect(estimateLeftInMilliseconds([], 0)).toBeNull();
    expect(estimateLeftInMilliseconds([{at: 0, share: 0}], 60_000)).toBeNull();
  });

  it('is unknown in the first second, which says nothing about the rest', () => {
    const samples = sampled([
      {at: 0, share: 0},
      {at: 500, share: 0.5},
    ]);
    expect(estimateLeftInMilliseconds(samples, 999)).toBeNull();
    expect(estimateLeftInMilliseconds(samples, 1000)).toBe(1000);
  });

  it('goes on at the speed so far', () => {
    const samples = sampled([
      {at: 0, share: 0},
      {at: 4000, share: 0.25},
    ]);
    expect(estimateLeftInMilliseconds(samples, 4000)).toBe(12_000);
  });

  it('grows while nothing comes, instead of standing still', () => {
    const samples = sampled([
      {at: 0, share: 0},
      {at: 4000, share: 0.5},
    ]);
    expect(estimateLeftInMilliseconds(samples, 4000)).toBe(4000);
    expect(estimateLeftInMilliseconds(samples, 8000)).toBe(8000);
  });

  it('forgets a slow start after half a minute', () => {
    const slowStart = {at: 60_000, share: 0.1};
    const fast = [1, 2, 3, 4].map((step) => ({at: 60_000 + step * 10_000, share: 0.1 + step * 0.2}));
    const samples = sampled([{at: 0, share: 0}, slowStart, ...fast]);
    expect(estimateLeftInMilliseconds(samples, 100_000)).toBeCloseTo(5000, 6);
  });

  it('is zero when all is done', () => {
    const samples = sampled([
      {at: 0, share: 0},
      {at: 2000, share: 1},
    ]);
    expect(estimateLeftInMilliseconds(samples, 2000)).toBe(0);
  });

  it('is never negative and never grows memory, whatever the samples', () => {
    const course = fc.array(fc.record({step: fc.integer({min: 0, max: 5000}), gain: fc.double({min: 0, max: 0.2, noNaN: true})}), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(course, (steps) => {
        let [at, share] = [0, 0];
        let samples: readonly Sample[] = [];
        for (const {step, gain} of steps) {
          at += step;
          share = Math.min(1, share + gain);
          samples = addSample(samples, {at, share});
          expect(estimateLeftInMilliseconds(samples, at) ?? 0).toBeGreaterThanOrEqual(0);
          expect(at - (samples[1]?.at ?? at)).toBeLessThanOrEqual(30_000);
        }
      }),
    );
  });
});

import {describe, expect, it} from 'vitest';
import {limited, peaksFor} from '../../src/media/limiter.ts';
import {loudnessOf} from '../../src/media/loudness.ts';
import {decibels, linear, type Pcm, sampleRateInHertz} from '../../src/media/pcm.ts';
import {truePeakOf} from '../../src/media/true-peak.ts';

const sine = (hertz: number, level: number, {seconds = 5, phase = 0}: {seconds?: number; phase?: number} = {}): Pcm => {
  const side = Float32Array.from(
    {length: seconds * sampleRateInHertz},
    (_, i) => level * Math.sin((2 * Math.PI * hertz * i) / sampleRateInHertz + phase),
  );
  return {left: side, right: side.slice()};
};

const joined = (...parts: readonly Pcm[]): Pcm => {
  const channel = (side: 'left' | 'right'): Float32Array => Float32Array.from(parts.flatMap((part) => [...part[side]]));
  return {left: channel('left'), right: channel('right')};
};

describe('loudness', () => {
  it.each([-33, -23, -14])('of a stereo sine of 1 kHz at %i dBFS is as EBU Tech 3341 has it', (level) => {
    expect(loudnessOf(sine(1000, linear(level))).integratedInLufs).toBeCloseTo(level, 1);
  });

  it('leaves quiet stretches out, by the gates', () => {
    const [loud, quiet] = [sine(1000, linear(-23), {seconds: 10}), sine(1000, linear(-60), {seconds: 10})];
    expect(loudnessOf(joined(quiet, loud, quiet)).integratedInLufs).toBeCloseTo(-23, 0);
  });

  it('of what is silent or shorter than 400 ms is none', () => {
    expect(loudnessOf(sine(1000, 0)).integratedInLufs).toBe(-Infinity);
    expect(loudnessOf(sine(1000, 1, {seconds: 0.3})).integratedInLufs).toBe(-Infinity);
  });
});

describe('the true peak', () => {
  it('is found between the samples: a sine of 12 kHz at 45 degrees has none of its tops on one', () => {
    const pcm = sine(12_000, 0.5, {phase: Math.PI / 4, seconds: 1});
    expect(Math.max(...pcm.left.slice(100, 200))).toBeCloseTo(0.5 * Math.SQRT1_2, 3);
    expect(decibels(truePeakOf(pcm))).toBeCloseTo(decibels(0.5), 0);
  });
});

describe('the limiter', () => {
  it('holds every true peak under the ceiling and leaves the rest alone', () => {
    const quiet = sine(440, 0.2, {seconds: 1});
    const pcm = joined(quiet, sine(997, 1, {seconds: 0.2}), quiet);
    const out = limited(pcm, 1.5, {ceilingInDecibels: -1, peaks: peaksFor(pcm, 0.5)});
    expect(decibels(truePeakOf(out))).toBeLessThanOrEqual(-0.99);
    expect(decibels(truePeakOf(out))).toBeGreaterThan(-1.4);
    expect(out.left[20_000]).toBeCloseTo(1.5 * (pcm.left[20_000] ?? 0), 6);
    // Half a second after the loud part all of it has come back.
    expect(out.left[90_000]).toBeCloseTo(1.5 * (pcm.left[90_000] ?? 0), 2);
  });

  it('makes no step: the gain comes down before the peak', () => {
    const constant = {left: new Float32Array(48_000).fill(0.1), right: new Float32Array(48_000).fill(0.1)};
    constant.left.fill(0.9, 24_000, 24_010);
    const {right} = limited(constant, 1, {ceilingInDecibels: -12, peaks: peaksFor(constant, 0.2)});
    const steps = [...right].map((value, i) => Math.abs(value - (right[i - 1] ?? value)));
    expect(Math.min(...right)).toBeLessThan(0.05);
    expect(Math.max(...steps)).toBeLessThan(0.001);
  });
});

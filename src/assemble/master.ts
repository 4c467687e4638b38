import type {LoudnessTarget} from '../core/loudness-target.ts';
import {limited, peaksFor} from '../media/limiter.ts';
import {loudnessOf} from '../media/loudness.ts';
import {linear, type Pcm, peakOf} from '../media/pcm.ts';

/** Near enough to a target of ±0.5 LU, with room for what the encoder changes. */
const toleranceInLu = 0.05;

/** Limiting takes loudness away, so the gain is found step by step. */
const maximalSteps = 8;

/** A mastered mix, and what all of it was turned up by: the stems get the same. */
export interface Mastered {
  readonly pcm: Pcm;
  readonly gain: number;
}

/**
 * Brings a mix to its target: one gain over all of it, and a limiter for the peaks that are then too high. A film that is silent, or shorter than
 * 400 ms, has no loudness; only its peaks are held.
 */
export const mastered = (mix: Pcm, {integratedInLufs}: LoudnessTarget, ceilingInDecibels: number): Mastered => {
  const measured = loudnessOf(mix).integratedInLufs;
  let gain = Number.isFinite(measured) ? linear(integratedInLufs - measured) : 1;
  const largest = peakOf(mix);
  let peaks = peaksFor(mix, linear(ceilingInDecibels) / (gain * mostMore));
  for (let step = 1; ; step++) {
    const ceiling = linear(ceilingInDecibels);
    if (ceiling / gain < peaks.exactAbove) peaks = peaksFor(mix, ceiling / (gain * mostMore));
    const pcm = limited(mix, gain, {ceilingInDecibels, peaks});
    const isLoud = largest * gain > ceiling / 2;
    if (!isLoud || !Number.isFinite(measured)) return {pcm, gain};
    const missing = integratedInLufs - loudnessOf(pcm).integratedInLufs;
    if (Math.abs(missing) <= toleranceInLu || step === maximalSteps) return {pcm, gain};
    gain *= linear(missing);
  }
};

/** Limiting rarely asks for more gain than 3 dB: peaks are looked for as low as that needs. */
const mostMore = linear(3);

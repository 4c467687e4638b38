import type {LoudnessTarget} from '../core/loudness-target.ts';
import {limited} from '../media/limiter.ts';
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
  if (!Number.isFinite(measured)) return {pcm: limited(mix, 1, ceilingInDecibels), gain: 1};
  let gain = linear(integratedInLufs - measured);
  for (let step = 1; ; step++) {
    const isLoud = peakOf(mix) * gain > linear(ceilingInDecibels) / 2;
    const pcm = limited(mix, gain, ceilingInDecibels);
    if (!isLoud) return {pcm, gain};
    const missing = integratedInLufs - loudnessOf(pcm).integratedInLufs;
    if (Math.abs(missing) <= toleranceInLu || step === maximalSteps) return {pcm, gain};
    gain *= linear(missing);
  }
};

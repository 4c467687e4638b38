import type {SoundKind} from '../core/sound.ts';
import {loudnessOf} from './loudness.ts';
import {linear, type Pcm, peakOf} from './pcm.ts';

/** At which every sound is stored: room for peaks, far above the noise of 16 bits. */
const referenceInLufs = -20;

/** An effect is short: its loudest moment counts, and it may stand a little above speech. */
const loudestMomentInLufs = -17;

/** No stored sample is larger. */
const highestPeak = linear(-1);

/**
 * Brings a sound to the loudness that its kind is stored at, by one gain over all of it. What is too short to measure, or has peaks too high for
 * it, is brought as near as its peaks allow.
 */
export const toReferenceLoudness = (pcm: Pcm, kind: SoundKind | 'track' | 'shot'): Pcm => {
  const {integratedInLufs, momentaryInLufs} = loudnessOf(pcm);
  const peak = peakOf(pcm);
  if (peak === 0) return pcm;
  const measured = kind === 'effect' ? momentaryInLufs - loudestMomentInLufs : integratedInLufs - referenceInLufs;
  const gain = Math.min(highestPeak / peak, Number.isFinite(measured) ? linear(-measured) : linear(-6) / peak);
  return {left: pcm.left.map((sample) => sample * gain), right: pcm.right.map((sample) => sample * gain)};
};

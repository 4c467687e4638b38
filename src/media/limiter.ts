import {linear, type Pcm, sampleRateInHertz} from './pcm.ts';
import {truePeakAt} from './true-peak.ts';

/** The limiter sees what comes, so it is down before a peak is there and no peak gets through. */
const lookAheadInSamples = Math.round(0.004 * sampleRateInHertz);

/** Share of the way back to no reduction, for each sample: 63 % in 120 ms. */
const release = 1 - Math.exp(-1 / (0.12 * sampleRateInHertz));

/**
 * A sound, louder by `gain`, none of whose true peaks is above the ceiling. Where nothing is too loud, nothing but the gain is done; both channels
 * are turned down together, so that nothing wanders to the side.
 *
 * @param peaks of the same sound: looking for them is most of the work, and a master tries several gains.
 */
export const limited = (
  pcm: Pcm,
  gain: number,
  {ceilingInDecibels, peaks}: {readonly ceilingInDecibels: number; readonly peaks: Peaks},
): Pcm => {
  const {left, right} = pcm;
  const out: Pcm = {left: new Float32Array(left.length), right: new Float32Array(left.length)};
  const reductions = reductionsOf(peaks, linear(ceilingInDecibels) / gain);
  for (let i = 0; i < left.length; i++) {
    const factor = reductions === null ? gain : gain * (reductions[i] ?? 1);
    out.left[i] = (left[i] ?? 0) * factor;
    out.right[i] = (right[i] ?? 0) * factor;
  }
  return out;
};

/** The larger true peak of both channels at every sample. Exact wherever one is above `exactAbove`. */
export interface Peaks {
  readonly exactAbove: number;
  readonly values: Float32Array;
}

/** The peaks of a sound that may be limited to a ceiling as low as `lowest`, in the sound's own scale. */
export const peaksFor = ({left, right}: Pcm, lowest: number): Peaks => {
  const values = new Float32Array(left.length);
  // Between samples that are both below half of it, no peak is above it.
  for (let i = 0; i < left.length; i++) values[i] = Math.max(truePeakAt(left, i, lowest / 2), truePeakAt(right, i, lowest / 2));
  return {exactAbove: lowest, values};
};

/** What each sample is turned down by, 1 where by nothing; null where nothing is. */
const reductionsOf = ({exactAbove, values}: Peaks, ceiling: number): Float32Array | null => {
  if (ceiling < exactAbove) throw new RangeError('Peaks were looked for above a ceiling that is higher than this one: this is a bug.');
  const wanted = new Float32Array(values.length).fill(1);
  let isNeeded = false;
  let reduction = 1;
  for (let i = 0; i < values.length; i++) {
    const peak = values[i] ?? 0;
    reduction = Math.min(1, reduction + (1 - reduction) * release);
    if (peak * reduction > ceiling) {
      reduction = ceiling / peak;
      isNeeded = true;
    }
    wanted[i] = reduction > 0.99999 ? 1 : reduction;
  }
  return isNeeded ? smoothed(wanted) : null;
};

/**
 * The least reduction over the look-ahead, then its mean over the same length: falls in a straight line that ends where the peak begins, and is
 * nowhere above what is wanted, for every value in the mean has seen the peak.
 */
const smoothed = (wanted: Float32Array): Float32Array => {
  const least = new Float32Array(wanted.length);
  // Positions whose values ascend: the first is the least of the window.
  const waiting: number[] = [];
  let first = 0;
  for (let i = 0; i < wanted.length + lookAheadInSamples - 1; i++) {
    if (i < wanted.length) {
      while (waiting.length > first && (wanted[waiting[waiting.length - 1] ?? 0] ?? 1) >= (wanted[i] ?? 1)) waiting.pop();
      waiting.push(i);
    }
    const at = i - lookAheadInSamples + 1;
    if (at < 0) continue;
    while ((waiting[first] ?? at) < at) first++;
    least[at] = wanted[waiting[first] ?? at] ?? 1;
    if (first > 100_000) {
      waiting.splice(0, first);
      first = 0;
    }
  }
  const smooth = new Float32Array(wanted.length);
  let sum = lookAheadInSamples * (least[0] ?? 1);
  for (let i = 0; i < least.length; i++) {
    sum += (least[i] ?? 1) - (i >= lookAheadInSamples ? (least[i - lookAheadInSamples] ?? 1) : (least[0] ?? 1));
    smooth[i] = Math.min(1, sum / lookAheadInSamples);
  }
  return smooth;
};

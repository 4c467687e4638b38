import {linear, type Pcm, sampleRateInHertz} from './pcm.ts';
import {truePeakAt} from './true-peak.ts';

/** The limiter sees what comes, so it is down before a peak is there and no peak gets through. */
const lookAheadInSamples = Math.round(0.004 * sampleRateInHertz);

/** Share of the way back to no reduction, for each sample: 63 % in 120 ms. */
const release = 1 - Math.exp(-1 / (0.12 * sampleRateInHertz));

/**
 * A sound, louder by `gain`, none of whose true peaks is above the ceiling. Where nothing is too loud, nothing but the gain is done; both channels
 * are turned down together, so that nothing wanders to the side.
 */
export const limited = (pcm: Pcm, gain: number, ceilingInDecibels: number): Pcm => {
  const {left, right} = pcm;
  const ceiling = linear(ceilingInDecibels);
  const out: Pcm = {left: new Float32Array(left.length), right: new Float32Array(left.length)};
  const reductions = reductionsOf(pcm, ceiling / gain);
  for (let i = 0; i < left.length; i++) {
    const factor = gain * (reductions[i] ?? 1);
    out.left[i] = (left[i] ?? 0) * factor;
    out.right[i] = (right[i] ?? 0) * factor;
  }
  return out;
};

/** What each sample is turned down by, 1 where by nothing. */
const reductionsOf = ({left, right}: Pcm, ceiling: number): Float32Array => {
  const wanted = new Float32Array(left.length).fill(1);
  let isNeeded = false;
  let reduction = 1;
  for (let i = 0; i < left.length; i++) {
    const peak = Math.max(truePeakAt(left, i, ceiling / 2), truePeakAt(right, i, ceiling / 2));
    reduction = Math.min(1, reduction + (1 - reduction) * release);
    if (peak * reduction > ceiling) {
      reduction = ceiling / peak;
      isNeeded = true;
    }
    wanted[i] = reduction > 0.99999 ? 1 : reduction;
  }
  return isNeeded ? smoothed(wanted) : wanted;
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

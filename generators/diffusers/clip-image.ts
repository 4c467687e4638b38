/** A picture as CLIP's image encoder wants it: 224 × 224, blurred before it is made smaller, and normalised. */
import {type Numbers, numbers} from './tensors.ts';

const side = 224;

/** Radford et al. (arXiv 2103.00020): the mean and deviation of CLIP's training pictures. */
const mean = [0.48145466, 0.4578275, 0.40821073];
const deviation = [0.26862954, 0.26130258, 0.27577711];

/** [1, 3, H, W] from −1 to 1, to [1, 3, 224, 224]. */
export function clipImage({data, dims}: Numbers): Numbers {
  const [, , height = 1, width = 1] = dims;
  const result = new Float32Array(3 * side * side);
  for (let channel = 0; channel < 3; channel++) {
    const plane = data.subarray(channel * height * width, (channel + 1) * height * width);
    // Columns, then rows: each pass hands its result on with the sides exchanged.
    const wide = resampled(blurred(plane, {length: width, count: height}), {length: width, count: height});
    const whole = resampled(blurred(wide, {length: height, count: side}), {length: height, count: side});
    for (let i = 0; i < side * side; i++) {
      result[channel * side * side + i] = normalisedForClip(((whole[i] ?? 0) + 1) / 2, channel);
    }
  }
  return numbers(result, [1, 3, side, side]);
}

/** `value`: 0 to 1. */
export const normalisedForClip = (value: number, channel: number): number => (value - (mean[channel] ?? 0)) / (deviation[channel] ?? 1);

/** `count` lines of `length` numbers. */
interface Lines {
  readonly length: number;
  readonly count: number;
}

/** A Gauss filter as wide as the step between the samples that are kept, reflected at the edges (scikit-image's antialiasing). */
function blurred(lines: Float32Array, {length, count}: Lines): Float32Array {
  const sigma = Math.max((length / side - 1) / 2, 0.001);
  const size = Math.trunc(Math.max(4 * sigma, 3));
  const half = Math.floor((size % 2 === 0 ? size + 1 : size) / 2);
  const weights = Array.from({length: 2 * half + 1}, (_, i) => Math.exp(-((i - half) ** 2) / (2 * sigma ** 2)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const reflected = (at: number) => (at < 0 ? -at : at >= length ? 2 * length - 2 - at : at);
  const result = new Float32Array(lines.length);
  for (let line = 0; line < count; line++) {
    for (let at = 0; at < length; at++) {
      let value = 0;
      for (const [i, weight] of weights.entries()) value += (weight / sum) * (lines[line * length + reflected(at + i - half)] ?? 0);
      result[line * length + at] = value;
    }
  }
  return result;
}

/** Each line to 224 samples, corners on corners, by cubic convolution (Keys 1981, a = −0.75); lines come out as columns. */
function resampled(lines: Float32Array, {length, count}: Lines): Float32Array {
  const result = new Float32Array(side * count);
  for (let to = 0; to < side; to++) {
    const from = (to * (length - 1)) / (side - 1);
    const low = Math.floor(from);
    const taps = [-1, 0, 1, 2].map((offset) => ({
      at: Math.min(Math.max(low + offset, 0), length - 1),
      weight: cubic(Math.abs(from - low - offset)),
    }));
    for (let line = 0; line < count; line++) {
      let value = 0;
      for (const {at, weight} of taps) value += weight * (lines[line * length + at] ?? 0);
      result[to * count + line] = value;
    }
  }
  return result;
}

function cubic(x: number): number {
  const a = -0.75;
  return x <= 1 ? (a + 2) * x ** 3 - (a + 3) * x ** 2 + 1 : a * x ** 3 - 5 * a * x ** 2 + 8 * a * x - 4 * a;
}

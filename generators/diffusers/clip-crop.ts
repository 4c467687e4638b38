/**
 * A picture as CLIP's own image processor makes it: the shorter side to 224 by Pillow's bicubic filter, the middle cut out, normalised. Pillow
 * works in 8 bits and rounds between its two passes; so does this, because networks were trained on it.
 */
import {normalisedForClip} from './clip-image.ts';
import {type Numbers, numbers} from './tensors.ts';

const side = 224;

/** [1, 3, H, W] from −1 to 1, to [1, 3, 224, 224]. */
export function clipCrop({data, dims}: Numbers): Numbers {
  const [, , height = 1, width = 1] = dims;
  const shorter = Math.min(width, height);
  const size = {width: Math.trunc((side * width) / shorter), height: Math.trunc((side * height) / shorter)};
  const left = Math.floor((size.width - side) / 2);
  const top = Math.floor((size.height - side) / 2);
  const result = new Float32Array(3 * side * side);
  for (let channel = 0; channel < 3; channel++) {
    const plane = Float32Array.from(
      data.subarray(channel * height * width, (channel + 1) * height * width),
      (value) => (value + 1) * 127.5,
    );
    const wide = resampled(plane, {length: width, count: height}, size.width);
    const whole = resampled(wide, {length: height, count: size.width}, size.height);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        result[(channel * side + y) * side + x] = normalisedForClip((whole[(y + top) * size.width + x + left] ?? 0) / 255, channel);
      }
    }
  }
  return numbers(result, [1, 3, side, side]);
}

/** `count` lines of `length` numbers to lines of `target`, each handed on as a column. Where a picture shrinks the filter is as wide as the step. */
function resampled(lines: Float32Array, {length, count}: {length: number; count: number}, target: number): Float32Array {
  const step = length / target;
  const scale = Math.max(step, 1);
  const result = new Float32Array(target * count);
  for (let to = 0; to < target; to++) {
    const centre = (to + 0.5) * step;
    const first = Math.max(0, Math.trunc(centre - 2 * scale + 0.5));
    const end = Math.min(length, Math.trunc(centre + 2 * scale + 0.5));
    const weights = Array.from({length: end - first}, (_, i) => cubic(Math.abs((i + first - centre + 0.5) / scale)));
    const sum = weights.reduce((a, b) => a + b, 0);
    for (let line = 0; line < count; line++) {
      let value = 0;
      for (const [i, weight] of weights.entries()) value += (weight / sum) * (lines[line * length + first + i] ?? 0);
      result[to * count + line] = Math.min(Math.max(Math.round(value), 0), 255);
    }
  }
  return result;
}

/** Keys 1981, a = −0.5. */
function cubic(x: number): number {
  if (x < 1) return 1.5 * x ** 3 - 2.5 * x ** 2 + 1;
  return x < 2 ? -0.5 * x ** 3 + 2.5 * x ** 2 - 4 * x + 2 : 0;
}

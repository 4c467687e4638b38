/**
 * Pillow's bicubic filter, by which the image processors of transformers scale pictures: 8 bits, rounded between its two passes, as wide as the
 * step where a picture shrinks. Networks were trained on its results.
 */
import type {Numbers} from './tensors.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** [3, height, width], whole numbers from 0 to 255. */
  readonly data: Float32Array;
}

/** [1, 3, H, W] from −1 to 1, to another size. */
export function resizedAsPillow({data, dims}: Numbers, size: {readonly width: number; readonly height: number}): Pixels {
  const [, , height = 1, width = 1] = dims;
  const area = size.width * size.height;
  const result = new Float32Array(3 * area);
  for (let channel = 0; channel < 3; channel++) {
    const plane = data.subarray(channel * height * width, (channel + 1) * height * width).map((value) => (value + 1) * 127.5);
    const wide = resampled(plane, {length: width, count: height}, size.width);
    result.set(resampled(wide, {length: height, count: size.width}, size.height), channel * area);
  }
  return {...size, data: result};
}

/** `count` lines of `length` numbers to lines of `target`, each handed on as a column. */
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

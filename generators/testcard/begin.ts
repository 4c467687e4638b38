/** The picture that a card begins with. */
import type {ContinuedTake, RgbFrame} from '../../src/core/generator.ts';

/** A picture in another size, the nearest pixel for each: nothing here rounds differently on another machine. */
export const scaled = (
  {width, height, rgb}: ContinuedTake['picture'],
  size: {readonly width: number; readonly height: number},
): RgbFrame => {
  const out = new Uint8Array(size.width * size.height * 3);
  for (let y = 0; y < size.height; y += 1) {
    const row = Math.floor((y * height) / size.height) * width;
    for (let x = 0; x < size.width; x += 1) {
      const from = 3 * (row + Math.floor((x * width) / size.width));
      out.set(rgb.subarray(from, from + 3), 3 * (y * size.width + x));
    }
  }
  return out;
};

/** So much of the second, from 0 to 1. */
export const blended = (first: RgbFrame, second: RgbFrame, share: number): RgbFrame => {
  const part = Math.round(256 * share);
  return second.map((value, at) => ((first[at] ?? 0) * (256 - part) + value * part + 128) >> 8);
};

/** What of a picture is seen through a window: sampled between its pixels, so that slow moves do not jump. */
import type {Window} from './camera-motion.ts';
import type {Picture} from './decode.ts';

export interface View {
  /** The window for what is so near, from 0 for far to 1. */
  readonly windowOf: (nearness: number) => Window;
  /** [H, W]; null where the picture is a plane. */
  readonly nearness: Float32Array | null;
}

/** A picture of the same size. What lies outside of the source is its edge. */
export function seenThrough(picture: Picture, {windowOf, nearness}: View): Picture {
  const {width, height, data} = picture;
  const result = new Float32Array(data.length);
  const near = windowOf(1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [(x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5];
      let window = near;
      if (nearness) {
        // Which place is seen depends on how near that place is: looked for from the near side, so that what is in front hides what is behind.
        for (let i = 0; i < 6; i++) {
          const at = nearestPixel({x: window.x + u * window.side, y: window.y + v * window.side}, picture);
          window = windowOf(nearness[at] ?? 1);
        }
      }
      const sourceX = (window.x + u * window.side) * width - 0.5;
      const sourceY = (window.y + v * window.side) * height - 0.5;
      sampleInto(result, {at: y * width + x, sourceX, sourceY}, picture);
    }
  }
  return {width, height, data: result};
}

function nearestPixel({x, y}: {x: number; y: number}, {width, height}: Picture): number {
  const column = Math.min(Math.max(Math.floor(x * width), 0), width - 1);
  return Math.min(Math.max(Math.floor(y * height), 0), height - 1) * width + column;
}

/** The four pixels around a place, by their shares. */
function sampleInto(
  result: Float32Array,
  {at, sourceX, sourceY}: {at: number; sourceX: number; sourceY: number},
  {width, height, data}: Picture,
): void {
  const [x0, y0] = [Math.floor(sourceX), Math.floor(sourceY)];
  const [fx, fy] = [sourceX - x0, sourceY - y0];
  const [left, right] = [Math.min(Math.max(x0, 0), width - 1), Math.min(Math.max(x0 + 1, 0), width - 1)];
  const [top, bottom] = [Math.min(Math.max(y0, 0), height - 1) * width, Math.min(Math.max(y0 + 1, 0), height - 1) * width];
  for (let plane = 0; plane < 3 * width * height; plane += width * height) {
    const upper = (data[plane + top + left] ?? 0) * (1 - fx) + (data[plane + top + right] ?? 0) * fx;
    const lower = (data[plane + bottom + left] ?? 0) * (1 - fx) + (data[plane + bottom + right] ?? 0) * fx;
    result[plane + at] = upper * (1 - fy) + lower * fy;
  }
}

/** [3, H, W] from −1 to 1, as interleaved bytes. */
export function rgbOf({width, height, data}: Picture): Uint8Array {
  const area = width * height;
  return Uint8Array.from({length: 3 * area}, (_, i) => {
    const value = (data[(i % 3) * area + Math.floor(i / 3)] ?? 0) / 2 + 0.5;
    return Math.round(Math.min(Math.max(value, 0), 1) * 255);
  });
}

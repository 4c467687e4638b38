/** How wide the edges of a picture are: pixels from a tenth to nine tenths of the way between the colours on both sides. */
import {fileURLToPath} from 'node:url';
import sharp from 'sharp';

export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Vector scenes of the training, drawn at 1080 × 1920 by Skia: as sharp as a picture of this style can be. */
export async function edgesOfVectors(): Promise<number> {
  const widths: number[] = [];
  for (const name of ['city', 'mountain', 'village']) {
    const {data, info} = await sharp(fileURLToPath(new URL(`vectors/${name}.png`, import.meta.url)))
      .greyscale()
      .raw()
      .toBuffer({resolveWithObject: true});
    widths.push(...edgeWidths({data, width: info.width, height: info.height}));
  }
  return median(widths);
}

export async function edgesOf(rgb: Uint8Array, {width, height}: {width: number; height: number}): Promise<readonly number[]> {
  return edgeWidths({
    data: await sharp(rgb, {raw: {width, height, channels: 3}})
      .greyscale()
      .raw()
      .toBuffer(),
    width,
    height,
  });
}

/** Half of the window in which an edge is looked for: wider ones are gradients, or mush. */
const reach = 16;
const leastContrast = 36;

function edgeWidths({data, width, height}: Grey): readonly number[] {
  const widths: number[] = [];
  for (let y = 4; y < height; y += 6) {
    const row = data.subarray(y * width, (y + 1) * width);
    for (let x = reach; x < width - reach; x++) {
      const [left, right] = [row[x - reach] ?? 0, row[x + reach] ?? 0];
      const contrast = right - left;
      if (Math.abs(contrast) < leastContrast) continue;
      const share = (at: number): number => ((row[at] ?? 0) - left) / contrast;
      // The crossing of the middle between this pixel and the next, and flat ground on both sides.
      if (share(x) > 0.5 || share(x + 1) <= 0.5 || !isFlat(row, x - reach) || !isFlat(row, x + reach - 4)) continue;
      let [from, to] = [x, x + 1];
      while (from > x - reach && share(from) > 0.1) from--;
      while (to < x + reach && share(to) < 0.9) to++;
      // Where the two ends are crossed between pixels.
      const start = from + clamp((0.1 - share(from)) / (share(from + 1) - share(from)));
      const end = to - clamp((share(to) - 0.9) / (share(to) - share(to - 1)));
      widths.push(end - start);
      x += reach;
    }
  }
  return widths;
}

const isFlat = (row: Uint8Array, from: number): boolean => Math.abs((row[from] ?? 0) - (row[from + 4] ?? 0)) < 8;

const clamp = (value: number): number => (Number.isFinite(value) ? Math.max(0, Math.min(1, value)) : 0);

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

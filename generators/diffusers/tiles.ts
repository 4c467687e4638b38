/**
 * A picture too large to decode at once, decoded in overlapping tiles that fade into each other: across an overlap of e pixels, the share of
 * the later tile grows by 1/e a pixel. Numbers as those of diffusers' `enable_tiling`.
 */
import {type Numbers, numbers, sizeOf} from './tensors.ts';

/** Latents along one axis: tiles of `size`, one every `stride`. */
export interface Tiling {
  readonly size: number;
  readonly stride: number;
  /** A network of fixed size decodes whole tiles only: the last one is moved back instead of being cut. */
  readonly isFixed: boolean;
}

type Decode = (tile: Numbers) => Promise<Numbers>;

/** Latents [1, C, …, h, w] to pixels [1, 3, …, H, W]. */
export async function decodeInTiles(z: Numbers, {rows, columns}: {rows: Tiling; columns: Tiling}, decode: Decode): Promise<Numbers> {
  const [height = 1, width = 1] = z.dims.slice(-2);
  const [tops, lefts] = [spansOf(rows, height), spansOf(columns, width)];
  let whole: Numbers | null = null;
  let above: Tile[] = [];
  for (const [i, top] of tops.entries()) {
    const row: Tile[] = [];
    for (const [j, left] of lefts.entries()) {
      const decoded = await decode(cut(z, top, left));
      const factor = (decoded.dims.at(-1) ?? 1) / (left.end - left.start);
      const tile: Tile = {pixels: {...decoded, data: decoded.data.slice()}, top: scaled(top, factor), left: scaled(left, factor)};
      const [upper, beside] = [above[j], row[j - 1]];
      if (upper) fadeRows(upper, tile);
      if (beside) fadeColumns(beside, tile);
      row.push(tile);
      whole ??= empty(decoded, height * factor, width * factor);
      // Up to where the next tile begins; what lies beyond is in that one.
      paste(whole, tile, {
        bottom: (tops[i + 1]?.start ?? height) * factor,
        right: (lefts[j + 1]?.start ?? width) * factor,
      });
    }
    above = row;
  }
  return whole ?? z;
}

/** [start, end) */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface Tile {
  readonly pixels: Numbers;
  readonly top: Span;
  readonly left: Span;
}

const scaled = ({start, end}: Span, factor: number): Span => ({start: start * factor, end: end * factor});

function spansOf({size, stride, isFixed}: Tiling, length: number): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < length; start += stride) {
    if (isFixed && start + size >= length) {
      spans.push({start: Math.max(0, length - size), end: length});
      break;
    }
    spans.push({start, end: Math.min(start + size, length)});
  }
  return spans;
}

function cut(z: Numbers, top: Span, left: Span): Numbers {
  const [height = 1, width = 1] = z.dims.slice(-2);
  const lead = z.dims.slice(0, -2);
  const [h, w] = [top.end - top.start, left.end - left.start];
  const data = new Float32Array(sizeOf(lead) * h * w);
  for (let plane = 0; plane < sizeOf(lead); plane++) {
    for (let y = 0; y < h; y++) {
      const from = (plane * height + top.start + y) * width + left.start;
      data.set(z.data.subarray(from, from + w), (plane * h + y) * w);
    }
  }
  return numbers(data, [...lead, h, w]);
}

const empty = ({dims}: Numbers, height: number, width: number): Numbers => {
  const all = [...dims.slice(0, -2), height, width];
  return numbers(new Float32Array(sizeOf(all)), all);
};

function paste(whole: Numbers, {pixels, top, left}: Tile, {bottom, right}: {bottom: number; right: number}): void {
  const [height = 1, width = 1] = whole.dims.slice(-2);
  const [h = 1, w = 1] = pixels.dims.slice(-2);
  for (let plane = 0; plane < pixels.data.length / h / w; plane++) {
    for (let y = top.start; y < bottom; y++) {
      const from = (plane * h + y - top.start) * w;
      whole.data.set(pixels.data.subarray(from, from + right - left.start), (plane * height + y) * width + left.start);
    }
  }
}

function fadeRows(upper: Tile, tile: Tile): void {
  fade(upper, tile, {extent: upper.top.end - tile.top.start, isDown: true});
}

function fadeColumns(beside: Tile, tile: Tile): void {
  fade(beside, tile, {extent: beside.left.end - tile.left.start, isDown: false});
}

/** The first `extent` rows or columns of `tile` mixed with the last ones of its neighbour, which lie at the same place. */
function fade({pixels: a}: Tile, {pixels: b}: Tile, {extent, isDown}: {extent: number; isDown: boolean}): void {
  const [ah = 1, aw = 1] = a.dims.slice(-2);
  const [bh = 1, bw = 1] = b.dims.slice(-2);
  const [rows, columns] = isDown ? [extent, Math.min(aw, bw)] : [Math.min(ah, bh), extent];
  const [downBy, rightBy] = isDown ? [ah - extent, 0] : [0, aw - extent];
  for (let plane = 0; plane < b.data.length / bh / bw; plane++) {
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const share = (isDown ? y : x) / extent;
        const at = (plane * bh + y) * bw + x;
        const other = a.data[(plane * ah + y + downBy) * aw + x + rightBy] ?? 0;
        b.data[at] = Math.fround(other * (1 - share)) + Math.fround((b.data[at] ?? 0) * share);
      }
    }
  }
}

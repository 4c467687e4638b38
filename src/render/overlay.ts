import {planesOfRgb} from '../media/colour.ts';

/** What a run of 2 x 2 blocks needs. */
export const blockKind = {
  /** Nothing of the page: the picture stays as it is. */
  clear: 0,
  /** Nothing of the picture: the page's colours are copied. */
  covered: 1,
  /** Both. */
  mixed: 2,
} as const;

/** A page over its holes, ready to be blended with pictures: a pixel becomes `page + share / 255 * picture`, channel by channel. */
export interface Overlay {
  readonly width: number;
  readonly height: number;
  /** The page's own part, RGB. */
  readonly page: Uint8Array;
  /** How much of the picture shows, RGB: 0 to 255. */
  readonly share: Uint8Array;
  /** The page's own part as 4:2:0 planes; valid where blocks are covered. */
  readonly planes: Uint8Array;
  /** Runs that are not clear: kind, row of blocks, first block, end block. */
  readonly runs: Int32Array;
}

/**
 * Reads an overlay off a page drawn over black and over white: over black shows the page's part, the difference the picture's share.
 *
 * @param black RGB of the page over black holes, `3 * width * height` bytes.
 * @param white the same over white holes.
 * @example
 * overlayOf({width: 2, height: 2}, blackRgb, whiteRgb).runs // Int32Array [2, 0, 0, 1]: one mixed block
 */
export const overlayOf = (size: {readonly width: number; readonly height: number}, black: Uint8Array, white: Uint8Array): Overlay => {
  const {width, height} = size;
  const share = new Uint8Array(black.length);
  for (let at = 0; at < share.length; at++) {
    const difference = (white[at] ?? 0) - (black[at] ?? 0);
    share[at] = Math.max(0, difference);
  }
  const parts = {page: black, share, stride: 3 * width};
  const runs: number[] = [];
  for (let row = 0; row < height / 2; row++) {
    let kind: number = blockKind.clear;
    let start = 0;
    for (let block = 0; block <= width / 2; block++) {
      const next = block === width / 2 ? -1 : kindOfBlock(parts, 3 * (2 * row * width + 2 * block));
      if (next === kind) continue;
      if (kind !== blockKind.clear && block > start) runs.push(kind, row, start, block);
      kind = next;
      start = block;
    }
  }
  return {width, height, page: black, share, planes: planesOfRgb(black, size), runs: Int32Array.from(runs)};
};

/** @param at offset of the block's first pixel. */
const kindOfBlock = (
  {page, share, stride}: {readonly page: Uint8Array; readonly share: Uint8Array; readonly stride: number},
  at: number,
): number => {
  let isClear = true;
  let isCovered = true;
  for (let line = at; line <= at + stride; line += stride) {
    for (let channel = line; channel < line + 6; channel++) {
      if (share[channel] !== 255 || page[channel] !== 0) isClear = false;
      if (share[channel] !== 0) isCovered = false;
    }
  }
  if (isClear) return blockKind.clear;
  return isCovered ? blockKind.covered : blockKind.mixed;
};

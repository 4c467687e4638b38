import {type BlockRun, convertBlocks} from '../media/colour.ts';

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
  /** How much of the picture shows, RGB: 0 to 255. Valid where blocks are mixed. */
  readonly share: Uint8Array;
  /** The page's own part as 4:2:0 planes. Valid where blocks are covered. */
  readonly planes: Uint8Array;
  /** Runs that are not clear: kind, row of blocks, first block, end block. */
  readonly runs: Int32Array;
}

/**
 * Reads an overlay off a page drawn over black and over white: over black shows the page's part, the difference the picture's share.
 *
 * @param drawn.black RGB of the page over black holes, `3 * width * height` bytes. Becomes the overlay's own.
 * @param drawn.white the same over white holes. Becomes the overlay's own: the shares are written over it.
 * @param drawn.planes memory for the page's part, `3 / 2 * width * height` bytes.
 * @example
 * overlayOf({width: 2, height: 2}, {black, white, planes: new Uint8Array(6)}).runs // Int32Array [2, 0, 0, 1]: one mixed block
 */
export const overlayOf = (
  {width, height}: {readonly width: number; readonly height: number},
  {black, white, planes}: {readonly black: Uint8Array; readonly white: Uint8Array; readonly planes: Uint8Array},
): Overlay => {
  const runs: number[] = [];
  const add = (kind: number, run: BlockRun): void => {
    if (kind === blockKind.clear || run.end === run.start) return;
    runs.push(kind, run.row, run.start, run.end);
    if (kind === blockKind.covered) convertBlocks({width, height, rgb: black, planes}, run);
  };
  const rowLength = 6 * width;
  const nothing = new Uint8Array(rowLength);
  const everything = new Uint8Array(rowLength).fill(255);
  for (let row = 0; row < height / 2; row++) {
    const ofPage = black.subarray(row * rowLength, (row + 1) * rowLength);
    const overWhite = white.subarray(row * rowLength, (row + 1) * rowLength);
    // Most rows are of one kind, and comparing them whole costs nearly nothing.
    if (isSame(ofPage, nothing) && isSame(overWhite, everything)) continue;
    if (isSame(ofPage, overWhite)) add(blockKind.covered, {row, start: 0, end: width / 2});
    else for (const [kind, start, end] of runsOfRow({page: black, share: white, width}, row)) add(kind, {row, start, end});
  }
  return {width, height, page: black, share: white, planes, runs: Int32Array.from(runs)};
};

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

interface Drawn {
  readonly page: Uint8Array;
  /** Over white before, the picture's share afterwards. */
  readonly share: Uint8Array;
  readonly width: number;
}

/** Cuts a row of blocks into runs of one kind (kind, first block, end block), and notes the picture's share of each of its pixels. */
const runsOfRow = ({page, share, width}: Drawn, row: number): (readonly [number, number, number])[] => {
  const stride = 3 * width;
  for (let at = 2 * row * stride; at < 2 * (row + 1) * stride; at++) share[at] = Math.max(0, (share[at] ?? 0) - (page[at] ?? 0));
  const runs: (readonly [number, number, number])[] = [];
  let kind: number = blockKind.clear;
  let start = 0;
  for (let block = 0; block <= width / 2; block++) {
    const next = block === width / 2 ? -1 : kindOfBlock({page, share, stride}, 3 * (2 * row * width + 2 * block));
    if (next === kind) continue;
    runs.push([kind, start, block]);
    kind = next;
    start = block;
  }
  return runs;
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

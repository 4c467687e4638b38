import type {BlockRun} from '../media/colour.ts';
import {mixBlocks} from './mix-blocks.ts';
import {blockKind, type Overlay} from './overlay.ts';

/** How overlays and pictures are blended: part of the keys of what is made so. Raise the number with any change of pixels here or beside. */
export const blendIdentity = 'blend 1';

/**
 * Blends an overlay over a picture, in place. Blocks in which nothing of the page shows are not touched: there the film has the take's own
 * samples.
 *
 * @param planes 4:2:0 planes of the picture, as large as the overlay.
 */
export const blend = (overlay: Overlay, planes: Uint8Array): void => {
  const {runs} = overlay;
  for (let at = 0; at < runs.length; at += 4) {
    const run = {row: runs[at + 1] ?? 0, start: runs[at + 2] ?? 0, end: runs[at + 3] ?? 0};
    if (runs[at] === blockKind.mixed) mixBlocks(overlay, planes, run);
    else for (const {from, to} of linesOf(run, overlay)) planes.set(overlay.planes.subarray(from, to), from);
  }
};

/** The stretches of bytes that a run of blocks is made of: two lines of luma, one of each chroma. */
const linesOf = (
  run: BlockRun,
  {width, height}: {readonly width: number; readonly height: number},
): {readonly from: number; readonly to: number}[] => {
  const luma = 2 * run.row * width + 2 * run.start;
  const chroma = (run.row * width) / 2 + run.start;
  const blocks = run.end - run.start;
  const cb = width * height + chroma;
  const cr = cb + (width * height) / 4;
  return [
    {from: luma, to: luma + 2 * blocks},
    {from: luma + width, to: luma + width + 2 * blocks},
    {from: cb, to: cb + blocks},
    {from: cr, to: cr + blocks},
  ];
};

import {type BlockRun, cbOfFour, crOfFour, lumaOf, toRgb} from '../media/colour.ts';

export interface PageAndShare {
  readonly width: number;
  readonly height: number;
  /** RGB. */
  readonly page: Uint8Array;
  /** RGB, 0 to 255. */
  readonly share: Uint8Array;
}

/**
 * Mixes a run of 2 x 2 blocks in RGB, as a browser does: each pixel of the picture is converted, takes its share, the page's part is added, and
 * the result goes back to YUV; the block's chroma is the mean of its four pixels.
 *
 * @param planes the picture as 4:2:0 planes; its blocks are replaced.
 */
export const mixBlocks = ({width, height, page, share}: PageAndShare, planes: Uint8Array, run: BlockRun): void => {
  const {lumaPart, redFromCr, greenFromCb, greenFromCr, blueFromCb} = toRgb;
  const cbPlane = width * height;
  const crPlane = cbPlane + (width * height) / 4;
  for (let block = run.start; block < run.end; block++) {
    const chroma = (run.row * width) / 2 + block;
    const cb = planes[cbPlane + chroma] ?? 128;
    const cr = planes[crPlane + chroma] ?? 128;
    const fromRed = redFromCr[cr] ?? 0;
    const fromGreen = (greenFromCb[cb] ?? 0) + (greenFromCr[cr] ?? 0);
    const fromBlue = blueFromCb[cb] ?? 0;
    let sumOfRed = 0;
    let sumOfGreen = 0;
    let sumOfBlue = 0;
    for (let pixel = 0; pixel < 4; pixel++) {
      const at = (2 * run.row + (pixel >> 1)) * width + 2 * block + (pixel & 1);
      const luma = lumaPart[planes[at] ?? 0] ?? 0;
      const red = mixed(page[3 * at] ?? 0, share[3 * at] ?? 0, (luma + fromRed) >> 6);
      const green = mixed(page[3 * at + 1] ?? 0, share[3 * at + 1] ?? 0, (luma + fromGreen) >> 6);
      const blue = mixed(page[3 * at + 2] ?? 0, share[3 * at + 2] ?? 0, (luma + fromBlue) >> 6);
      planes[at] = lumaOf(red, green, blue);
      sumOfRed += red;
      sumOfGreen += green;
      sumOfBlue += blue;
    }
    planes[cbPlane + chroma] = cbOfFour(sumOfRed, sumOfGreen, sumOfBlue);
    planes[crPlane + chroma] = crOfFour(sumOfRed, sumOfGreen, sumOfBlue);
  }
};

/** One channel of one pixel. The picture's colour may lie outside of 0 to 255: video can say colours that screens cannot show. */
const mixed = (page: number, share: number, picture: number): number => {
  const shown = Math.min(255, Math.max(0, picture));
  // Division by 255, rounded, as a multiplication: exact for these sizes.
  const part = share * shown + 127;
  const sum = page + ((part + 1 + (part >> 8)) >> 8);
  return Math.min(255, sum);
};

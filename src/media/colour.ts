/**
 * Colours of 8-bit BT.709 video, limited range, in the fixed-point arithmetic of libyuv, which is Chromium's, with every chroma sample held over its
 * 2 x 2 pixels. With 128 in place of 135 for blue it equals every pixel that Chromium draws of a take on x64 (measured): there the factor has to fit a
 * signed byte, and saturated blues come out up to 5 % paler. Builds for other processors do not have that limit, nor do films.
 */

/** Contribution of luma to each channel, times 64. */
const lumaPart = Int32Array.from({length: 256}, (_, y) => Math.floor((y * 0x0101 * 18_997) / 65_536) - 1160);
const redFromCr = Int32Array.from({length: 256}, (_, v) => (v - 128) * 115);
const greenFromCb = Int32Array.from({length: 256}, (_, u) => (u - 128) * -14);
const greenFromCr = Int32Array.from({length: 256}, (_, v) => (v - 128) * -34);
const blueFromCb = Int32Array.from({length: 256}, (_, u) => (u - 128) * 135);

/** From planes to RGB: index with bytes, add luma's part and a channel's, shift right by 6, clamp. */
export const toRgb = {lumaPart, redFromCr, greenFromCb, greenFromCr, blueFromCb};

const scale = 65_536;
const weights = (range: number, ofRgb: readonly [number, number, number]): readonly [number, number, number] => {
  const [red, green, blue] = ofRgb;
  const scaled = (weight: number): number => Math.round((weight * range * scale) / 255);
  return [scaled(red), scaled(green), scaled(blue)];
};

const [yr, yg, yb] = weights(219, [0.2126, 0.7152, 0.0722]);
const [ur, ug, ub] = weights(224, [-0.2126 / 1.8556, -0.7152 / 1.8556, 0.5]);
const [vr, vg, vb] = weights(224, [0.5, -0.7152 / 1.5748, -0.0722 / 1.5748]);

/** Luma of a colour. */
export const lumaOf = (red: number, green: number, blue: number): number => 16 + ((yr * red + yg * green + yb * blue + 32_768) >> 16);

/** Chroma of four pixels together, from the sums of their channels: the shift divides by 4 as well. */
export const cbOfFour = (red: number, green: number, blue: number): number => 128 + ((ur * red + ug * green + ub * blue + 131_072) >> 18);
export const crOfFour = (red: number, green: number, blue: number): number => 128 + ((vr * red + vg * green + vb * blue + 131_072) >> 18);

/** One picture in planes: luma in full size, then the two chroma planes in half width and height. Sides are even. */
export interface YuvSize {
  readonly width: number;
  readonly height: number;
}

/** Bytes of a 4:2:0 picture. */
export const sizeOfYuv = ({width, height}: YuvSize): number => (width * height * 3) / 2;

/** RGB, three bytes a pixel, as 4:2:0 planes; the chroma of 2 x 2 pixels is the mean of theirs. */
export const planesOfRgb = (rgb: Uint8Array, size: YuvSize): Uint8Array => {
  const planes = new Uint8Array(sizeOfYuv(size));
  for (let row = 0; row < size.height / 2; row++) convertBlocks({...size, rgb, planes}, {row, start: 0, end: size.width / 2});
  return planes;
};

/** A run of 2 x 2 blocks on one row of blocks. */
export interface BlockRun {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

/** Converts a run of blocks of a picture and leaves the rest of its planes as it is. */
export const convertBlocks = (
  {width, height, rgb, planes}: YuvSize & {readonly rgb: Uint8Array; readonly planes: Uint8Array},
  {row, start, end}: BlockRun,
): void => {
  const cbPlane = width * height;
  const crPlane = (cbPlane * 5) / 4;
  for (let block = start; block < end; block++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let pixel = 0; pixel < 4; pixel++) {
      const at = (2 * row + (pixel >> 1)) * width + 2 * block + (pixel & 1);
      const r = rgb[3 * at] ?? 0;
      const g = rgb[3 * at + 1] ?? 0;
      const b = rgb[3 * at + 2] ?? 0;
      planes[at] = lumaOf(r, g, b);
      red += r;
      green += g;
      blue += b;
    }
    const chroma = (row * width) / 2 + block;
    planes[cbPlane + chroma] = cbOfFour(red, green, blue);
    planes[crPlane + chroma] = crOfFour(red, green, blue);
  }
};

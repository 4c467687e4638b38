import {toRgb, type YuvSize} from './colour.ts';

/** 4:2:0 planes as RGB, three bytes a pixel, with the colours that films are drawn with. */
export const rgbOfPlanes = (planes: Uint8Array, {width, height}: YuvSize): Uint8Array => {
  const {lumaPart, redFromCr, greenFromCb, greenFromCr, blueFromCb} = toRgb;
  const rgb = new Uint8ClampedArray(width * height * 3);
  const cbPlane = width * height;
  const crPlane = (cbPlane * 5) / 4;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const chroma = ((y >> 1) * width) / 2 + (x >> 1);
      const [cb, cr] = [planes[cbPlane + chroma] ?? 0, planes[crPlane + chroma] ?? 0];
      const luma = lumaPart[planes[at] ?? 0] ?? 0;
      rgb[3 * at] = (luma + (redFromCr[cr] ?? 0)) >> 6;
      rgb[3 * at + 1] = (luma + (greenFromCb[cb] ?? 0) + (greenFromCr[cr] ?? 0)) >> 6;
      rgb[3 * at + 2] = (luma + (blueFromCb[cb] ?? 0)) >> 6;
    }
  }
  return new Uint8Array(rgb.buffer);
};

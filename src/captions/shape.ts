/** The shape of a picture, as far as layouts care. */
export type FormatShape = 'upright' | 'square' | 'wide';

export const shapeOf = (width: number, height: number): FormatShape =>
  height > 1.3 * width ? 'upright' : width > 1.3 * height ? 'wide' : 'square';

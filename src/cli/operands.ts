/** Which variants a command is about. */
export const variantOperand = {
  notation: '[variant...]',
  description: 'video, video/row or video/row/format; globs work; all where none is named',
} as const;

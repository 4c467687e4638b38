/** A sign of music as a drawing, in a box 32 high. */
export interface NoteSign {
  readonly width: number;
  /** Path of SVG, filled in the colour of the text. */
  readonly path: string;
}

const head = (x: number, y: number): string => `M${x - 5} ${y}a5 3.7 -20 1 1 9.6 -2.6a5 3.7 -20 1 1 -9.6 2.6z`;
const stem = (x: number, top: number, bottom: number): string => `M${x - 1.2} ${top}h2.4v${bottom - top}h-2.4z`;
/** A stroke that hangs over from one stem to the other. */
const beam = (from: number, to: number, top: number): string =>
  `M${from - 1.2} ${top + 2}L${to + 1.2} ${top - 0.6}v4L${from - 1.2} ${top + 6}z`;

/**
 * Signs that subtitles mark singing with, drawn by us: no file of Inter has them, and fonts that have them are drawn for scores. Each is filled and outlined
 * as the letters around it.
 */
export const noteSigns: {readonly [sign: string]: NoteSign | undefined} = {
  '♩': {width: 15, path: `${head(6.8, 25)}${stem(11.2, 4, 24.5)}`},
  '♪': {width: 20, path: `${head(6.8, 25)}${stem(11.2, 4, 24.5)}M11 4c.4 5 7.6 5.6 7.2 11.6c-.1 1.8-.8 3.4-1.9 4.6c.9-4.6-1.6-7-5.3-8.2z`},
  '♫': {width: 27, path: `${head(6.6, 26)}${head(19.6, 24)}${stem(11, 7, 25.5)}${stem(24, 4.6, 23.5)}${beam(11, 24, 4.6)}`},
  '♬': {
    width: 27,
    path: `${head(6.6, 26)}${head(19.6, 24)}${stem(11, 7, 25.5)}${stem(24, 4.6, 23.5)}${beam(11, 24, 4.6)}${beam(11, 24, 10.4)}`,
  },
  '♭': {
    width: 14,
    path: 'M2.4 3h2.2v13.4c1.2-1.2 2.8-1.9 4.4-1.9c2.4 0 4 1.5 4 3.9c0 4.2-5.6 6.6-10.6 10.6zM4.6 19v6.2c3-2.1 5.4-4 5.4-6.4c0-1.2-.7-1.9-1.8-1.9c-1.3 0-2.6.8-3.6 2.1z',
  },
  '♮': {width: 15, path: 'M3 3h2.1v9.6l7-2.1v18.5h-2.1v-8.6l-7 2.1zM5.1 16.4v3.2l4.9-1.5v-3.2z'},
  '♯': {
    width: 18,
    path: 'M5.6 5h2v5.9l3.8-1.2V3.6h2v5.5l2.6-.8v3.6l-2.6.8v5.4l2.6-.8v3.6l-2.6.8V28h-2v-5.7l-3.8 1.2v6h-2v-5.4l-2.6.8v-3.6l2.6-.8v-5.4l-2.6.8v-3.6l2.6-.8zM7.6 14.5v5.4l3.8-1.2v-5.4z',
  },
};

/** Any of them, as a part of a regular expression. */
export const anyNoteSign = /[\u2669-\u266F]/u;

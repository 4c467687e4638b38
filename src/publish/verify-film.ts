import {ReshootError} from '../core/errors.ts';
import type {Timeline} from '../core/timeline.ts';
import {planesOfRgb} from '../media/colour.ts';
import {decodeFrames} from '../media/decode-frames.ts';
import {ffmpegExecutable} from '../remotion/executables.ts';

/** Side of the squares whose mean colours are compared, in pixels: smaller than a letter of a caption, larger than what encoding changes. */
const squareInPixels = 16;

/**
 * By how much means of luma or chroma may differ, in levels of 255. Encoding stays below 4, and browsers differ by up to 6 in the chroma of a saturated
 * blue; a wrong word is at 30 and more.
 */
const toleranceInLevels = 12;

/**
 * Compares a film with pictures that were drawn anew.
 *
 * @param drawn RGB pictures of the film's size, by frame.
 * @throws ReshootError `film-differs` naming the frame and the place of the first square that differs too much.
 */
export const verifyFilm = async (request: {
  readonly film: string;
  readonly timeline: Timeline;
  readonly drawn: ReadonlyMap<number, Uint8Array>;
  readonly signal: AbortSignal;
}): Promise<void> => {
  const {film, timeline, drawn, signal} = request;
  const {width, height, framesPerSecond} = timeline;
  const frames = [...drawn.keys()];
  let index = 0;
  const ffmpeg = ffmpegExecutable('ffmpeg');
  for await (const planes of decodeFrames({ffmpeg, file: film, frames, framesPerSecond, width, height, signal})) {
    const frame = frames[index++] ?? 0;
    const worst = worstSquare(planesOfRgb(drawn.get(frame) ?? new Uint8Array(0), timeline), planes, timeline);
    if (worst.levels <= toleranceInLevels) continue;
    throw new ReshootError('film-differs', {
      expected: `frame ${frame} as the browser draws it, within ${toleranceInLevels} levels of 255`,
      found: `a difference of ${worst.levels.toFixed(0)} levels at pixel ${worst.x}, ${worst.y}`,
      fix: `npx reshoot render ${timeline.variant} --full renders it from nothing; please report what the frame shows`,
      where: timeline.variant,
    });
  }
};

interface Square {
  readonly x: number;
  readonly y: number;
  readonly levels: number;
}

/** The square whose mean luma or chroma differs most between two pictures in planes. */
export const worstSquare = (
  wanted: Uint8Array,
  found: Uint8Array,
  {width, height}: {readonly width: number; readonly height: number},
): Square => {
  let worst: Square = {x: 0, y: 0, levels: 0};
  let plane = 0;
  // Chroma planes have half the width and height, and so have the squares on them.
  for (const half of [1, 2, 2]) {
    const stride = width / half;
    const lines = height / half;
    const side = squareInPixels / half;
    for (let y = 0; y < lines; y += side) {
      for (let x = 0; x < stride; x += side) {
        const square = {start: plane + y * stride + x, width: Math.min(side, stride - x), height: Math.min(side, lines - y), stride};
        const levels = meanDifference(wanted, found, square);
        if (levels > worst.levels) worst = {x: x * half, y: y * half, levels};
      }
    }
    plane += stride * lines;
  }
  return worst;
};

const meanDifference = (
  wanted: Uint8Array,
  found: Uint8Array,
  {start, width, height, stride}: {readonly start: number; readonly width: number; readonly height: number; readonly stride: number},
): number => {
  let sum = 0;
  for (let line = start; line < start + height * stride; line += stride) {
    for (let at = line; at < line + width; at++) sum += (wanted[at] ?? 0) - (found[at] ?? 0);
  }
  return Math.abs(sum) / (width * height);
};

import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {planesOfRgb} from '../../src/media/colour.ts';
import {decodeFrames} from '../../src/media/decode-frames.ts';
import {readPicture} from '../../src/media/read-picture.ts';
import {ffmpegExecutable} from '../../src/remotion/executables.ts';
import {ssimOfLuma} from '../../test/helpers/film.ts';

const size = {width: 1080, height: 1920};

/** How near frames of a film are to the pictures that were drawn for them. */
export interface Similarity {
  readonly mean: number;
  readonly least: number;
}

/**
 * Structural similarity of frames of a film to the uncompressed pictures.
 *
 * @param drawn folder of PNGs, drawn by Remotion; the last number in a name is the frame.
 */
export const similarityTo = async (drawn: string, film: string): Promise<Similarity> => {
  const names = (await readdir(drawn)).filter((name) => name.endsWith('.png')).sort((a, b) => frameOf(a) - frameOf(b));
  const frames = names.map(frameOf);
  const values: number[] = [];
  const signal = new AbortController().signal;
  const decoded = decodeFrames({ffmpeg: ffmpegExecutable('ffmpeg'), file: film, frames, framesPerSecond: 30, ...size, signal});
  for await (const planes of decoded) {
    const picture = await readPicture(await readFile(path.join(drawn, names[values.length] ?? '')), size);
    const wanted = planesOfRgb(picture, size);
    const luma = size.width * size.height;
    values.push(ssimOfLuma(wanted.subarray(0, luma), planes.subarray(0, luma), size.width));
  }
  return {mean: values.reduce((sum, value) => sum + value, 0) / values.length, least: Math.min(...values)};
};

const frameOf = (name: string): number => Number(/(\d+)\.png$/.exec(name)?.[1] ?? Number.NaN);

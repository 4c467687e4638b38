import {readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {maximalSegmentInFrames} from '../core/segments.ts';
import {startFfmpeg} from './ffmpeg.ts';
import {h264, h264Arguments, rawPlanesInput} from './h264.ts';

/**
 * The H.264 parameter sets of an MP4 file (the content of its `avcC` box); null where it has none. Streams with equal ones can follow one another
 * in one track.
 */
export const parameterSetsOf = async (file: string): Promise<Buffer | null> => {
  const bytes = await readFile(file);
  const name = bytes.indexOf('avcC', 0, 'latin1');
  if (name < 4) return null;
  return bytes.subarray(name + 4, name - 4 + bytes.readUInt32BE(name - 4));
};

const known = new Map<string, Promise<Buffer | null>>();

/** The parameter sets of films of a size and rate as they are encoded today, found by encoding one black frame. */
export const filmParameterSets = (film: {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly workFolder: string;
}): Promise<Buffer | null> => {
  const name = `${film.width}x${film.height}-${film.framesPerSecond}`;
  const found = known.get(name) ?? encodeOne(film, path.join(film.workFolder, `${name}.mp4`));
  known.set(name, found);
  return found;
};

const encodeOne = async (
  {width, height, framesPerSecond}: {readonly width: number; readonly height: number; readonly framesPerSecond: number},
  file: string,
): Promise<Buffer | null> => {
  const input = rawPlanesInput(width, height, framesPerSecond);
  const ffmpeg = startFfmpeg('ffmpeg', [
    '-y',
    ...input,
    ...h264Arguments({...h264.film, pictures: 'planes'}, framesPerSecond, maximalSegmentInFrames),
    file,
  ]);
  try {
    ffmpeg.stdin.end(new Uint8Array((width * height * 3) / 2));
    await ffmpeg.done;
    return await parameterSetsOf(file);
  } finally {
    await rm(file, {force: true});
  }
};

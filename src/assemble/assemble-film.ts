import {rm, writeFile} from 'node:fs/promises';
import {runFfmpeg} from '../media/ffmpeg.ts';

const copied = ['-c', 'copy', '-video_track_timescale', '90000', '-fflags', '+bitexact', '-map_metadata', '-1', '-f', 'mp4'];

/** A stored segment. */
export interface StoredSegment {
  readonly path: string;
  readonly durationInFrames: number;
}

/**
 * Joins segments by stream copy into a film without sound. Nothing is encoded here.
 *
 * @param request.picture where it goes.
 */
export const joinSegments = async (request: {
  readonly segments: readonly StoredSegment[];
  readonly picture: string;
  readonly signal: AbortSignal;
}): Promise<void> => {
  const {segments, picture, signal} = request;
  const list = `${picture}.segments.txt`;
  const files: string[] = [];
  try {
    for (const [index, {path, durationInFrames}] of segments.entries()) {
      files.push(durationInFrames === 1 ? await decodedAhead(path, `${picture}.${index}.mp4`, signal) : path);
    }
    await writeFile(list, files.map((file) => `file '${quoted(file)}'\n`).join(''));
    await runFfmpeg('ffmpeg', ['-y', '-f', 'concat', '-safe', '0', '-i', list, '-map', '0:v:0', ...copied, picture], signal);
  } finally {
    const own = files.filter((file) => file.startsWith(picture));
    await Promise.all([list, ...own].map((file) => rm(file, {force: true})));
  }
};

/**
 * A segment of a single frame as the others are. Their pictures are decoded one frame before they are shown, because B-frames refer to what follows; an
 * encoder that gets one frame leaves that delay out, and beside other segments the film would have a gap of a frame there, or lose one.
 */
const decodedAhead = async (segment: string, file: string, signal: AbortSignal): Promise<string> => {
  await runFfmpeg('ffmpeg', ['-y', '-i', segment, '-map', '0:v:0', ...copied, '-bsf:v', 'setts=dts=PTS-DURATION', file], signal);
  return file;
};

/**
 * Lays the mix under the picture, by stream copy, and puts the index in front.
 *
 * @param request.film where the film goes; in the folder of its final place, so that publishing is a rename.
 */
export const assembleFilm = async (request: {
  readonly picture: string;
  readonly audio: string;
  readonly film: string;
  readonly signal: AbortSignal;
}): Promise<void> => {
  const inputs = ['-y', '-i', request.picture, '-i', request.audio, '-map', '0:v:0', '-map', '1:a:0', '-movflags', '+faststart'];
  await runFfmpeg('ffmpeg', [...inputs, ...copied, request.film], request.signal);
};

/** ffmpeg's own quoting for list files: forward slashes work everywhere, a quote is closed, escaped and opened again. */
const quoted = (file: string): string => file.replaceAll('\\', '/').replaceAll("'", "'\\''");

/**
 *   film key = SHA-256( canonical JSON of {schema, segments: segment keys, audio: audio key} )
 */
import {rm, writeFile} from 'node:fs/promises';
import type {Digest} from '../core/brand.ts';
import {digestOfJson} from '../core/digest.ts';
import {runFfmpeg} from '../media/ffmpeg.ts';

const schema = 2;

/** Key of a film: equal keys give equal bytes. */
export const filmKey = (segments: readonly Digest[], audio: Digest): Digest => digestOfJson({schema, segments, audio});

const copied = ['-c', 'copy', '-video_track_timescale', '90000', '-fflags', '+bitexact', '-map_metadata', '-1', '-f', 'mp4'];

/**
 * Joins segments by stream copy into a film without sound. Nothing is encoded here.
 *
 * @param request.picture where it goes.
 */
export const joinSegments = async (request: {
  readonly segments: readonly string[];
  readonly picture: string;
  readonly signal: AbortSignal;
}): Promise<void> => {
  const list = `${request.picture}.segments.txt`;
  await writeFile(list, request.segments.map((segment) => `file '${quoted(segment)}'\n`).join(''));
  try {
    await runFfmpeg(
      'ffmpeg',
      ['-y', '-f', 'concat', '-safe', '0', '-i', list, '-map', '0:v:0', ...copied, request.picture],
      request.signal,
    );
  } finally {
    await rm(list, {force: true});
  }
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

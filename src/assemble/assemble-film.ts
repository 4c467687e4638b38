/**
 *   film key = SHA-256( canonical JSON of {schema, segments: segment keys, audio: audio key} )
 */
import {rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import {digestOfJson} from '../core/digest.ts';
import {runFfmpeg} from '../media/ffmpeg.ts';

const schema = 1;

/** Key of a film: equal keys give equal bytes. */
export const filmKey = (segments: readonly Digest[], audio: Digest): Digest => digestOfJson({schema, segments, audio});

/**
 * Joins segments by stream copy, lays the mix under them, puts the index in front. Nothing is encoded here.
 *
 * @param request.film where the film goes; in the folder of its final place, so that publishing is a rename.
 */
export const assembleFilm = async (request: {
  readonly segments: readonly string[];
  readonly audio: string;
  readonly film: string;
  readonly workFolder: string;
  readonly signal: AbortSignal;
}): Promise<void> => {
  const list = path.join(request.workFolder, `${path.basename(request.film)}.segments.txt`);
  await writeFile(list, request.segments.map((segment) => `file '${quoted(segment)}'\n`).join(''));
  try {
    await runFfmpeg(
      'ffmpeg',
      [
        ...['-y', '-f', 'concat', '-safe', '0', '-i', list, '-i', request.audio],
        ...['-map', '0:v:0', '-map', '1:a:0', '-c', 'copy'],
        ...['-movflags', '+faststart', '-video_track_timescale', '90000'],
        ...['-fflags', '+bitexact', '-map_metadata', '-1', '-f', 'mp4', request.film],
      ],
      request.signal,
    );
  } finally {
    await rm(list, {force: true});
  }
};

/** ffmpeg's own quoting for list files: forward slashes work everywhere, a quote is closed, escaped and opened again. */
const quoted = (file: string): string => file.replaceAll('\\', '/').replaceAll("'", "'\\''");

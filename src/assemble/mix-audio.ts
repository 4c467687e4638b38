/**
 *   audio key = SHA-256( canonical JSON of {schema, placements, sources, frames, framesPerSecond} )
 *
 * | field                   | why it changes the sound                                     |
 * | ----------------------- | ------------------------------------------------------------ |
 * | schema                  | version of this mixing and of the AAC settings               |
 * | placements              | per frame: what sounds, how loud, from where, how fast       |
 * | sources                 | digests of the files                                         |
 * | frames, framesPerSecond | length of the mix                                            |
 */
import {rm} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import type {Json} from '../core/canonical.ts';
import {digestOfJson} from '../core/digest.ts';
import type {AudioPlacement, Timeline} from '../core/timeline.ts';
import {runFfmpeg} from '../media/ffmpeg.ts';
import {mixPlacements} from '../remotion/mix.ts';
import type {PageToDraw} from '../remotion/page-options.ts';
import type {Store} from '../store/store.ts';

const schema = 1;

/** Key of a variant's sound. Placement ids are left out: Remotion makes them from the order of components. */
export const audioKey = (timeline: Timeline): Digest => {
  const heard = (sound: AudioPlacement): Json => {
    if (sound.type === 'samples') return {...sound};
    const {id: _, frame: __, ...placement} = sound;
    return placement;
  };
  const placements: Json = timeline.audio.map((placed) => placed.map(heard));
  const files = timeline.audio.flat().flatMap((sound) => (sound.type === 'samples' ? [] : [sound.src]));
  const sources: Json = [...new Set(files)].sort().map((src) => [src, timeline.assets[src] ?? null]);
  return digestOfJson({
    schema,
    placements,
    sources,
    frames: timeline.durationInFrames,
    framesPerSecond: timeline.framesPerSecond,
  });
};

/**
 * The one mix of the whole timeline as AAC, 48 kHz stereo, in an MP4 of its own: from the store, or made now. A film without sound gets
 * silence, because players and platforms expect a track.
 *
 * @param request.page the page on the composition; only opened where something sounds.
 */
export const mixAudio = async (request: {
  readonly timeline: Timeline;
  readonly store: Store;
  readonly page: () => Promise<PageToDraw>;
  readonly workFolder: string;
  readonly signal: AbortSignal;
}): Promise<{readonly path: string; readonly digest: Digest; readonly how: 'reused' | 'mixed' | 'silent'}> => {
  const {timeline, store, workFolder, signal} = request;
  const key = audioKey(timeline);
  const silent = timeline.audio.every((placed) => placed.length === 0);
  const known = await store.find('audio', key);
  if (known.state === 'present') return {path: known.path, digest: known.record.digest, how: 'reused'};
  const durationInSeconds = timeline.durationInFrames / timeline.framesPerSecond;
  const name = key.slice('sha256:'.length, 'sha256:'.length + 24);
  const mixed = path.join(workFolder, `${name}.wav`);
  const encoded = path.join(workFolder, `${name}.m4a`);
  try {
    if (!silent) await mixPlacements({placements: timeline.audio, page: await request.page(), wavFile: mixed});
    const input = silent ? ['-f', 'lavfi', '-i', 'anullsrc=channel_layout=stereo:sample_rate=48000'] : ['-i', mixed];
    await runFfmpeg(
      'ffmpeg',
      [
        ...['-y', ...input, '-vn', '-af', 'apad', '-t', durationInSeconds.toFixed(6)],
        ...['-c:a', 'aac', '-b:a', '192k', '-ar', '48000', '-ac', '2'],
        ...['-fflags', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1', '-f', 'mp4', encoded],
      ],
      signal,
    );
    const record = await store.putFile('audio', key, encoded, {durationInSeconds, silent});
    const stored = await store.find('audio', key);
    if (stored.state !== 'present') throw new Error('The sound that was just stored is not in the store.');
    return {path: stored.path, digest: record.digest, how: silent ? 'silent' : 'mixed'};
  } finally {
    await rm(mixed, {force: true});
    await rm(encoded, {force: true});
  }
};

import {readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import type {Speech} from '../core/ducking.ts';
import type {LoudnessTarget} from '../core/loudness-target.ts';
import type {SoundKind, TimelineSound} from '../core/sound.ts';
import type {Timeline} from '../core/timeline.ts';
import {runFfmpeg} from '../media/ffmpeg.ts';
import {loudnessOf} from '../media/loudness.ts';
import {decibels, type Pcm, sampleOfFrame, silence} from '../media/pcm.ts';
import {toReferenceLoudness} from '../media/reference-loudness.ts';
import {decodeSound, encodeSound} from '../media/sound-file.ts';
import {truePeakOf} from '../media/true-peak.ts';
import {readWav} from '../media/wav.ts';
import type {PageToDraw} from '../remotion/page-options.ts';
import type {Store, StoreRecord} from '../store/store.ts';
import {mastered} from './master.ts';
import {addElements} from './mix-elements.ts';
import {addSound} from './mix-sounds.ts';

/** What is heard in a film, with the files that were found for it. */
export interface HeardFilm {
  /** With every part of a shot's sound once. */
  readonly timeline: Timeline;
  /** Files of our own sounds, by sound id: takes, those of shots where they have sound, and the files of `<Music src>`. */
  readonly files: ReadonlyMap<string, string>;
  readonly speech: readonly Speech[];
  readonly loudness: LoudnessTarget;
  /** The page on the composition; only opened where an element of `@remotion/media` plays. */
  readonly page: () => Promise<PageToDraw>;
  /** Where a file lies that an element of Remotion plays, by its URL in the timeline. */
  readonly sourceOf: (src: string) => Promise<string>;
  readonly workFolder: string;
  readonly signal: AbortSignal;
}

/**
 * The one mix of the whole timeline as AAC, 48 kHz stereo, in an MP4 of its own. What elements of Remotion play and our own sounds are one sum, which is
 * brought to the loudness of the format. A film without sound gets silence, because players and platforms expect a track.
 *
 * @param key from `core/soundtrack.ts`.
 */
export const mixAudio = async (film: HeardFilm, {key, store}: {readonly key: Digest; readonly store: Store}): Promise<StoreRecord> => {
  const {timeline, workFolder} = film;
  const silent = timeline.sounds.length === 0 && timeline.audio.every((placed) => placed.length === 0);
  const name = path.join(workFolder, key.slice('sha256:'.length, 'sha256:'.length + 24));
  const encoded = `${name}.m4a`;
  try {
    const facts = silent ? await encodeSilence(film, encoded) : await encodeLoud(film, await mixOf(film, name), encoded);
    const durationInSeconds = timeline.durationInFrames / timeline.framesPerSecond;
    return await store.putFile('audio', key, encoded, {durationInSeconds, silent, ...facts});
  } finally {
    await rm(encoded, {force: true});
  }
};

/** Which part of a mix: one kind of our sounds, `shot`: what shots' generators made with their pictures, or `other`: what Remotion's elements play. */
export type Part = SoundKind | 'shot' | 'other';

/** The part that a sound is in: somebody's own music is music. */
const partOf = ({request}: TimelineSound): Part => (request.kind === 'track' ? 'music' : request.kind);

/** The parts that a film has. */
export const partsOf = ({sounds, audio}: Timeline): Part[] => {
  const other: Part[] = audio.some((placed) => placed.length > 0) ? ['other'] : [];
  return [...new Set(sounds.map(partOf)), ...other].sort();
};

/** The sum of everything, or of one part, before it is brought to its loudness. */
export const mixOf = async (request: HeardFilm, name: string, part: Part | null = null): Promise<Pcm> => {
  const {timeline, files, speech, signal} = request;
  const {framesPerSecond, durationInFrames} = timeline;
  const mix = silence(sampleOfFrame(durationInFrames, framesPerSecond));
  if (part === null || part === 'other') await addElements(mix, request, name);
  for (const placed of timeline.sounds) {
    if (part !== null && part !== partOf(placed)) continue;
    const {request: sound, playback, placements} = placed;
    const file = files.get(sound.id);
    if (file === undefined) throw new RangeError(`Sound '${sound.id}' has no file when it is mixed: this is a bug.`);
    signal.throwIfAborted();
    const samples = await samplesOf(sound.kind, file, signal);
    addSound(mix, {samples, playback, placements}, {framesPerSecond, speech});
  }
  return mix;
};

const samplesOf = async (kind: TimelineSound['request']['kind'], file: string, signal: AbortSignal): Promise<Pcm> => {
  if (kind === 'track') return readTrack(file, signal);
  return kind === 'shot' ? decodeSound(file, signal) : readWav(await readFile(file));
};

/** Somebody's own music, brought to the loudness at which ours is stored, so that a gain means the same for both. */
const readTrack = async (file: string, signal: AbortSignal): Promise<Pcm> => toReferenceLoudness(await decodeSound(file, signal), 'track');

/** What the file measures. */
type Measured = {readonly integratedInLufs: number; readonly truePeakInDecibels: number};

/** AAC moves peaks by a few tenths of a decibel, up as well: the limiter stops so far below the target at first. */
const headroomInDecibels = 0.4;

/** Encodes a mix so that the file itself, decoded and measured, keeps its target: where a peak is too high, the limiter stops lower. */
const encodeLoud = async ({loudness, signal}: HeardFilm, mix: Pcm, file: string): Promise<Measured> => {
  let ceiling = loudness.truePeakInDecibels - headroomInDecibels;
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    const {pcm} = mastered(mix, loudness, ceiling);
    await encodeSound(pcm, {encoding: aac, file, signal});
    const decoded = await decodeSound(file, signal);
    const measured = {integratedInLufs: loudnessOf(decoded).integratedInLufs, truePeakInDecibels: decibels(truePeakOf(decoded))};
    const excess = measured.truePeakInDecibels - loudness.truePeakInDecibels;
    if (excess <= 0 || attempt === 5) return finite(measured);
    ceiling -= excess + 0.1;
  }
};

/** JSON has no -Infinity, which silence measures. */
const finite = ({integratedInLufs, truePeakInDecibels}: Measured): Measured => ({
  integratedInLufs: Math.max(-200, integratedInLufs),
  truePeakInDecibels: Math.max(-200, truePeakInDecibels),
});

// The fast coder is nearer to its source at this rate than the default one, and takes half its time.
const aac = [
  ...['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '192k', '-ar', '48000', '-ac', '2'],
  ...['-fflags', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1', '-f', 'mp4'],
];

const encodeSilence = async ({timeline, signal}: HeardFilm, file: string): Promise<{[name: string]: never}> => {
  const durationInSeconds = timeline.durationInFrames / timeline.framesPerSecond;
  const input = ['-f', 'lavfi', '-i', 'anullsrc=channel_layout=stereo:sample_rate=48000'];
  await runFfmpeg('ffmpeg', ['-y', ...input, '-vn', '-af', 'apad', '-t', durationInSeconds.toFixed(6), ...aac, file], signal);
  return {};
};

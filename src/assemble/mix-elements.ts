/**
 * What elements of Remotion play (`<Html5Audio>`, `<OffthreadVideo>`, `<Html5Video>`, and those of `@remotion/media`), added to our own mix: exact to the
 * sample, with any number of volumes and elements. Remotion's mixer writes volumes as one nested expression, which ffmpeg refuses from a few hundred
 * values on, and moves a trimmed clip whose sound begins late.
 */
import {rm, writeFile} from 'node:fs/promises';
import {ReshootError} from '../core/errors.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Pcm} from '../media/pcm.ts';
import {playSound} from '../media/play-sound.ts';
import {soundTracksOf} from '../media/sound-tracks.ts';
import {wavBytes} from '../media/wav.ts';
import type {PageToDraw} from '../remotion/page-options.ts';
import {decodeInPage} from '../remotion/page-samples.ts';
import {type ElementRun, elementRuns, type Playing} from './element-runs.ts';
import {joinSamples, type PageSound} from './join-samples.ts';
import {addRun, placeRun} from './mix-run.ts';

export interface ElementsToMix {
  readonly timeline: Pick<Timeline, 'variant' | 'audio' | 'framesPerSecond'>;
  /** The page on the composition: opened where an element of `@remotion/media` plays, which only the page can decode. */
  readonly page: () => Promise<PageToDraw>;
  /** Where a file lies that an element names; it throws what a user has to know where there is none. */
  readonly sourceOf: (src: string) => Promise<string>;
  readonly signal: AbortSignal;
}

/** Runs of one file that is played in one way: one pass over the file serves them all. */
interface PlayedFile {
  readonly playing: Playing;
  readonly runs: readonly ElementRun[];
}

/**
 * Adds everything that elements of Remotion play.
 *
 * @param name of files that are written meanwhile.
 * @throws ReshootError `sound-invalid` where something cannot be played.
 */
export const addElements = async (mix: Pcm, request: ElementsToMix, name: string): Promise<void> => {
  const {timeline, page, signal} = request;
  for (const played of playedFiles(elementRuns(timeline.audio, timeline.framesPerSecond))) {
    signal.throwIfAborted();
    await addFile(mix, played, request);
  }
  if (!timeline.audio.some((placed) => placed.some(({type}) => type === 'samples'))) return;
  const samples = await decodeInPage(await page());
  for (const sound of joinSamples(samples, timeline.framesPerSecond)) await addPageSound(mix, sound, {...request, name});
};

const playedFiles = (runs: readonly ElementRun[]): PlayedFile[] => {
  const files = new Map<string, {playing: Playing; runs: ElementRun[]}>();
  for (const run of runs) {
    const {src, streamIndex, playbackRate, toneFrequency} = run.playing;
    const key = JSON.stringify([src, streamIndex, playbackRate, toneFrequency]);
    const file = files.get(key) ?? {playing: run.playing, runs: []};
    file.runs.push(run);
    files.set(key, file);
  }
  return [...files.values()];
};

const addFile = async (mix: Pcm, {playing, runs}: PlayedFile, {timeline, sourceOf, signal}: ElementsToMix): Promise<void> => {
  const {variant, framesPerSecond} = timeline;
  checkTone(playing, variant);
  const file = await sourceOf(playing.src);
  await orUnreadable(playing.src, variant, async () => {
    const tracks = await soundTracksOf(file, signal);
    // A video without sound is silent, as in a browser.
    if (tracks.channels.length === 0) return;
    if (playing.streamIndex >= tracks.channels.length) throw noSuchStream(playing, tracks.channels.length, variant);
    const placed = runs.map((run) => placeRun(run, framesPerSecond, mix.left.length));
    const endInSamples = placed.reduce((last, {source, start, end}) => Math.max(last, source + end - start), 0);
    const onSamples = (piece: Pcm, at: number): void => {
      for (const run of placed) addRun(mix, run, {piece, at});
    };
    await playSound({...playing, file, tracks, endInSamples}, onSamples, signal);
  });
};

/** The page has trimmed it and made it as loud as it is to be; its pitch is left to whoever mixes. */
const addPageSound = async (
  mix: Pcm,
  {pcm, startInSamples, toneFrequency}: PageSound,
  {timeline, name, signal}: Pick<ElementsToMix, 'timeline' | 'signal'> & {readonly name: string},
): Promise<void> => {
  const add = (piece: Pcm, at: number): void => {
    const from = startInSamples + at;
    for (let i = 0; i < piece.left.length && from + i < mix.left.length; i++) {
      mix.left[from + i] = (mix.left[from + i] ?? 0) + (piece.left[i] ?? 0);
      mix.right[from + i] = (mix.right[from + i] ?? 0) + (piece.right[i] ?? 0);
    }
  };
  if (toneFrequency === 1) return add(pcm, 0);
  checkTone({src: 'an element of @remotion/media', toneFrequency}, timeline.variant);
  const file = `${name}.page.wav`;
  try {
    await writeFile(file, wavBytes(pcm));
    const tracks = {channels: [2], clockStartsAtZero: false};
    await playSound({file, tracks, streamIndex: 0, playbackRate: 1, toneFrequency, endInSamples: pcm.left.length}, add, signal);
  } finally {
    await rm(file, {force: true});
  }
};

/** What ffmpeg says of a file is said with the file's name. */
const orUnreadable = async (src: string, variant: string, play: () => Promise<void>): Promise<void> => {
  try {
    await play();
  } catch (error) {
    if (!(error instanceof ReshootError) || error.code !== 'render-failed') throw error;
    throw new ReshootError('sound-invalid', {
      expected: 'a file whose sound can be decoded',
      found: `ffmpeg ended with ${error.facts.found}`,
      fix: 'export the file again as MP4 with AAC, MP3 or WAV, or write muted where its sound is not needed',
      where: `${nameOf(src)}, played in ${variant}`,
      cause: error,
    });
  }
};

const noSuchStream = ({src, streamIndex}: Playing, count: number, variant: string): ReshootError =>
  new ReshootError('sound-invalid', {
    expected: `an audioStreamIndex of a sound that the file has: ${count === 1 ? '0' : `0 to ${count - 1}`}`,
    found: String(streamIndex),
    fix: 'write audioStreamIndex={0}, or leave it out',
    where: `${nameOf(src)}, played in ${variant}`,
  });

const checkTone = ({src, toneFrequency}: Pick<Playing, 'src' | 'toneFrequency'>, variant: string): void => {
  if (toneFrequency >= 0.01 && toneFrequency <= 2) return;
  throw new ReshootError('sound-invalid', {
    expected: 'a toneFrequency from 0.01 to 2',
    found: String(toneFrequency),
    fix: 'write toneFrequency={1}, which leaves the pitch as it is',
    where: `${nameOf(src)}, played in ${variant}`,
  });
};

/** A file of the project by its path; an address may be a whole file. */
const nameOf = (src: string): string => {
  if (src.startsWith('/')) return decodeURIComponent(src.slice(1));
  return src.length > 120 ? `${src.slice(0, 60)}…` : src;
};

/**
 * One run of an element, added to the mix. A volume holds from the first sample of its frame on; until the next frame it goes in a straight line to that
 * frame's, so that a curve has no steps. Where two frames are further apart than by half, that is a cut, which takes 5 ms from its own frame on.
 */
import {type Pcm, sampleOfFrame, sampleRateInHertz} from '../media/pcm.ts';
import type {ElementRun} from './element-runs.ts';

/** A run in samples. */
export interface PlacedRun {
  /** Of the film: `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Of the file as it is played, at `start`. */
  readonly source: number;
  readonly fadeInInSamples: number;
  readonly volumes: readonly number[];
  readonly framesPerSecond: number;
}

/** A step in the middle of a wave would click. */
const cutInSamples = Math.round(0.005 * sampleRateInHertz);

/** Where a run lies. A run that another one continues plays on for 5 ms, into the other's beginning. */
export const placeRun = (run: ElementRun, framesPerSecond: number, filmInSamples: number): PlacedRun => {
  const {start, volumes, mediaStartInSeconds, playing, isContinued} = run;
  const end = sampleOfFrame(start + volumes.length, framesPerSecond) + (isContinued ? cutInSamples : 0);
  const source = Math.round((mediaStartInSeconds / playing.playbackRate) * sampleRateInHertz);
  return {
    start: sampleOfFrame(start, framesPerSecond),
    end: Math.min(filmInSamples, end),
    source,
    // The beginning of a file is no cut.
    fadeInInSamples: source > 0 ? cutInSamples : 0,
    volumes,
    framesPerSecond,
  };
};

/**
 * Adds what a piece of the file has for a run.
 *
 * @param played the piece, and which sample of the file it begins with.
 */
export const addRun = (mix: Pcm, run: PlacedRun, played: {readonly piece: Pcm; readonly at: number}): void => {
  const {start, end, source} = run;
  const offset = start + played.at - source;
  const from = Math.max(start, offset);
  const to = Math.min(end, offset + played.piece.left.length);
  for (let at = from; at < to; at++) {
    const level = gainAt(run, at);
    mix.left[at] = (mix.left[at] ?? 0) + (played.piece.left[at - offset] ?? 0) * level;
    mix.right[at] = (mix.right[at] ?? 0) + (played.piece.right[at - offset] ?? 0) * level;
  }
};

const gainAt = (run: PlacedRun, at: number): number => {
  const {start, end, fadeInInSamples} = run;
  const rising = at - start < fadeInInSamples ? (at - start) / fadeInInSamples : 1;
  const falling = end - at < cutInSamples ? (end - at) / cutInSamples : 1;
  return volumeAt(run, at - start) * rising * falling;
};

const volumeAt = ({volumes, framesPerSecond}: PlacedRun, sample: number): number => {
  const position = (sample * framesPerSecond) / sampleRateInHertz;
  const frame = Math.min(volumes.length - 1, Math.floor(position));
  const volume = volumes[frame] ?? 0;
  const before = volumes[frame - 1] ?? volume;
  const next = volumes[frame + 1] ?? volume;
  const sinceFrame = ((position - frame) * sampleRateInHertz) / framesPerSecond;
  const cut = sinceFrame < cutInSamples && isCut(before, volume) ? (before - volume) * (1 - sinceFrame / cutInSamples) : 0;
  return volume + cut + (isCut(volume, next) ? 0 : (next - volume) * (position - frame));
};

const isCut = (before: number, after: number): boolean => Math.abs(after - before) > Math.max(before, after) / 2;

/**
 * Our own sounds, laid out on the film: one sum over the whole timeline, exact to the sample. Places come from frames by one rounding each, so that
 * nothing drifts, however long the film is; sounds are stored at 48 kHz, so nothing is resampled here.
 */
import {duckingAt, type Speech} from '../core/ducking.ts';
import {type SoundPlacement, type SoundPlayback, silenceInDecibels} from '../core/sound.ts';
import {linear, type Pcm, sampleOfFrame, sampleRateInHertz} from '../media/pcm.ts';

/** A sound with its samples. */
export interface SoundToMix {
  readonly samples: Pcm;
  readonly playback: SoundPlayback;
  readonly placements: readonly SoundPlacement[];
}

/** Gains are calculated so often and go in straight lines between: 1.3 ms is finer than any fade. */
const stepInSamples = 64;

/** Where a sound is cut in the middle of a wave, it fades over 5 ms: a step would click. */
const cutInSamples = Math.round(0.005 * sampleRateInHertz);

/** Adds a sound to the mix, wherever it is placed. */
export const addSound = (
  mix: Pcm,
  sound: SoundToMix,
  film: {readonly framesPerSecond: number; readonly speech: readonly Speech[]},
): void => {
  for (const placement of sound.placements) addPlacement(mix, sound, {...film, placement});
};

interface Placed {
  readonly placement: SoundPlacement;
  readonly framesPerSecond: number;
  readonly speech: readonly Speech[];
}

const addPlacement = (mix: Pcm, {samples, playback}: SoundToMix, {placement, framesPerSecond, speech}: Placed): void => {
  const inSamples = (frames: number): number => sampleOfFrame(frames, framesPerSecond);
  const length = samples.left.length;
  const from = Math.min(length, inSamples(playback.trimBeforeInFrames));
  const to = playback.trimAfterInFrames === null ? length : Math.min(length, inSamples(playback.trimAfterInFrames));
  const period = to - from;
  if (period <= 0) return;
  const offset = inSamples(placement.offsetInFrames);
  const start = inSamples(placement.start);
  const room = Math.min(mix.left.length, inSamples(placement.end));
  const end = playback.loops ? room : Math.min(room, start + period - offset);
  const isCutOff = playback.loops || end < start + length - from - offset;
  const isCutIn = playback.loops || from + offset > 0;
  const fadeIn = Math.max(isCutIn ? cutInSamples : 0, inSamples(playback.fadeInInFrames));
  const fadeOut = Math.max(isCutOff ? cutInSamples : 0, inSamples(playback.fadeOutInFrames));
  const heardBefore = playback.fadeInInFrames > 0 ? offset : 0;
  const gainAt = (at: number): number => {
    const frame = ((at - start) * framesPerSecond) / sampleRateInHertz;
    const decibels = levelAt(placement.gainsInDecibels, frame);
    if (decibels <= silenceInDecibels) return 0;
    const ducked = playback.ducking === null ? 0 : duckingAt(at / sampleRateInHertz, speech, playback.ducking);
    const rising = fadeIn === 0 ? 1 : Math.min(1, (at - start + heardBefore) / fadeIn);
    const falling = fadeOut === 0 ? 1 : Math.min(1, Math.max(0, (end - at) / fadeOut));
    return linear(decibels + ducked) * rising * falling;
  };
  const seamAt = playback.loops && !isSeamless(samples, from, to) ? seamOf(period) : null;
  let gain = gainAt(start);
  for (let block = start; block < end; block += stepInSamples) {
    const blockEnd = Math.min(end, block + stepInSamples);
    const next = gainAt(blockEnd);
    const slope = (next - gain) / (blockEnd - block);
    for (let at = block; at < blockEnd; at++) {
      const heard = at - start + offset;
      const source = from + (playback.loops ? heard % period : heard);
      const level = (gain + slope * (at - block)) * (seamAt === null ? 1 : seamAt(source - from));
      mix.left[at] = (mix.left[at] ?? 0) + (samples.left[source] ?? 0) * level;
      mix.right[at] = (mix.right[at] ?? 0) + (samples.right[source] ?? 0) * level;
    }
    gain = next;
  }
};

/** The level between two frames lies between theirs. */
const levelAt = (gains: readonly number[], frame: number): number => {
  const before = gains[Math.min(gains.length - 1, Math.floor(frame))] ?? 0;
  const after = gains[Math.min(gains.length - 1, Math.floor(frame) + 1)] ?? before;
  return before + (after - before) * (frame - Math.floor(frame));
};

/** Samples on each side of a seam to which its step is compared: 2 ms. */
const nearInSamples = 96;

/** Steps of this size, beside the largest one near by, are a part of the wave. */
const largestStep = 3;

/**
 * Whether what repeats goes on over its end as it goes on elsewhere. Made beds do; a bed that is trimmed, and somebody's song, begin again in the middle
 * of a wave.
 */
const isSeamless = ({left, right}: Pcm, from: number, to: number): boolean =>
  [left, right].every((side) => {
    const step = (before: number, after: number): number => Math.abs((side[after] ?? 0) - (side[before] ?? 0));
    let largest = 0;
    for (let i = 1; i < Math.min(nearInSamples, to - from); i++) {
      largest = Math.max(largest, step(from + i - 1, from + i), step(to - 1 - i, to - i));
    }
    return step(to - 1, from) <= largestStep * largest;
  });

/** The level around a seam that has a step: down to nothing and up again, over 5 ms each. */
const seamOf =
  (period: number) =>
  (position: number): number =>
    Math.min(1, position / cutInSamples, (period - 1 - position) / cutInSamples);

import {ReshootError} from './errors.ts';
import {type Ducking, loudestInDecibels, type SoundKind, type SoundPlayback, silenceInDecibels} from './sound.ts';
import {within} from './sound-request.ts';

/** How a sound is played, as its author writes it. None of it makes a take again. */
export interface SoundPlaybackProps {
  /** 0 plays it as loud as speech; -6 half as loud. May follow the frame. */
  readonly gainInDecibels?: number | undefined;
  readonly fadeInInFrames?: number | undefined;
  readonly fadeOutInFrames?: number | undefined;
  /** Frames of the sound to leave out at its beginning. */
  readonly trimBeforeInFrames?: number | undefined;
  /** Frame of the sound to end with. */
  readonly trimAfterInFrames?: number | undefined;
}

/** Of beds: whether they repeat, and how they make room for speech. */
export interface BedPlaybackProps extends SoundPlaybackProps {
  readonly loop?: boolean | undefined;
  /** `false`: speech does not move it. Numbers replace the defaults: 12 dB down within 200 ms, up again within 600 ms. */
  readonly ducking?: boolean | Partial<Ducking> | undefined;
}

/** Deep enough to understand every word, slow enough not to be noticed. */
export const defaultDucking: Ducking = {amountInDecibels: 12, attackInMilliseconds: 200, releaseInMilliseconds: 600};

/** What a film needs most often: speech in front, music behind it, weather behind both. */
export const defaultGainsInDecibels: Readonly<Record<SoundKind, number>> = {dialogue: 0, effect: -4, music: -8, ambience: -14};

/**
 * The playback that an element's props stand for, checked at the door.
 *
 * @throws ReshootError `sound-invalid`
 */
export const soundPlayback = (
  kind: SoundKind,
  props: BedPlaybackProps,
  where: string,
): {readonly gainInDecibels: number; readonly playback: SoundPlayback} => {
  const isBed = kind === 'ambience' || kind === 'music';
  const {gainInDecibels = defaultGainsInDecibels[kind], fadeInInFrames = 0, fadeOutInFrames = 0, trimBeforeInFrames = 0} = props;
  const {trimAfterInFrames = null, loop = isBed, ducking = isBed} = props;
  within(gainInDecibels, {name: 'gainInDecibels', from: silenceInDecibels, to: loudestInDecibels, where});
  const frames = {fadeInInFrames, fadeOutInFrames, trimBeforeInFrames, ...(trimAfterInFrames === null ? {} : {trimAfterInFrames})};
  for (const [name, value] of Object.entries(frames)) within(value, {name, from: 0, to: 1_000_000, where});
  if (trimAfterInFrames !== null && trimAfterInFrames <= trimBeforeInFrames) {
    throw new ReshootError('sound-invalid', {
      expected: 'trimAfterInFrames after trimBeforeInFrames: both count from the beginning of the sound',
      found: `trimBeforeInFrames ${trimBeforeInFrames}, trimAfterInFrames ${trimAfterInFrames}`,
      fix: `write trimAfterInFrames={${trimBeforeInFrames + 30}}`,
      where,
    });
  }
  return {
    gainInDecibels,
    playback: {loops: loop, fadeInInFrames, fadeOutInFrames, trimBeforeInFrames, trimAfterInFrames, ducking: duckingOf(ducking, where)},
  };
};

const duckingOf = (ducking: boolean | Partial<Ducking>, where: string): Ducking | null => {
  if (ducking === false) return null;
  const wanted = {...defaultDucking, ...(ducking === true ? {} : ducking)};
  within(wanted.amountInDecibels, {name: 'ducking.amountInDecibels', from: 0, to: 60, where});
  within(wanted.attackInMilliseconds, {name: 'ducking.attackInMilliseconds', from: 1, to: 10_000, where});
  within(wanted.releaseInMilliseconds, {name: 'ducking.releaseInMilliseconds', from: 1, to: 10_000, where});
  return wanted;
};

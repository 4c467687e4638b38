import type {TimedWord} from './timed-word.ts';

/**
 * What the page is told about a `<Dialogue>`: all that may shape the timeline. It enters the key of a timeline, so whatever is not here cannot
 * move a sequence or a caption.
 */
export interface SpokenLine {
  /** `made`: measured on the take. `estimated`: guessed from the text, because the take is not made yet; a render makes it first. */
  readonly state: 'made' | 'estimated';
  readonly durationInSeconds: number;
  readonly words: readonly TimedWord[];
  /** Frame of the film on which it begins; null where the scan has not seen it yet. */
  readonly startFrame: number | null;
}

/** What a line lasts that no scan has seen yet: long enough for a sequence to exist, so that the next pass sees the line in it. */
export const unseenLine: SpokenLine = {state: 'estimated', durationInSeconds: 1, words: [], startFrame: null};

/**
 * Whole frames that hold all of a sound: its last frame may be partly silent.
 *
 * @example
 * framesOf(2.01, 30) // 61
 */
export const framesOf = (durationInSeconds: number, framesPerSecond: number): number =>
  // 1e-6: 2.3 s at 30 frames a second is 69 frames, not 70, whatever the multiplication says.
  Math.max(1, Math.ceil(durationInSeconds * framesPerSecond - 1e-6));

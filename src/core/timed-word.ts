/**
 * A word of a sound and when it is heard. Times are seconds from the beginning of the sound, not of the film, so that they hold wherever the
 * sound is placed; a list of words ascends and its words do not overlap.
 *
 * @example
 * const words: TimedWord[] = [{text: 'Some', startInSeconds: 0.08, endInSeconds: 0.31}];
 */
export interface TimedWord {
  /** As the author wrote it, with its punctuation: "late." */
  readonly text: string;
  readonly startInSeconds: number;
  /** When its last phone ends. The next word may begin later: what lies between is a pause. */
  readonly endInSeconds: number;
}

/** How far beds step back while somebody speaks: the same for the mix and for plain Remotion. */
import type {Ducking} from './sound.ts';
import type {TimedWord} from './timed-word.ts';

/** A stretch of the film in which somebody speaks. */
export interface Speech {
  readonly startInSeconds: number;
  readonly endInSeconds: number;
}

/** A breath between words is no reason to rise: shorter pauses count as speech. */
const longestBreathInSeconds = 0.7;

/**
 * The stretches in which lines are spoken.
 *
 * @param lines each with its place in the film; words where they are known, the whole sound elsewhere.
 * @example
 * speechOf([{startInSeconds: 2, durationInSeconds: 1.5, words: []}]) // [{startInSeconds: 2, endInSeconds: 3.5}]
 */
export const speechOf = (
  lines: readonly {readonly startInSeconds: number; readonly durationInSeconds: number; readonly words: readonly TimedWord[]}[],
): Speech[] => {
  const spoken = lines
    .flatMap(({startInSeconds, durationInSeconds, words}) =>
      words.length === 0
        ? [{startInSeconds, endInSeconds: startInSeconds + durationInSeconds}]
        : words.map((word) => ({startInSeconds: startInSeconds + word.startInSeconds, endInSeconds: startInSeconds + word.endInSeconds})),
    )
    .sort((a, b) => a.startInSeconds - b.startInSeconds);
  const merged: {startInSeconds: number; endInSeconds: number}[] = [];
  for (const {startInSeconds, endInSeconds} of spoken) {
    const last = merged.at(-1);
    if (last && startInSeconds - last.endInSeconds < longestBreathInSeconds) last.endInSeconds = Math.max(last.endInSeconds, endInSeconds);
    else merged.push({startInSeconds, endInSeconds});
  }
  return merged;
};

/**
 * What ducking takes off at a moment, in decibels: 0, or less. It is all down when the first word begins (the mix knows what comes) and rises
 * after the last; straight in decibels, which is even to the ear.
 *
 * @example
 * duckingAt(2.5, [{startInSeconds: 2, endInSeconds: 3.5}], {amountInDecibels: 12, attackInMilliseconds: 200, releaseInMilliseconds: 500}) // -12
 */
export const duckingAt = (timeInSeconds: number, speech: readonly Speech[], ducking: Ducking): number => {
  const {amountInDecibels, attackInMilliseconds, releaseInMilliseconds} = ducking;
  let share = 0;
  for (const {startInSeconds, endInSeconds} of speech) {
    if (timeInSeconds < startInSeconds) {
      share = Math.max(share, 1 - ((startInSeconds - timeInSeconds) * 1000) / Math.max(1, attackInMilliseconds));
      // They ascend: no later one is nearer.
      break;
    }
    share = Math.max(
      share,
      timeInSeconds <= endInSeconds ? 1 : 1 - ((timeInSeconds - endInSeconds) * 1000) / Math.max(1, releaseInMilliseconds),
    );
  }
  return share === 0 ? 0 : -amountInDecibels * share;
};

import type {speechOf} from '../core/ducking.ts';
import type {TimelineSound} from '../core/sound.ts';
import type {TimedWord} from '../core/timed-word.ts';

/** A stretch of speech, as `speechOf` takes it. */
export type SpokenInFilm = Parameters<typeof speechOf>[0][number];

/** When somebody speaks in a shot's own sound: at its words where they are known, all the while elsewhere. */
export const linesOfShot = (
  {placements}: Pick<TimelineSound, 'placements'>,
  {words, framesPerSecond}: {readonly words: readonly TimedWord[]; readonly framesPerSecond: number},
): SpokenInFilm[] =>
  placements.map(({start, end, offsetInFrames}) => {
    const [from, to] = [offsetInFrames / framesPerSecond, (offsetInFrames + end - start) / framesPerSecond];
    // Words that this showing of the shot leaves out move nothing.
    const heard = words.filter(({startInSeconds, endInSeconds}) => startInSeconds < to && endInSeconds > from);
    const cut = heard.map(({text, startInSeconds, endInSeconds}) => ({
      text,
      startInSeconds: Math.max(0, startInSeconds - from),
      endInSeconds: Math.min(to, endInSeconds) - from,
    }));
    return {startInSeconds: start / framesPerSecond, durationInSeconds: words.length === 0 ? to - from : 0, words: cut};
  });

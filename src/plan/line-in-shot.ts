import {ReshootError} from '../core/errors.ts';
import type {PlannedShot} from '../core/planned-take.ts';
import {lineOfShot} from '../core/shot-sound.ts';
import type {SpokenLine} from '../core/spoken-line.ts';
import type {TimedWord} from '../core/timed-word.ts';
import {estimateLine} from './estimate-line.ts';

/** Nobody knows how fast it will be spoken: as English is read aloud. */
const unknownVoice = {pace: 1, pauseInSeconds: 0.4};

/**
 * What the page is told about a line that a shot's generator speaks. Its length is what its text lets expect, before and after: a shot is made in the
 * length that it has, so a measured one could never come true. Its words are the take's, in seconds from the take's first frame.
 *
 * @throws ReshootError `dialogue-without-words` where the generator does not tell when they are heard.
 */
export const lineInShot = (
  {id, spec, audio, generator}: PlannedShot,
  {words, isMade, variant}: {readonly words: readonly TimedWord[] | null; readonly isMade: boolean; readonly variant: string},
): Omit<SpokenLine, 'startFrame'> => {
  if (audio?.isWordless || (isMade && words === null)) {
    throw new ReshootError('dialogue-without-words', {
      expected: 'a line whose words have times: something follows or captions it',
      found: `"${lineOfShot(id)}", which generator '${generator.id}' speaks with the picture without telling when`,
      fix: `name a voice, and it is spoken by that: audio={{dialogue: {text: '…', voice: 'narrator'}}}; or leave out what follows it`,
      where: `<GeneratedShot id="${id}"> of ${variant}`,
    });
  }
  const begins = Math.max(0, (spec.sound?.dialogue?.startFrame ?? 0) / spec.framesPerSecond);
  const line = estimateLine(spec.sound?.dialogue?.text ?? '', unknownVoice);
  const later = line.words.map(({text, startInSeconds, endInSeconds}) => ({
    text,
    startInSeconds: startInSeconds + begins,
    endInSeconds: endInSeconds + begins,
  }));
  return {state: isMade ? 'made' : 'estimated', durationInSeconds: line.durationInSeconds + begins, words: words ?? later};
};

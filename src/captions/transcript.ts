import {ReshootError} from '../core/errors.ts';
import type {Finding} from '../core/finding.ts';
import type {TimedWord} from '../core/timed-word.ts';
import {inSeconds} from './heard-units.ts';
import {Repairs} from './repairs.ts';
import {hasPartsWithoutSpaces} from './script.ts';
import {splitText} from './split-text.ts';
import {heardIn} from './transcript-forms.ts';
import {withAllTimes} from './untimed-words.ts';

/** A transcript as it was read. */
export interface ReadTranscript {
  readonly words: readonly TimedWord[];
  /** What was repaired, for the author to know. */
  readonly findings: readonly Finding[];
}

/**
 * The words of a transcript, in whichever of the usual forms a recogniser writes it:
 *
 * | form                                                             | who writes it                                             |
 * | ---------------------------------------------------------------- | ---------------------------------------------------------- |
 * | `[{text, startInSeconds, endInSeconds}]`                          | Reshoot                                                    |
 * | `[{text, startMs, endMs}]`                                        | `@remotion/captions`                                       |
 * | `{words: [{word, start, end}]}`, also inside `segments`           | OpenAI's Whisper and those that follow it: faster-whisper, WhisperX, AssemblyAI, Vosk, ElevenLabs |
 * | `{transcription: [{offsets, text, tokens}]}`                      | whisper.cpp                                                |
 * | `{results: …}`                                                    | Deepgram, Google Speech-to-Text, Amazon Transcribe          |
 * | `{characters, character_start_times_seconds, …}`                  | ElevenLabs' speech: characters are put together to words    |
 * | `{tokens: ['▁Good', …], timestamps: [0.1, …]}`                    | sherpa-onnx: tokens are put together to words              |
 *
 * @throws ReshootError `transcript-invalid` for anything else, and where the unit of times is not sure.
 * @example
 * readTranscript({words: [{word: 'Good', start: 0.1, end: 0.4}]}, 'heard.json')
 * // {words: [{text: 'Good', startInSeconds: 0.1, endInSeconds: 0.4}], findings: []}
 */
export const readTranscript = (value: unknown, where: string): ReadTranscript => {
  const repairs = new Repairs(where);
  const entries = heardIn(value);
  if (entries === null) throw invalid(typeof value === 'string' ? 'a text' : (JSON.stringify(value)?.slice(0, 80) ?? 'nothing'), where);
  const wrong = entries.find(({hasText}) => !hasText);
  if (wrong) throw invalid(wrong.place, where);
  const words = withAllTimes(
    inSeconds(
      entries.filter(({text}) => text !== ''),
      repairs,
    ),
    repairs,
  );
  return {words: withShortTexts(words, repairs), findings: repairs.findings()};
};

/** Segments whose words have no times share their time among them, by their letters; as in the rest of the list, spaces stand before words or nowhere. */
const withShortTexts = (words: readonly TimedWord[], repairs: Repairs): TimedWord[] => {
  const single = words.filter(({text}) => !isSentence(text));
  const hasSpaces = single.length === 0 || single.some(({text}) => /^\s|\s$/u.test(text));
  return words.flatMap((found) => {
    if (!isSentence(found.text)) return [found];
    repairs.note({
      line: null,
      expected: 'times for single words',
      found: `only those of ${JSON.stringify(found.text.trim().slice(0, 60))}; its words share them, by their letters`,
      fix: 'have the recogniser write the times of words (word timestamps)',
    });
    let gap: string = ' ';
    return splitText({...found, text: found.text.trim()}, null).map((word) => {
      const text = (hasSpaces ? gap : '') + word.text;
      gap = word.gap;
      return {text, startInSeconds: word.startInSeconds, endInSeconds: word.endInSeconds};
    });
  });
};

/** A text that was not said in one go: an author may have put two words together. */
const isSentence = (text: string): boolean => {
  const bare = text.trim();
  if (hasPartsWithoutSpaces(bare)) return [...bare].length > 8;
  return /\s/u.test(bare) && (bare.split(/\s+/u).length > 3 || bare.length > 25);
};

const invalid = (found: string, where: string): ReshootError =>
  new ReshootError('transcript-invalid', {
    expected:
      'timed words: [{text, startInSeconds, endInSeconds}], or the JSON of @remotion/captions, Whisper, whisper.cpp, WhisperX, AssemblyAI, Deepgram, ElevenLabs, Google, Amazon or sherpa-onnx',
    found,
    fix: 'write the words as [{"text": "Good", "startInSeconds": 0.1, "endInSeconds": 0.4}]',
    where,
  });

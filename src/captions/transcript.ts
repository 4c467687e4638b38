import {ReshootError} from '../core/errors.ts';
import type {TimedWord} from '../core/timed-word.ts';
import {isWithoutSpaces} from './script.ts';

/**
 * The words of a transcript, in whichever of the usual forms a recogniser writes it:
 *
 * | form                                                             | who writes it                                             |
 * | ---------------------------------------------------------------- | ---------------------------------------------------------- |
 * | `[{text, startInSeconds, endInSeconds}]`                          | Reshoot                                                    |
 * | `[{text, startMs, endMs}]`                                        | `@remotion/captions`                                       |
 * | `{words: [{word, start, end}]}`, also inside `segments`           | OpenAI's Whisper and those that follow its verbose JSON    |
 * | `{tokens: ['▁Good', …], timestamps: [0.1, …]}`                    | sherpa-onnx: tokens are put together to words              |
 *
 * @throws ReshootError `transcript-invalid` for anything else.
 */
export const readTranscript = (value: unknown, where: string): TimedWord[] => {
  const entries = entriesOf(value);
  if (entries === null) {
    throw invalid(typeof value === 'string' ? 'a text' : `${JSON.stringify(value)?.slice(0, 80) ?? 'nothing'}`, where);
  }
  return entries.map((entry, index) => {
    const word = wordOf(entry);
    if (word === null) throw invalid(`entry ${index + 1}: ${JSON.stringify(entry)?.slice(0, 80)}`, where);
    return word;
  });
};

const entriesOf = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value;
  const {words, segments, tokens, timestamps} = fieldsOf(value);
  if (Array.isArray(words)) return words;
  if (Array.isArray(segments)) return segments.flatMap((segment: unknown) => entriesOf(segment) ?? [segment]);
  if (Array.isArray(tokens) && Array.isArray(timestamps)) return wordsOfTokens(tokens, timestamps);
  return null;
};

const fieldsOf = (value: unknown): {readonly [name: string]: unknown} =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const wordOf = (entry: unknown): TimedWord | null => {
  const fields = fieldsOf(entry);
  const text = fields['text'] ?? fields['word'];
  const start = fields['startInSeconds'] ?? fields['start'] ?? inSeconds(fields['startMs']);
  const end = fields['endInSeconds'] ?? fields['end'] ?? inSeconds(fields['endMs']);
  if (typeof text !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null;
  return {text, startInSeconds: start, endInSeconds: end};
};

const inSeconds = (milliseconds: unknown): number | null => (typeof milliseconds === 'number' ? milliseconds / 1000 : null);

/** A token that begins with a space, or with the sign that SentencePiece writes for one, begins a word. */
const wordsOfTokens = (tokens: readonly unknown[], timestamps: readonly unknown[]): unknown[] => {
  const words: {text: string; start: unknown; end: unknown}[] = [];
  for (const [index, token] of tokens.entries()) {
    const text = String(token).replaceAll('▁', ' ');
    const last = words.at(-1);
    if (last && !text.startsWith(' ') && !isWithoutSpaces(text)) last.text += text;
    else words.push({text, start: timestamps[index], end: timestamps[index]});
  }
  // Only starts are known: a word lasts until the next, at most as long as a word does.
  return words.map((word, index) => {
    const next = words[index + 1]?.start;
    return typeof word.start === 'number'
      ? {...word, end: Math.min(typeof next === 'number' ? next : word.start + 0.5, word.start + 1)}
      : word;
  });
};

const invalid = (found: string, where: string): ReshootError =>
  new ReshootError('transcript-invalid', {
    expected: 'timed words: [{text, startInSeconds, endInSeconds}], @remotion/captions, Whisper or sherpa-onnx JSON',
    found,
    fix: 'write the words as [{"text": "Good", "startInSeconds": 0.1, "endInSeconds": 0.4}]',
    where,
  });

import {wordsOfAws, wordsOfCharacters, wordsOfDeepgram, wordsOfGoogle} from './cloud-transcripts.ts';
import {entry, type Fields, fieldsOf, type HeardEntry, listOf, numberOf} from './heard-entry.ts';
import {isWithoutSpaces} from './script.ts';

/**
 * What was heard, in whichever of the usual forms a recogniser writes it; null for anything else. Where a form has the same words several times
 * (WhisperX's `word_segments`, AssemblyAI's `utterances`), they are taken once.
 */
export const heardIn = (value: unknown): HeardEntry[] | null => {
  if (Array.isArray(value)) return entriesOfList(value);
  const fields = fieldsOf(value);
  const {words, segments, word_segments, tokens, timestamps, transcription, results, result} = fields;
  const alignment = fieldsOf(fields['alignment'] ?? fields['normalized_alignment'] ?? value);
  if (Array.isArray(words) && words.length > 0) return entriesOfWords(words, {place: 'words', segment: 0, bounds: {}});
  // AssemblyAI's answers for parts of a text have the words of each.
  const parts = segments ?? fields['utterances'] ?? fields['sentences'] ?? fields['paragraphs'];
  if (Array.isArray(parts)) return entriesOfList(parts);
  if (Array.isArray(word_segments)) return entriesOfWords(word_segments, {place: 'word_segments', segment: 0, bounds: {}});
  if (Array.isArray(tokens) && Array.isArray(timestamps)) return wordsOfTokens(tokens, timestamps);
  if (Array.isArray(transcription)) return transcription.flatMap(entriesOfWhisperCpp);
  if (Array.isArray(alignment['characters'])) return wordsOfCharacters(alignment);
  if (Array.isArray(fieldsOf(results)['channels'])) return wordsOfDeepgram(fieldsOf(results));
  if (Array.isArray(fieldsOf(results)['items'])) return wordsOfAws(fieldsOf(results));
  if (Array.isArray(results)) return wordsOfGoogle(results);
  // Vosk's.
  if (Array.isArray(result)) return entriesOfWords(result, {place: 'result', segment: 0, bounds: {}});
  return Array.isArray(words) ? [] : null;
};

/** A list of words, or of segments that have words. */
const entriesOfList = (list: readonly unknown[]): HeardEntry[] => {
  const hasSegments = list.some((each) => Array.isArray(fieldsOf(each)['words']));
  return list.flatMap((each, index): HeardEntry[] => {
    const segment = fieldsOf(each);
    const words = segment['words'] ?? segment['tokens'];
    if (Array.isArray(words) && words.length > 0 && Object.keys(fieldsOf(words[0])).length > 0) {
      return entriesOfWords(words, {place: `segment ${index + 1}, words`, segment: index + 1, bounds: segment});
    }
    return entriesOfWords([each], {place: 'entries', segment: hasSegments ? index + 1 : 0, bounds: {}, first: index});
  });
};

interface Group {
  readonly place: string;
  readonly segment: number;
  readonly bounds: Fields;
  /** Place of the first word in its list. */
  readonly first?: number;
}

const entriesOfWords = (words: readonly unknown[], {place, segment, bounds, first = 0}: Group): HeardEntry[] =>
  words.map((word, index) => {
    const fields = fieldsOf(word);
    const text = fields['text'] ?? fields['punctuated_word'] ?? fields['word'];
    const [start, end] = [timeOf(fields, 'start'), timeOf(fields, 'end')];
    const [segmentStart, segmentEnd] = [timeOf(bounds, 'start'), timeOf(bounds, 'end')];
    return entry({
      text: typeof text === 'string' || typeof text === 'number' ? String(text) : '',
      hasText: typeof text === 'string' || typeof text === 'number',
      start: start.value,
      end: end.value,
      unit: start.value === null ? (end.value === null ? segmentStart.unit : end.unit) : start.unit,
      ...{segment, segmentStart: segmentStart.value, segmentEnd: segmentEnd.value},
      place: `${place} ${first + index + 1}: ${(JSON.stringify(word) ?? 'nothing').slice(0, 80)}`,
    });
  });

/** A time by its names; those with a unit in them say which it is. */
const timeOf = (fields: Fields, name: 'start' | 'end'): {readonly value: number | null; readonly unit: HeardEntry['unit']} => {
  const inSeconds = numberOf(fields[`${name}InSeconds`] ?? fields[`${name}_seconds`] ?? fields[`${name}Seconds`]);
  if (inSeconds !== null) return {value: inSeconds, unit: 'seconds'};
  const inMilliseconds = numberOf(fields[`${name}Ms`] ?? fields[`${name}_ms`] ?? fields[`${name}InMilliseconds`]);
  if (inMilliseconds !== null) return {value: inMilliseconds, unit: 'milliseconds'};
  return {value: numberOf(fields[name] ?? fields[`${name}_time`]), unit: 'unnamed'};
};

/** A segment of whisper.cpp, in milliseconds; with `--output-json-full` its tokens have times of their own. */
const entriesOfWhisperCpp = (value: unknown, index: number): HeardEntry[] => {
  const segment = fieldsOf(value);
  const {from, to} = fieldsOf(segment['offsets']);
  const common = {unit: 'milliseconds', segment: index + 1, segmentStart: numberOf(from), segmentEnd: numberOf(to)} as const;
  const text = String(segment['text'] ?? '');
  const place = `transcription ${index + 1}: ${JSON.stringify(text).slice(0, 80)}`;
  const tokens = listOf(segment['tokens'])
    .map(fieldsOf)
    .filter((token) => !/^\[_.*\]$|^<\|.*\|>$/.test(String(token['text'] ?? '')));
  const whole = entry({text, start: common.segmentStart, end: common.segmentEnd, place, ...common});
  // Letters of other scripts are cut into tokens that are no letters.
  if (tokens.length === 0 || tokens.some((token) => String(token['text']).includes('\uFFFD'))) return [whole];
  const words: {text: string; start: number | null; end: number | null}[] = [];
  for (const token of tokens) {
    const piece = String(token['text'] ?? '');
    const offsets = fieldsOf(token['offsets']);
    const last = words.at(-1);
    if (last && !piece.startsWith(' ') && !isWithoutSpaces(piece)) {
      last.text += piece;
      last.end = numberOf(offsets['to']);
    } else words.push({text: piece, start: numberOf(offsets['from']), end: numberOf(offsets['to'])});
  }
  return words.map((word) => entry({...common, ...word, place}));
};

/** A token that begins with a space, or with the sign that SentencePiece writes for one, begins a word. */
const wordsOfTokens = (tokens: readonly unknown[], timestamps: readonly unknown[]): HeardEntry[] => {
  const words: {text: string; start: number | null; place: string}[] = [];
  for (const [index, token] of tokens.entries()) {
    const text = String(token).replaceAll('▁', ' ');
    const last = words.at(-1);
    if (last && !text.startsWith(' ') && !isWithoutSpaces(text)) last.text += text;
    else words.push({text, start: numberOf(timestamps[index]), place: `token ${index + 1}, ${JSON.stringify(token)}`});
  }
  return words.map((word, index) => {
    // Only starts are known: a word lasts until the next, at most as long as a word does.
    const next = words[index + 1]?.start ?? null;
    const end = word.start === null ? null : Math.min(next ?? word.start + 0.5, word.start + 1);
    return entry({...word, end, unit: 'seconds'});
  });
};

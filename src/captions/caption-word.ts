import {ReshootError} from '../core/errors.ts';
import type {TimedWord} from '../core/timed-word.ts';
import {isWithoutSpaces, opensOnly} from './script.ts';

/** A word on a page, with what stands between it and the next: nothing where the script has no spaces or the word was cut. */
export interface CaptionWord extends TimedWord {
  readonly gap: '' | ' ';
  /** The author broke the line after this word. */
  readonly breaksLine: boolean;
}

/**
 * Words of speech as captions. White space inside the list is kept where there is some (Whisper's words begin with it); otherwise words are
 * set apart by a space, except between scripts that have none.
 *
 * @throws ReshootError `caption-words-invalid` for times that are no numbers, negative, or not in order.
 * @example
 * captionWords([{text: 'Good', …}, {text: 'morning.', …}], '<Captions>') // 'Good' + ' ', 'morning.' + ''
 */
export const captionWords = (words: readonly TimedWord[], where: string): CaptionWord[] => {
  checkTimes(words, where);
  const isSpaced = words.some(({text}) => /^\s|\s$/.test(text));
  const made: CaptionWord[] = [];
  for (const [index, {text, startInSeconds, endInSeconds}] of words.entries()) {
    const bare = text.trim();
    if (bare === '') continue;
    const next = words[index + 1]?.text ?? '';
    const gap = isSpaced ? (/\s$/.test(text) || /^\s/.test(next) ? ' ' : '') : gapBetween(bare, next.trim());
    const breaksLine = /\n\s*$/u.test(text) || /^[^\S\n]*\n/u.test(next);
    made.push({text: bare, startInSeconds, endInSeconds, gap, breaksLine});
  }
  return made;
};

/** Words back to text, as one line. */
export const textOf = (words: readonly CaptionWord[]): string =>
  words
    .map(({text, gap}) => text + gap)
    .join('')
    .trim();

const gapBetween = (before: string, after: string): CaptionWord['gap'] => {
  if (after === '' || opensOnly(before)) return '';
  // A sign that only closes belongs to the word before it: some recognisers give it as a word.
  if (/^[\p{Pe}\p{Pf}.,!?…。、！？；：،؛؟।]+$/u.test(after)) return '';
  return isWithoutSpaces(before.at(-1) ?? '') || isWithoutSpaces(after) ? '' : ' ';
};

const checkTimes = (words: readonly TimedWord[], where: string): void => {
  let before = 0;
  for (const [index, {text, startInSeconds, endInSeconds}] of words.entries()) {
    const name = `word ${index + 1}, ${JSON.stringify(text)}, of ${where}`;
    if (!(Number.isFinite(startInSeconds) && Number.isFinite(endInSeconds) && startInSeconds >= 0 && endInSeconds >= startInSeconds)) {
      throw invalid('a start of 0 seconds or more and an end not before it', `${startInSeconds} to ${endInSeconds} seconds`, name);
    }
    if (startInSeconds < before) {
      throw invalid('words in the order in which they are said', `a start at ${startInSeconds}, after one at ${before} seconds`, name);
    }
    before = startInSeconds;
  }
};

const invalid = (expected: string, found: string, where: string): ReshootError =>
  new ReshootError('caption-words-invalid', {expected, found, fix: 'mend the times, or sort the words by startInSeconds', where});

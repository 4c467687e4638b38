import type {CaptionWord} from './caption-word.ts';
import {graphemesOf, hasPartsWithoutSpaces, isHiragana, isJapaneseEnding, opensOnly} from './script.ts';

/** A piece of a text and how long it lasts. */
interface TimedText {
  readonly text: string;
  readonly startInSeconds: number;
  readonly endInSeconds: number;
}

/**
 * Text as words, each with its share of the time by its letters. Scripts without spaces are cut by `Intl.Segmenter`; punctuation stays with
 * the word it belongs to.
 *
 * @example
 * splitText({text: '私は学生です。', startInSeconds: 0, endInSeconds: 2}, 'ja') // 私は 学生です。
 */
export const splitText = ({text, startInSeconds, endInSeconds}: TimedText, language: string | null): CaptionWord[] => {
  const pieces = text.split('\n').flatMap((line, index, lines) => {
    const ofLine = piecesOfLine(line, language);
    const last = ofLine.at(-1);
    return last && index < lines.length - 1 ? [...ofLine.slice(0, -1), {...last, breaksLine: true}] : ofLine;
  });
  const weights = pieces.map(({text: piece}) => graphemesOf(piece).length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let done = 0;
  return pieces.map((piece, index) => {
    const from = at(done / total);
    done += weights[index] ?? 0;
    return {...piece, startInSeconds: from, endInSeconds: at(done / total)};
  });

  function at(share: number): number {
    return startInSeconds + share * (endInSeconds - startInSeconds);
  }
};

type Piece = Pick<CaptionWord, 'text' | 'gap' | 'breaksLine'>;

const piecesOfLine = (line: string, language: string | null): Piece[] =>
  line
    .trim()
    .split(/\s+/u)
    .filter((chunk) => chunk !== '')
    .flatMap((chunk) => {
      const parts = hasPartsWithoutSpaces(chunk) ? segments(chunk, language) : [chunk];
      return parts.map((text, index): Piece => ({text, gap: index === parts.length - 1 ? ' ' : '', breaksLine: false}));
    });

/** Opening signs go with the next word, everything else that is no word with the one before. */
const segments = (chunk: string, language: string | null): string[] => {
  const parts: string[] = [];
  let opening = '';
  for (const {segment, isWordLike} of segmenterOf(language).segment(chunk)) {
    const last = parts.at(-1);
    if (opensOnly(segment)) {
      opening += segment;
    } else if (last !== undefined && opening === '' && continuesPhrase(last, segment)) {
      parts.splice(-1, 1, last + segment);
    } else if (isWordLike || opening !== '' || parts.length === 0) {
      parts.push(opening + segment);
      opening = '';
    } else {
      parts.push(`${parts.pop() ?? ''}${segment}`);
    }
  }
  if (opening !== '') parts.push(`${parts.pop() ?? ''}${opening}`);
  return parts;
};

/**
 * A Japanese phrase is a word and what clings to it: 目を, 覚ましました. It is read, and lit, as one; dictionaries of browsers cut it to pieces, and
 * not the same pieces in every version. Up to ten letters, so that lines can still be broken.
 */
const continuesPhrase = (before: string, segment: string): boolean => {
  const last = before.at(-1) ?? '';
  if (!isHiragana(segment.at(0) ?? '') || before.length + segment.length > 10) return false;
  return isJapaneseEnding(segment)
    ? /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}ー」』]/u.test(last)
    : /\p{sc=Han}/u.test(last) && segment.length === 1;
};

const segmenters = new Map<string, Intl.Segmenter>();

const segmenterOf = (language: string | null): Intl.Segmenter => {
  const known = segmenters.get(language ?? '');
  if (known) return known;
  const made = new Intl.Segmenter(language ?? undefined, {granularity: 'word'});
  segmenters.set(language ?? '', made);
  return made;
};

import type {TimedWord} from '../core/timed-word.ts';
import {graphemesOf, isWithoutSpaces} from './script.ts';

/** A stretch of a cue's text and when it begins: what stands between two stamps, or one syllable of karaoke. */
export interface TimedPiece {
  readonly text: string;
  readonly startInSeconds: number;
}

/**
 * Pieces of a text as words, every letter kept. Pieces without a space between them are syllables of one word, except in scripts without spaces. A piece of
 * several words shares its time among them, by their letters. A word lasts until the next.
 *
 * @example
 * wordsOfPieces([{text: 'Sun', startInSeconds: 0}, {text: 'rise over', startInSeconds: 1}], 2)
 * // 'Sunrise ' from 0, 'over' from 1.5
 */
export const wordsOfPieces = (pieces: readonly TimedPiece[], endInSeconds: number): TimedWord[] => {
  const words: {text: string; startInSeconds: number}[] = [];
  for (const [index, piece] of pieces.entries()) {
    const seconds = Math.max(0, (pieces[index + 1]?.startInSeconds ?? endInSeconds) - piece.startInSeconds);
    const letters = lettersOf(piece.text);
    let done = 0;
    for (const part of piece.text.match(/\s+|\S+/gu) ?? []) {
      const last = words.at(-1);
      const isSpace = /^\s/u.test(part);
      if (last && (isSpace || continues(last.text, part))) last.text += part;
      else if (!isSpace) words.push({text: part, startInSeconds: piece.startInSeconds + (seconds * done) / letters});
      done += lettersOf(part);
    }
  }
  return words.map((word, index) => ({
    ...word,
    endInSeconds: Math.max(word.startInSeconds, words[index + 1]?.startInSeconds ?? endInSeconds),
  }));
};

const continues = (before: string, part: string): boolean =>
  !/\s$/u.test(before) && (closes.test(part) || !(isWithoutSpaces(part) || isWithoutSpaces(graphemesOf(before).at(-1) ?? '')));

const closes = /^[\p{Pe}\p{Pf}.,!?…。、！？；：،؛؟।]+$/u;

const lettersOf = (text: string): number => graphemesOf(text.replaceAll(/\s+/gu, '')).length;

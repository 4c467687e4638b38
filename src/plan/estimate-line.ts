import {speechPieces} from '../core/speech-text.ts';
import type {SpokenLine} from '../core/spoken-line.ts';
import type {TimedWord} from '../core/timed-word.ts';

/** English read aloud: about 150 words a minute. */
const charactersPerSecond = 14;

const letters = /[\p{L}\p{M}\p{N}]/gu;

/**
 * What a line will about last, and its words with it, before it is spoken: by its letters, with pauses at punctuation. Good enough to lay a
 * draft out; never used in a film, because a render speaks first.
 *
 * @example
 * estimateLine('Some mornings start late.', {pace: 1, pauseInSeconds: 0.3}).durationInSeconds // about 1.7
 */
export const estimateLine = (
  text: string,
  {pace, pauseInSeconds}: {readonly pace: number; readonly pauseInSeconds: number},
): Omit<SpokenLine, 'startFrame'> => {
  const pieces = speechPieces(text);
  const words: TimedWord[] = [];
  let time = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'pause') {
      time += piece.durationInSeconds;
      continue;
    }
    for (const token of piece.tokens) {
      const length = (token.match(letters) ?? []).length;
      // A script without spaces says more in a letter.
      const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(token) ? 2 : 1;
      const lasts = ((length + 1) * dense) / (charactersPerSecond * pace);
      words.push({text: token, startInSeconds: round(time), endInSeconds: round(time + lasts)});
      time += lasts + (/[,;:—]$/.test(token) ? 0.15 : 0);
    }
    if (pieces[index + 1]?.kind === 'sentence') time += pauseInSeconds;
  }
  return {state: 'estimated', durationInSeconds: Math.max(0.2, words.at(-1)?.endInSeconds ?? 0), words};
};

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

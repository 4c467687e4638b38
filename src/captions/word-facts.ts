import {endsClause, endsPhrase, endsSentence, isOnlyEmoji} from './break-cost.ts';
import type {CaptionWord} from './caption-word.ts';
import {graphemesOf, widthInEms} from './script.ts';

/** Of a heavy sans serif. */
export const spaceInEms = 0.31;

/** What paging asks of a word again and again, for every line and page that it might stand on. */
export interface WordFacts {
  readonly widthInEms: number;
  readonly characters: number;
  readonly ends: 'sentence' | 'clause' | 'nothing';
}

const known = new WeakMap<CaptionWord, WordFacts>();

/** The facts of a word, found once. */
export const factsOf = (word: CaptionWord): WordFacts => {
  const found = known.get(word);
  if (found) return found;
  const facts: WordFacts = {
    widthInEms: widthInEms(word.text),
    characters: graphemesOf(word.text).length,
    ends: endsSentence(word.text) ? 'sentence' : endsClause(word.text) || endsPhrase(word) || isOnlyEmoji(word.text) ? 'clause' : 'nothing',
  };
  known.set(word, facts);
  return facts;
};

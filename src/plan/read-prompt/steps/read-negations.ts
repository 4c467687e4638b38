import {hasRole, meaningOf} from '../language/piece.ts';
import {freeAt, type Range, type Reading, take, takeRange} from '../reading.ts';
import {textOf} from './noun-phrase.ts';
import {findAction} from './read-action.ts';
import {readNounPhrase} from './read-noun-phrase.ts';

/** Reads "no rain", "tanpa orang", "not wearing a hat": what is forbidden is taken before anything can read it as a wish. */
export const readNegations = (reading: Reading): void => {
  for (let index = 0; index < reading.pieces.length; index += 1) {
    const piece = freeAt(reading, index);
    const absence = meaningOf(piece, 'absence');
    if (absence) {
      reading.draft.without.add(absence.of);
      take(reading, index, 'without');
      forbidFrom(reading, nextForbidden(reading, index + 1));
    } else if (hasRole(piece, 'not')) readNegation(reading, index);
  }
};

const readNegation = (reading: Reading, index: number): void => {
  let start = index + 1;
  while (hasRole(freeAt(reading, start), 'filler', 'article')) start += 1;
  if (forbidFrom(reading, start)) take(reading, index, null);
};

/** Forbids what begins here and what is joined to it. */
const forbidFrom = (reading: Reading, start: number): boolean => {
  let at = start;
  for (let forbidden = findForbidden(reading, at); forbidden !== null; forbidden = findForbidden(reading, at)) {
    reading.draft.without.add(forbidden.text);
    takeRange(reading, {start: at, end: forbidden.end}, 'without');
    at = nextForbidden(reading, forbidden.end);
  }
  return at !== start;
};

/** "no people or cars", "without rain and wind"; but in "no rain and a dog runs" the dog is wished for. */
const nextForbidden = (reading: Reading, end: number): number => {
  if (hasRole(freeAt(reading, end), 'or')) return end + 1;
  if (!hasRole(freeAt(reading, end), 'and')) return reading.pieces.length;
  const phrase = readNounPhrase(reading, end + 1);
  const isBare = phrase !== null && !phrase.determined && meaningOf(reading.pieces[phrase.end], 'action') === null;
  return isBare || meaningOf(freeAt(reading, end + 1), 'term') !== null ? end + 1 : reading.pieces.length;
};

const findForbidden = (reading: Reading, index: number): (Pick<Range, 'end'> & {readonly text: string}) | null => {
  const piece = freeAt(reading, index);
  if (piece === undefined) return null;
  const term = meaningOf(piece, 'term');
  if (term) return {text: term.term.value, end: index + 1};
  const move = meaningOf(piece, 'move');
  if (move) return {text: move.move, end: index + 1};
  if (hasRole(piece, 'wearing')) return findForbidden(reading, index + 1);
  const phrase = readNounPhrase(reading, index);
  if (phrase) return {text: textOf(phrase), end: phrase.end};
  return meaningOf(piece, 'action') ? findAction(reading, index) : null;
};

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
    } else if (hasRole(piece, 'not')) readNegation(reading, index);
  }
};

const readNegation = (reading: Reading, index: number): void => {
  let at = index + 1;
  while (hasRole(freeAt(reading, at), 'filler', 'article')) at += 1;
  for (let forbidden = findForbidden(reading, at); forbidden !== null; forbidden = findForbidden(reading, at)) {
    reading.draft.without.add(forbidden.text);
    takeRange(reading, {start: at, end: forbidden.end}, 'without');
    take(reading, index, null);
    at = nextForbidden(reading, forbidden.end);
  }
};

/** "no people or cars", "tanpa hujan atau angin", and after "without" also "without rain and wind" where both are weather. */
const nextForbidden = (reading: Reading, end: number): number => {
  const joins =
    hasRole(freeAt(reading, end), 'or') || (hasRole(freeAt(reading, end), 'and') && isTerm(reading, end + 1) && isTerm(reading, end - 1));
  return joins ? end + 1 : reading.pieces.length;
};

const isTerm = ({pieces}: Reading, index: number): boolean => meaningOf(pieces[index], 'term') !== null;

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

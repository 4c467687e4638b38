import type {Colour} from '../../../core/scene-plan.ts';
import {hasRole, meaningOf, type Piece} from '../language/piece.ts';
import {freeAt, type Reading} from '../reading.ts';
import {fitsBehind, isUnknown, joinNouns, looksLikeVerb, nounFollows} from './noun-order.ts';
import {type Head, type NounPhrase, nameOf, type Part, textOf} from './noun-phrase.ts';

/**
 * Reads the noun phrase that begins here; null where there is none. It ends at the first word that cannot belong to it.
 *
 * @param determined true behind a preposition or a verb, where a thing has to follow: "minum cokelat" is no colour.
 */
export const readNounPhrase = (reading: Reading, start: number, determined = false): NounPhrase | null => {
  const phrase = readSimplePhrase(reading, start, determined);
  if (phrase === null || phrase.head === null || !hasRole(freeAt(reading, phrase.end), 'of')) return phrase;
  // One "of" only: what comes after the next is too far from the noun to be its own.
  const complement = readSimplePhrase(reading, phrase.end + 1, true);
  return complement === null ? phrase : {...phrase, complement: textOf(complement), end: complement.end};
};

const readSimplePhrase = (reading: Reading, start: number, determined: boolean): NounPhrase | null => {
  const found = {...emptyFinding(), determined};
  let end = start;
  while (end < reading.pieces.length && readPiece(reading, found, end)) end = Math.max(end + 1, found.end);
  if (found.head === null && found.determined) readColourAsNoun(reading, found);
  const isEmpty = found.head === null && !hasQualities(found);
  return isEmpty ? null : {...found, complement: null, start, end};
};

/** The phrase as far as it has been read; `end` is ahead of the reader only where several pieces were read at once. */
interface Finding {
  head: Head | null;
  count: number | null;
  plural: boolean;
  determined: boolean;
  another: boolean;
  /** Words so far that say nothing themselves. */
  small: number;
  end: number;
  readonly colours: Colour[];
  readonly attributes: string[];
  readonly participles: string[];
  readonly parts: Record<Part, number[]>;
}

const emptyFinding = (): Finding => ({
  head: null,
  count: null,
  plural: false,
  determined: false,
  another: false,
  small: 0,
  end: 0,
  colours: [],
  attributes: [],
  participles: [],
  parts: {noun: [], count: [], colours: [], attributes: [], participles: []},
});

/** Adds one piece to the phrase; false where it does not belong to it. */
const readPiece = (reading: Reading, found: Finding, index: number): boolean => {
  const piece = freeAt(reading, index);
  // "a rainy tram stop": the weather has been read, the phrase goes on.
  if (piece === undefined) return found.head === null && meaningOf(reading.pieces[index], 'term')?.adjective === true && isPassable(found);
  const empty = found.head === null && !hasQualities(found) && found.participles.length === 0;
  if (hasRole(piece, 'another')) return isPassable(found) && setAnother(found);
  if (hasRole(piece, 'article', 'possessive')) return empty && isPassable(found) && setDetermined(found);
  return (
    readCount(found, index, piece) ||
    isClassifier(reading, found, index) ||
    readAdjective(reading, found, index) ||
    readHead(found, index, piece) ||
    readUnknown(reading, found, index) ||
    readParticiple(reading, found, index) ||
    readBetween(reading, found, index)
  );
};

/** No noun waits behind more small words than this; and "a a a a …" must not be read anew from each of its words to the end. */
const isPassable = (found: Finding): boolean => {
  found.small += 1;
  return found.small <= 5;
};

const hasQualities = ({colours, attributes}: Finding): boolean => colours.length + attributes.length > 0;

const setAnother = (found: Finding): boolean => {
  found.another = true;
  return true;
};

const setDetermined = (found: Finding): boolean => {
  found.determined = true;
  return true;
};

const readCount = (found: Finding, index: number, piece: Piece): boolean => {
  const count = meaningOf(piece, 'count')?.count ?? meaningOf(piece, 'number')?.value ?? 0;
  if (found.head !== null || found.count !== null || !Number.isInteger(count) || count < 1 || count > mostOfOneKind) return false;
  found.count = count;
  found.determined = true;
  found.parts.count.push(index);
  return true;
};

/** More than anyone can count in a picture; beyond it a number is a year or a price. */
const mostOfOneKind = 1000;

/** "dua ekor kucing": Indonesian counts tails, fruits and people where English counts cats. */
const isClassifier = (reading: Reading, found: Finding, index: number): boolean =>
  hasRole(reading.pieces[index], 'classifier') && found.count !== null && meaningOf(freeAt(reading, index + 1), 'noun') !== null;

const readAdjective = (reading: Reading, found: Finding, index: number): boolean => {
  const piece = reading.pieces[index];
  const colour = meaningOf(piece, 'colour');
  const attribute = meaningOf(piece, 'attribute');
  const language = colour?.language ?? attribute?.language;
  if (language === undefined) return readSpeedAsAttribute(reading, found, index);
  // "the shop opens", "steam rising": after a noun, a word that is a verb too is the verb.
  if (found.head !== null && (meaningOf(piece, 'action') !== null || !fitsBehind(reading, index, language))) return false;
  if (colour) found.colours.push(colour.colour);
  if (colour) found.parts.colours.push(index);
  const quality = colour ? colour.shade : (attribute?.value ?? null);
  if (quality !== null) found.attributes.push(quality);
  if (quality !== null) found.parts.attributes.push(index);
  return true;
};

/** "a fast car" is no camera speed. */
const readSpeedAsAttribute = (reading: Reading, found: Finding, index: number): boolean => {
  const term = meaningOf(reading.pieces[index], 'term')?.term;
  if (term?.field !== 'camera.speed' || found.head !== null || !found.determined || !nounFollows(reading, index + 1)) return false;
  found.attributes.push(term.value);
  found.parts.attributes.push(index);
  return true;
};

const readHead = (found: Finding, index: number, piece: Piece): boolean => {
  const ingredient = meaningOf(piece, 'ingredient');
  const head = ingredient ?? meaningOf(piece, 'noun') ?? meaningOf(piece, 'place');
  if (head === null || (found.head !== null && ingredient !== null)) return false;
  const join = found.head === null ? 'last-is-head' : joinNouns(found.head, piece);
  if (join === 'apart') return false;
  if (join === 'first-is-head') found.attributes.push(nameOf(head));
  else {
    if (found.head !== null) found.attributes.push(nameOf(found.head));
    if (head.tag === 'noun') found.attributes.push(...head.attributes);
    found.head = head;
    found.plural = piece.plural;
  }
  found.parts.noun.push(index);
  return true;
};

/**
 * Unknown words before an English noun describe it; behind an Indonesian noun they describe that; else they are the noun, as the author
 * wrote it.
 */
const readUnknown = (reading: Reading, found: Finding, index: number): boolean => {
  if (!isUnknown(reading.pieces[index])) return false;
  let end = index + 1;
  while (isUnknown(freeAt(reading, end)) && !(found.determined && looksLikeVerb(reading.pieces[end]))) end += 1;
  const words = reading.pieces.slice(index, end).map((piece) => piece.words);
  if (found.head !== null) {
    const behindIndonesian = 'language' in found.head && found.head.language === 'id' && !looksLikeVerb(reading.pieces[index]);
    if (!behindIndonesian) return false;
    found.attributes.push(words[0] ?? '');
    found.parts.attributes.push(index);
    return true;
  }
  const indices = words.map((_, step) => index + step);
  const describes = nounFollows(reading, end) && !isUnknown(reading.pieces[end]);
  if (describes) found.attributes.push(...words);
  else found.head = {tag: 'unknown', text: words.join(' ')};
  found.parts[describes ? 'attributes' : 'noun'].push(...indices);
  found.end = end;
  return true;
};

const readParticiple = (reading: Reading, found: Finding, index: number): boolean => {
  const action = meaningOf(reading.pieces[index], 'action');
  if (action === null || found.head !== null || !found.determined || !nounFollows(reading, index + 1)) return false;
  found.participles.push(action.value);
  found.parts.participles.push(index);
  return true;
};

/** Small words inside a phrase: "a *very* small fox", "rubah *yang* merah", "a black *and* white cat". */
const readBetween = (reading: Reading, found: Finding, index: number): boolean => {
  const piece = reading.pieces[index];
  const next = freeAt(reading, index + 1);
  const adjective = meaningOf(next, 'colour') ?? meaningOf(next, 'attribute');
  if (hasRole(piece, 'filler') && found.head === null) return isPassable(found);
  if (adjective === null) return false;
  if (hasRole(piece, 'filler', 'palette')) return adjective.language !== 'en';
  // "a small, fluffy dog"
  if (piece?.words === ',') return found.head === null && hasQualities(found) && nounFollows(reading, index + 1);
  const afterAdjective = found.parts.colours.at(-1) === index - 1 || found.parts.attributes.at(-1) === index - 1;
  if (!hasRole(piece, 'and') || !afterAdjective) return false;
  if (found.head !== null) return fitsBehind(reading, index + 1, adjective.language);
  // "black and white" is one look even where no noun follows.
  return nounFollows(reading, index + 2) || (adjective.tag === 'colour' && found.colours.length > 0);
};

/** "an orange", "segelas cokelat": a colour's name that no noun follows is the thing that has the name. */
const readColourAsNoun = (reading: Reading, found: Finding): void => {
  const index = found.parts.colours.at(-1) ?? -1;
  const noun = meaningOf(reading.pieces[index], 'noun');
  if (noun === null) return;
  found.colours.pop();
  found.parts.colours.pop();
  found.parts.noun.push(index);
  found.head = noun;
};

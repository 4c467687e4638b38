import type {IngredientLook} from '../ingredient-look.ts';
import {type Stem, stemsOf} from './inflections.ts';
import {lexicon} from './lexicon.ts';
import type {Meaning} from './meaning.ts';
import type {Piece} from './piece.ts';
import {readSigns, type Sign, type Signs} from './words.ts';

/**
 * Cuts a prompt into the longest phrases that the lexicon knows: "golden hour" before "golden". Each sign is looked at a bounded number
 * of times (the longest phrase that begins with it), so the time is linear in the prompt.
 */
export const findPieces = (prompt: string, ingredients: readonly IngredientLook[]): readonly Piece[] => {
  const byName = new Map(ingredients.map((ingredient) => [ingredient.name, ingredient]));
  const read = readSigns(prompt);
  const pieces: Piece[] = [];
  let at = 0;
  while (at < read.signs.length) {
    const sign = read.signs[at];
    if (sign === undefined) break;
    const brace = sign.kind === 'brace' ? byName.get(sign.name) : undefined;
    if (sign.kind === 'brace' && brace === undefined) {
      // An ingredient that is not defined is the caller's error; here its name is read like any other words.
      pieces.push(...findPieces(sign.name.replaceAll(/[{}]/g, ' '), []).map((piece) => ({...piece, start: sign.start, end: sign.end})));
      at += 1;
      continue;
    }
    const own = brace ? ({tag: 'ingredient', ingredient: brace} as const) : meaningOfSign(sign);
    const match = own ? {meanings: [own], length: 1, plural: false, has: false} : longestMatch(read, at);
    const piece = pieceOf(read, {from: at, to: at + match.length}, match);
    if (match.has) pieces.push({...piece, meanings: [{tag: 'role', role: 'wearing'}]});
    if (bringsPreposition(read, at, match)) pieces.push({...piece, meanings: [{tag: 'preposition', reach: 'at', word: 'at'}]});
    pieces.push(piece);
    at += match.length;
  }
  return pieces;
};

/** "above the clouds" is a place that brings its preposition: without one, "airplane above the clouds" would be the name of a place. */
const bringsPreposition = ({signs}: Signs, at: number, {meanings, length}: Match): boolean =>
  length > 1 &&
  meanings.some(({tag}) => tag === 'place') &&
  (lexicon.meanings.get(keyAt(signs, at) ?? '')?.some(({tag}) => tag === 'preposition') ?? false);

interface Match {
  readonly meanings: readonly Meaning[];
  readonly length: number;
  readonly plural: boolean;
  /** "berjaket": the noun is had or worn. */
  readonly has: boolean;
}

const meaningOfSign = (sign: Sign): Meaning | null => {
  if (sign.kind === 'quotation') return {tag: 'quotation', text: sign.text};
  return sign.kind === 'break' ? {tag: 'break', strength: sign.strength} : null;
};

const longestMatch = ({signs}: Signs, at: number): Match => {
  const keys: string[] = [];
  const longest = lexicon.longestFrom.get(keyAt(signs, at) ?? '') ?? 1;
  for (let next = at; next < at + longest; next += 1) {
    const key = keyAt(signs, next);
    if (key === null) break;
    keys.push(key);
  }
  for (let length = keys.length; length > 1; length -= 1) {
    const found = inLexicon(keys.slice(0, length).join(' '));
    if (found) return {...found, length, has: false};
  }
  return reduplication(signs, at) ?? singleWord(signs, at);
};

/** "kucing-kucing" is the plural of "kucing"; what has a meaning of its own ("kupu-kupu") is in the lexicon and was found before. */
const reduplication = (signs: readonly Sign[], at: number): Match | null => {
  const next = signs[at + 1];
  if (next?.kind !== 'word' || !next.hyphenated || keyAt(signs, at)?.replace(/nya$/, '') !== next.key.replace(/nya$/, '')) return null;
  return {...singleWord(signs, at), length: 2, plural: true};
};

const singleWord = (signs: readonly Sign[], at: number): Match => {
  const key = keyAt(signs, at) ?? '';
  const number = Number(key.replace(/,(?=\d{3}\b)/g, '').replace(',', '.'));
  if (signs[at]?.kind === 'number' && Number.isFinite(number)) {
    return {meanings: [{tag: 'number', value: number}], length: 1, plural: false, has: false};
  }
  const found = inLexicon(key);
  if (found) return {...found, length: 1, has: false};
  for (const {form, says} of stemsOf(key)) {
    const meanings = (lexicon.meanings.get(form) ?? []).filter((meaning) => stemFits[says](meaning));
    if (meanings.length > 0) return {meanings, length: 1, plural: says === 'plural', has: says === 'has'};
  }
  return {meanings: [{tag: 'unknown'}], length: 1, plural: false, has: false};
};

/** What a guessed form may be: without this "takes" would be the plural of Indonesian "tak". */
const stemFits: Readonly<Record<Stem['says'], (meaning: Meaning) => boolean>> = {
  plural: (meaning) => meaning.tag === 'noun' || meaning.tag === 'place' || (meaning.tag === 'role' && meaning.role === 'media'),
  nothing: (meaning) => 'language' in meaning && meaning.language !== 'en',
  verb: (meaning) => meaning.tag === 'action',
  has: (meaning) => meaning.tag === 'noun' && meaning.language !== 'en',
};

/** A phrase as it stands, or with its last word in the singular. "watches" is a verb as it stands and a noun by its singular: both count. */
const inLexicon = (phrase: string): Pick<Match, 'meanings' | 'plural'> | null => {
  const exact = lexicon.meanings.get(phrase);
  if (exact?.some((meaning) => meaning.tag !== 'action')) return {meanings: exact, plural: false};
  const space = phrase.lastIndexOf(' ') + 1;
  for (const {form, says} of stemsOf(phrase.slice(space))) {
    if (says !== 'plural') continue;
    const things = lexicon.meanings.get(phrase.slice(0, space) + form)?.filter(({tag}) => tag === 'noun' || tag === 'place');
    if (things && things.length > 0) return {meanings: [...things, ...(exact ?? [])], plural: true};
  }
  return exact ? {meanings: exact, plural: false} : null;
};

const keyAt = (signs: readonly Sign[], at: number): string | null => {
  const sign = signs[at];
  return sign?.kind === 'word' || sign?.kind === 'number' ? sign.key : null;
};

const pieceOf = ({text, signs}: Signs, {from, to}: {from: number; to: number}, {meanings, plural}: Match): Piece => {
  const start = signs[from]?.start ?? 0;
  const end = signs[to - 1]?.end ?? start;
  return {meanings, plural, words: text.slice(start, end), start, end};
};

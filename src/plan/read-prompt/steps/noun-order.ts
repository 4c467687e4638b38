import type {Language} from '../language/meaning.ts';
import {hasRole, meaningOf, type Piece} from '../language/piece.ts';
import {freeAt, type Reading} from '../reading.ts';
import type {Head} from './noun-phrase.ts';

/** Whether an English noun follows after nothing but adjectives: then an adjective here belongs to it, not to the noun before. */
export const nounFollows = (reading: Reading, index: number): boolean => {
  for (let at = index; at < index + longestRow; at += 1) {
    const piece = reading.pieces[at];
    const adjective = meaningOf(piece, 'colour') ?? meaningOf(piece, 'attribute');
    if (!reading.taken.has(at) && languageOf(piece) !== null && adjective === null) return languageOf(piece) !== 'id';
    if (adjective?.language === 'id') return false;
    const isBetween = adjective !== null || hasRole(piece, 'and') || meaningOf(piece, 'term')?.adjective === true || isUnknown(piece);
    if (!isBetween) return meaningOf(freeAt(reading, at), 'ingredient') !== null;
  }
  return false;
};

/** Adjectives in a row, "big fluffy old black and white cat", beyond which nobody looks for the noun. */
const longestRow = 7;

/** Whether an adjective may stand behind a noun: in Indonesian always, in English only where no other noun claims it. */
export const fitsBehind = (reading: Reading, index: number, language: Language): boolean =>
  language === 'id' || !nounFollows(reading, index + 1);

/**
 * How a noun joins the noun before it: "tram window" is a window, "jendela trem" is a window too. `apart`: it begins a phrase of its own.
 */
export const joinNouns = (head: Head, piece: Piece): 'last-is-head' | 'first-is-head' | 'apart' => {
  const language = languageOf(piece);
  if (language === null || head.tag === 'ingredient' || head.tag === 'unknown') return 'apart';
  const noun = meaningOf(piece, 'noun');
  // After a noun, "watches" is what the noun does.
  if (meaningOf(piece, 'action') !== null) return 'apart';
  // "fox beach sunset": whoever writes in keywords means both. "penari Bali" is a dancer of Bali, "dog bowl" a bowl.
  const namedAfterBeing = noun === null ? language !== 'en' && head.language === 'id' : noun.topic === 'thing' || noun.topic === 'building';
  if (head.tag === 'noun' && head.topic === 'being' && !namedAfterBeing) return 'apart';
  if (head.language !== 'id' && language !== 'id') return 'last-is-head';
  return head.language !== 'en' && language !== 'en' ? 'first-is-head' : 'apart';
};

export const languageOf = (piece: Piece | undefined): Language | null =>
  meaningOf(piece, 'noun')?.language ?? meaningOf(piece, 'place')?.language ?? null;

export const isUnknown = (piece: Piece | undefined): boolean => meaningOf(piece, 'unknown') !== null;

/** A word that the lexicon does not know, with the ending or prefix of a verb: "glorps", "menggelorp". */
export const looksLikeVerb = (piece: Piece | undefined): boolean =>
  isUnknown(piece) && /(?:.{3}(?:ing|ed|[^sui']s)|^(?:me[mnrlwy]|ber|di|ter).{3,})$/u.test(piece?.words.toLowerCase() ?? '');

import type {Meaning, Role, Tag, Tagged} from './meaning.ts';

/** A stretch of the prompt that the lexicon knows as one thing, or a single word that it does not know. */
export interface Piece {
  /** Never empty, the likeliest first; a word without any is `unknown`. */
  readonly meanings: readonly Meaning[];
  /** As it stands in the prompt. */
  readonly words: string;
  /** Said in the plural without a number: "foxes", "kucing-kucing". */
  readonly plural: boolean;
  readonly start: number;
  readonly end: number;
}

/** What a piece means where a reader is looking for this kind of thing. */
export const meaningOf = <T extends Tag>(piece: Piece | undefined, tag: T): Tagged<T> | null => {
  for (const meaning of piece?.meanings ?? []) if (isTagged(meaning, tag)) return meaning;
  return null;
};

export const hasRole = (piece: Piece | undefined, ...wanted: readonly Role[]): boolean =>
  piece?.meanings.some((meaning) => meaning.tag === 'role' && wanted.includes(meaning.role)) ?? false;

const isTagged = <T extends Tag>(meaning: Meaning, tag: T): meaning is Tagged<T> => meaning.tag === tag;

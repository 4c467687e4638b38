import type {ScenePlan} from '../../core/scene-plan.ts';
import {type Draft, emptyDraft} from './draft.ts';
import type {IngredientLook} from './ingredient-look.ts';
import {findPieces} from './language/find-pieces.ts';
import {hasRole, meaningOf, type Piece} from './language/piece.ts';

/**
 * A prompt while it is being read. Each step takes the pieces that it understands, writes what they say into the draft and notes which
 * words said so. What no step takes is reported as unread.
 */
export interface Reading {
  readonly pieces: readonly Piece[];
  readonly draft: Draft;
  /** Indices of pieces that a step has used. */
  readonly taken: Set<number>;
  /** Words of the prompt behind each field: `camera.move` → `['slow dolly-in']`. */
  readonly evidence: Map<string, string[]>;
  /** The readings of the ingredients' looks, by name. */
  readonly looks: ReadonlyMap<string, ScenePlan>;
}

export const startReading = (prompt: string, ingredients: readonly IngredientLook[], looks: ReadonlyMap<string, ScenePlan>): Reading => ({
  looks,
  pieces: findPieces(prompt, ingredients),
  draft: emptyDraft(),
  taken: new Set(),
  evidence: new Map(),
});

/** Marks a piece as used, with the field that it speaks for. A field of `null` only makes sure that nobody else reads it. */
export const take = (reading: Reading, index: number, field: string | null): void => {
  reading.taken.add(index);
  if (field !== null && !isSmall(reading.pieces[index])) noteAt(reading, [index], field);
};

/** The same for pieces `[start, end)`, leaving out those that another step has used. */
export const takeRange = (reading: Reading, {start, end}: Range, field: string | null): void => {
  for (let index = start; index < end; index += 1) if (!reading.taken.has(index)) take(reading, index, field);
};

export const note = (reading: Reading, field: string, words: readonly string[]): void => {
  const known = reading.evidence.get(field);
  if (known) known.push(...words);
  else reading.evidence.set(field, [...words]);
};

/** "a", "the", "is": they say nothing that an author would look for in an explanation. */
const isSmall = (piece: Piece | undefined): boolean => hasRole(piece, 'article', 'possessive', 'filler', 'and', 'of');

export const noteAt = (reading: Reading, indices: readonly number[], field: string): void => {
  const words = indices.map((index) => reading.pieces[index]?.words ?? '');
  if (words.length > 0) note(reading, field, words);
};

/** The piece, unless a step has used it. */
export const freeAt = (reading: Reading, index: number): Piece | undefined =>
  reading.taken.has(index) ? undefined : reading.pieces[index];

export const isBreak = (reading: Reading, index: number): boolean => meaningOf(reading.pieces[index], 'break') !== null;

/** Indices of pieces, half-open: `[start, end)`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The clause around a piece: from break to break. */
export const clauseAround = (reading: Reading, index: number): Range => {
  let start = index;
  while (start > 0 && !isBreak(reading, start - 1) && index - start < longestClause) start -= 1;
  let end = index + 1;
  while (end < reading.pieces.length && !isBreak(reading, end) && end - index < longestClause) end += 1;
  return {start, end};
};

/** Words are related over a few pieces only. The bound keeps a prompt of 50,000 characters without a comma linear. */
const longestClause = 40;

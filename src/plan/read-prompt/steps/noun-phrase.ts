import type {Colour} from '../../../core/scene-plan.ts';
import type {IngredientLook} from '../ingredient-look.ts';
import type {Tagged} from '../language/meaning.ts';
import type {Range} from '../reading.ts';

export type Head =
  | {readonly tag: 'ingredient'; readonly ingredient: IngredientLook}
  | {readonly tag: 'unknown'; readonly text: string}
  | Tagged<'noun'>
  | Tagged<'place'>;

/** "two small red foxes": a noun with what stands around it. `head` is null for adjectives alone, as in "the car is *red*". */
export interface NounPhrase extends Range {
  readonly head: Head | null;
  readonly count: number | null;
  readonly plural: boolean;
  /** Led in by an article, a number or a possessive. */
  readonly determined: boolean;
  /** "another cat": not the one that was there before. */
  readonly another: boolean;
  readonly colours: readonly Colour[];
  readonly attributes: readonly string[];
  /** "a *running* fox" */
  readonly participles: readonly string[];
  /** "bouquet *of roses*" */
  readonly complement: string | null;
  /** Indices of the pieces behind each part, as evidence. */
  readonly parts: Readonly<Record<Part, readonly number[]>>;
}

export type Part = 'noun' | 'count' | 'colours' | 'attributes' | 'participles';

export const nameOf = (head: Head): string => {
  switch (head.tag) {
    case 'ingredient':
      return head.ingredient.name;
    case 'unknown':
      return head.text;
    case 'noun':
      return head.noun;
    case 'place':
      return head.detail ?? head.kind;
  }
};

/** The phrase in plain English order, for details that stay text: "small yellow raincoat". */
export const textOf = ({head, count, colours, attributes, participles, complement}: NounPhrase): string =>
  [
    ...(count !== null && count > 1 ? [String(count)] : []),
    ...attributes,
    ...participles,
    ...colours,
    ...(head === null ? [] : [nameOf(head)]),
    ...(complement === null ? [] : [`of ${complement}`]),
  ].join(' ');

export const isBeing = ({head}: NounPhrase): boolean =>
  (head?.tag === 'noun' && head.topic === 'being') || (head?.tag === 'ingredient' && head.ingredient.kind === 'character');

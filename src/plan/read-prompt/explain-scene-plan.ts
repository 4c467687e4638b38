import type {Json} from '../../core/canonical.ts';
import {type ScenePlan, unspecifiedScenePlan} from '../../core/scene-plan.ts';
import type {ShotSpec} from '../../core/spec.ts';
import {applyOverrides} from './apply-overrides.ts';
import {finishDraft} from './draft.ts';
import {meaningOf, type Piece} from './language/piece.ts';
import {readWithEvidence} from './read-prompt.ts';
import type {Reading} from './reading.ts';

/** Where a field's value comes from. */
export type Origin =
  /** These words of the prompt. */
  | {readonly kind: 'prompt'; readonly words: readonly string[]}
  /** The look of an ingredient that the prompt names. */
  | {readonly kind: 'ingredient'; readonly name: string}
  | {readonly kind: 'override'}
  /** The prompt does not say it. */
  | {readonly kind: 'default'}
  /** Another reading than today's: the lock keeps the one that the take was made with. */
  | {readonly kind: 'kept'};

export interface ExplainedField {
  /** As one writes it in `plan={{…}}`: `camera.move`, `subjects[0].colours`. */
  readonly field: string;
  readonly value: Json;
  readonly origin: Origin;
}

export interface Explanation {
  /** Every field of the plan, in the order of the schema. */
  readonly fields: readonly ExplainedField[];
  /** Words that say something, but not to the planner: what an author may want to say with an override. */
  readonly unread: readonly string[];
}

/**
 * Says for every field of a shot's scene plan which words of the prompt it comes from, and which words nothing was made of.
 *
 * @example
 * explainScenePlan(spec).fields.find(({field}) => field === 'camera.move');
 * // {field: 'camera.move', value: 'dolly-in', origin: {kind: 'prompt', words: ['dolly-in']}}
 */
export const explainScenePlan = (spec: Pick<ShotSpec, 'prompt' | 'ingredients' | 'overrides' | 'scenePlan'>): Explanation => {
  const reading = readWithEvidence(spec.prompt, spec.ingredients);
  const read = fieldsOf(finishDraft(reading.draft));
  const overridden = fieldsOf(applyOverrides(finishDraft(reading.draft), spec.overrides));
  const fields = [...fieldsOf(spec.scenePlan)].map(([field, value]) => ({
    field,
    value,
    origin: originOf(field, value, {reading, read, overridden}),
  }));
  return {fields, unread: unreadWords(reading)};
};

/**
 * The explanation as lines for people.
 *
 * @example
 * explanationLines(explainScenePlan(spec)); // ['camera.move  dolly-in  from "dolly-in"', …]
 */
export const explanationLines = ({fields, unread}: Explanation): readonly string[] => {
  const said = fields.filter(({origin}) => origin.kind !== 'default');
  const rows = said.map(({field, value, origin}) => [field, plainText(value), originText(origin)] as const);
  const fieldWidth = longest(rows.map(([field]) => field));
  const valueWidth = Math.min(widestValue, longest(rows.map(([, value]) => value)));
  const lines = rows.map(([field, value, origin]) => `${field.padEnd(fieldWidth)}  ${value.padEnd(valueWidth)}  ${origin}`);
  return unread.length === 0 ? lines : [...lines, `not understood: ${unread.map((words) => `"${words}"`).join(', ')}`];
};

type Fields = ReadonlyMap<string, Json>;

/** A plan's fields by path. Lists of words are one field; subjects are taken apart, because one of them can be the wrong one. */
const fieldsOf = (plan: ScenePlan): Fields => new Map(keysOfPlan.flatMap((key) => flat(key, plan[key])));

// Object.keys forgets which keys it lists. Taken from here and not from the plan, because a lock's keys are sorted.
const keysOfPlan = Object.keys(unspecifiedScenePlan) as (keyof ScenePlan)[];

const flat = (path: string, value: Json): [string, Json][] => {
  if (path === 'subjects' && Array.isArray(value)) return value.flatMap((subject, index) => flat(`subjects[${index}]`, subject));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).map(([key, part]) => [`${path}.${key}`, part]);
};

interface Sources {
  readonly reading: Reading;
  readonly read: Fields;
  readonly overridden: Fields;
}

const originOf = (field: string, value: Json, {reading, read, overridden}: Sources): Origin => {
  if (!equal(value, overridden.get(field))) return {kind: 'kept'};
  if (!equal(value, read.get(field))) return {kind: 'override'};
  const words = reading.evidence.get(field);
  const ingredient = read.get(`${field.split('.')[0]}.ingredient`);
  if (isNothing(value)) return {kind: 'default'};
  if (words) return {kind: 'prompt', words: [...new Set(words)]};
  // A noun without a number is one, whoever says so.
  if (value === 1) return {kind: 'default'};
  return typeof ingredient === 'string' ? {kind: 'ingredient', name: ingredient} : {kind: 'default'};
};

const unreadWords = ({pieces, taken}: Reading): readonly string[] => {
  const unread = pieces.filter((piece, index) => !taken.has(index) && isTelling(piece));
  return [...new Set(unread.map(({words}) => words))];
};

/** Whether a word carries a wish: nobody misses an unread "the" or "in". */
const isTelling = (piece: Piece): boolean =>
  meaningOf(piece, 'preposition') === null && piece.meanings.some(({tag}) => tag !== 'role' && tag !== 'break' && tag !== 'unit');

const equal = (one: Json, other: Json | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

const longest = (texts: readonly string[]): number => texts.reduce((width, text) => Math.max(width, text.length), 0);

/** One long value must not push all the origins off the screen. */
const widestValue = 32;

const isNothing = (value: Json): boolean => value === null || (Array.isArray(value) && value.length === 0);

const plainText = (value: Json): string => (Array.isArray(value) ? value.map(plainText).join(', ') : String(value));

const originText = (origin: Origin): string => {
  switch (origin.kind) {
    case 'prompt':
      return `from ${origin.words.map((words) => `"${words}"`).join(', ')}`;
    case 'ingredient':
      return `from the look of {${origin.name}}`;
    default:
      return origin.kind;
  }
};

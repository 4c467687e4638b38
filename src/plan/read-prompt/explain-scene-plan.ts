import type {Json} from '../../core/canonical.ts';
import type {ScenePlan} from '../../core/scene-plan.ts';
import type {ShotSpec} from '../../core/spec.ts';
import {applyOverrides} from './apply-overrides.ts';
import {finishDraft} from './draft.ts';
import type {Tag} from './language/meaning.ts';
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
  const said = fields.filter(({value, origin}) => origin.kind !== 'default' && !isNothing(value));
  const width = Math.max(0, ...said.map(({field}) => field.length));
  const lines = said.map(({field, value, origin}) => `${field.padEnd(width)}  ${plainText(value)}  ${originText(origin)}`);
  return unread.length === 0 ? lines : [...lines, `not understood: ${unread.map((words) => `"${words}"`).join(', ')}`];
};

type Fields = ReadonlyMap<string, Json>;

/** A plan's fields by path. Lists of words are one field; subjects are taken apart, because one of them can be the wrong one. */
const fieldsOf = (plan: ScenePlan): Fields => {
  const {subjects, location, camera, sound, ...rest} = plan;
  const flat = (prefix: string, group: {readonly [key: string]: Json}): [string, Json][] =>
    Object.entries(group).map(([key, value]) => [`${prefix}${key}`, value]);
  return new Map([
    ...subjects.flatMap((subject, index) => flat(`subjects[${index}].`, subject)),
    ...flat('location.', location),
    ...flat('camera.', camera),
    ...flat('sound.', sound),
    ...flat('', rest),
  ]);
};

interface Sources {
  readonly reading: Reading;
  readonly read: Fields;
  readonly overridden: Fields;
}

const originOf = (field: string, value: Json, {reading, read, overridden}: Sources): Origin => {
  if (!equal(value, overridden.get(field))) return {kind: 'kept'};
  if (!equal(value, read.get(field))) return {kind: 'override'};
  if (isNothing(value)) return {kind: 'default'};
  const words = reading.evidence.get(field);
  const ingredient = read.get(`${field.split('.')[0]}.ingredient`);
  if (words) return {kind: 'prompt', words: [...new Set(words)]};
  return typeof ingredient === 'string' ? {kind: 'ingredient', name: ingredient} : {kind: 'default'};
};

const unreadWords = ({pieces, taken}: Reading): readonly string[] => {
  const unread = pieces.filter(({meanings}, index) => !taken.has(index) && meanings.some(({tag}) => !silent.has(tag)));
  return [...new Set(unread.map(({words}) => words))];
};

/** What carries no wish of its own: nobody misses an unread "the". */
const silent: ReadonlySet<Tag> = new Set<Tag>(['role', 'preposition', 'break', 'direction', 'count', 'unit']);

const equal = (one: Json, other: Json | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

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

import {z} from 'zod';
import {type DecimalSign, numberInCell} from './number-in-cell.ts';

/** What a cell's text means to a field. */
export type CellMeaning =
  | {readonly kind: 'value'; readonly value: unknown}
  /** An empty cell: the field is not given, so that its default or `optional()` holds. */
  | {readonly kind: 'absent'}
  | {readonly kind: 'unclear'; readonly expected: string};

/**
 * What the text of a spreadsheet's cell means to a field of the schema:
 *
 * | field | text |
 * | --- | --- |
 * | any | an empty cell is absent; null where the field takes null and has to be there |
 * | `z.string()`, `z.enum()`, `z.url()` … | itself |
 * | `z.boolean()`, also `z.coerce.boolean()` | `TRUE` `yes` `ja` `ya` `oui` `sí` `x` `1` and their opposites, in any case |
 * | `z.number()`, also `z.coerce.number()` | `3.5`, `3,5`, `1.234,50`, `1,234.50` |
 * | `z.coerce.date()` | `2026-12-01` |
 * | lists and objects | JSON |
 *
 * The same holds inside of `optional()`, `default()`, `transform()`, `pipe()`, `lazy()` and unions: `z.coerce` never sees a text, of which it would
 * make true of "FALSE". Text with two meanings (`1,234`: a thousand, or one and a bit?) is unclear.
 *
 * @param sign which sign separates decimals in the column.
 * @example
 * readCell('FALSE', z.coerce.boolean(), 'unknown') // {kind: 'value', value: false}
 */
export const readCell = (text: string, field: unknown, sign: DecimalSign): CellMeaning => {
  if (text.trim() === '') return emptyCell(field);
  const inner = innermost(field);
  switch (inner?.type) {
    case 'boolean':
      return readTruth(text);
    case 'number':
      return readNumber(text, sign);
    case 'bigint':
      return /^[+-]?\d+$/.test(text) ? {kind: 'value', value: BigInt(text)} : {kind: 'unclear', expected: 'a whole number'};
    case 'date':
      return readDate(text);
    case 'array':
    case 'object':
    case 'tuple':
    case 'record':
      return readJson(text);
    case 'string':
    case 'enum':
      return {kind: 'value', value: text};
    case 'union':
      return readAsOneOf(inner.options ?? [], text, sign);
    case 'literal':
      return readLiteral(inner.values ?? [], text, sign);
    default:
      return readFitting(text, field);
  }
};

/** Whether a field makes a value of whatever it is given: `z.coerce`, also inside of a union. */
export const coerces = (field: unknown): boolean => {
  const inner = innermost(field);
  return inner?.coerce === true || (inner?.type === 'union' && (inner.options ?? []).some(coerces));
};

const wrappers = new Set(['optional', 'nullable', 'default', 'prefault', 'catch', 'readonly', 'nonoptional', 'exactOptional']);

/** What zod's types say of themselves, as far as it is asked for here. */
interface Definition {
  readonly type: string;
  readonly coerce?: boolean;
  readonly innerType?: unknown;
  readonly getter?: () => unknown;
  readonly in?: unknown;
  readonly options?: readonly unknown[];
  readonly values?: readonly unknown[];
}

/** The type that a cell's text meets first, whatever it is wrapped in; null for what is no type of zod. */
const innermost = (field: unknown): Definition | null => {
  if (!(field instanceof z.ZodType)) return null;
  // Every type of zod 4 says what it is in its definition; wrappers name what they wrap.
  const definition = field.def as Definition;
  if (wrappers.has(definition.type)) return innermost(definition.innerType);
  if (definition.type === 'lazy') return innermost(definition.getter?.());
  // A preprocess() of the author is given the text as it is.
  if (definition.type !== 'pipe' || innermost(definition.in)?.type === 'transform') return definition;
  // So is a codec from text: z.stringbool().
  return innermost(definition.in);
};

const accepts = (field: unknown, value: unknown): boolean => field instanceof z.ZodType && field.safeParse(value).success;

const emptyCell = (field: unknown): CellMeaning => {
  if (!(field instanceof z.ZodType) || coerces(field)) return {kind: 'absent'};
  const mayBeAbsent = z.object({field}).safeParse({}).success;
  return !mayBeAbsent && accepts(field, null) ? {kind: 'value', value: null} : {kind: 'absent'};
};

const truths = new Map<string, boolean>([
  ...['true', 'yes', 'y', 'ja', 'ya', 'oui', 'sí', 'si', 'sim', 'wahr', 'vrai', 'verdadero', 'verdadeiro', 'vero', 'waar'].map(
    (word) => [word, true] as const,
  ),
  ...['x', '1', 'on', '✓', '✔', '☑'].map((sign) => [sign, true] as const),
  ...['false', 'no', 'n', 'nein', 'nee', 'tidak', 'non', 'não', 'falsch', 'faux', 'falso', 'onwaar'].map((word) => [word, false] as const),
  ...['0', 'off', '-', '✗', '✘', '☐'].map((sign) => [sign, false] as const),
]);

const readTruth = (text: string): CellMeaning => {
  const value = truths.get(text.trim().toLowerCase());
  return value === undefined ? {kind: 'unclear', expected: 'TRUE or FALSE (also yes and no, 1 and 0)'} : {kind: 'value', value};
};

const readNumber = (text: string, sign: DecimalSign): CellMeaning => {
  const reading = numberInCell(text, sign);
  switch (reading.state) {
    case 'number':
      return {kind: 'value', value: reading.value};
    case 'ambiguous': {
      const plain = text.trim();
      return {kind: 'unclear', expected: `a number with one meaning: write ${plain.replace(/[.,]/, '')}, or ${plain.replace(',', '.')}0`};
    }
    case 'too-long':
      return {kind: 'unclear', expected: 'a number of at most 15 digits; more of them are a code, which is a text'};
    default:
      return {kind: 'unclear', expected: 'a number, without unit or currency'};
  }
};

/** 03/04/2026 is two days, and a time without a zone is another one on another machine. */
const readDate = (text: string): CellMeaning => {
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  return isDate ? {kind: 'value', value: new Date(text)} : {kind: 'unclear', expected: 'a date like 2026-12-01'};
};

const readJson = (text: string): CellMeaning => {
  try {
    return {kind: 'value', value: JSON.parse(text)};
  } catch {
    return {kind: 'unclear', expected: 'JSON, like ["a", "b"]'};
  }
};

/** Members that take the text as it is go first: what is meant as text stays text. */
const readAsOneOf = (members: readonly unknown[], text: string, sign: DecimalSign): CellMeaning => {
  const takesText = (member: unknown): boolean => !coerces(member) && accepts(member, text);
  let unclear: CellMeaning | null = null;
  for (const member of [...members.filter(takesText), ...members.filter((member) => !takesText(member))]) {
    const meaning = readCell(text, member, sign);
    if (meaning.kind === 'value' && accepts(member, meaning.value)) return meaning;
    if (meaning.kind === 'unclear') unclear ??= meaning;
  }
  return unclear ?? {kind: 'value', value: text};
};

const readLiteral = (values: readonly unknown[], text: string, sign: DecimalSign): CellMeaning => {
  if (values.includes(text)) return {kind: 'value', value: text};
  for (const meaning of [readTruth(text), readNumber(text, sign), readJson(text)]) {
    if (meaning.kind === 'value' && values.includes(meaning.value)) return meaning;
  }
  return {kind: 'value', value: text};
};

/** What is none of these: the text where it fits, else what it is as JSON where that does. */
const readFitting = (text: string, field: unknown): CellMeaning => {
  if (!(field instanceof z.ZodType) || accepts(field, text)) return {kind: 'value', value: text};
  const json = readJson(text);
  return json.kind === 'value' && accepts(field, json.value) ? json : {kind: 'value', value: text};
};

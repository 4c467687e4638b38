import {z} from 'zod';

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
 * | any | an empty cell is absent |
 * | `z.string()`, `z.enum()`, `z.url()` … | itself |
 * | `z.boolean()`, also `z.coerce.boolean()` | `TRUE` `yes` `ja` `ya` `oui` `sí` `x` `1` and their opposites, in any case |
 * | `z.number()`, also `z.coerce.number()` | `3.5`; with `;` or tabs between cells also `3,5` and `1.234,50` |
 * | lists and objects | JSON |
 *
 * Text with two meanings (`1,234`: a thousand, or one and a bit?) is unclear.
 *
 * @param delimiter of the sheet: who separates cells by `;` or tabs mostly writes decimal commas.
 */
export const readCell = (text: string, field: unknown, delimiter: string): CellMeaning => {
  if (text === '') return {kind: 'absent'};
  switch (typeOf(field)) {
    case 'boolean':
      return readTruth(text);
    case 'number':
    case 'int':
      return readNumber(text, delimiter);
    case 'array':
    case 'object':
    case 'tuple':
    case 'record':
      return readJson(text);
    case 'string':
    case 'enum':
      return {kind: 'value', value: text};
    default:
      return readFitting(text, field);
  }
};

const wrappers = new Set(['optional', 'nullable', 'default', 'prefault', 'catch', 'readonly', 'nonoptional', 'exactOptional']);

/** zod's name of what a field holds, whatever it is wrapped in. */
const typeOf = (field: unknown): string => {
  if (!(field instanceof z.ZodType)) return 'unknown';
  // Every type of zod 4 says what it is in its definition; wrappers name what they wrap.
  const {type, innerType} = field.def as {readonly type: string; readonly innerType?: unknown};
  return wrappers.has(type) ? typeOf(innerType) : type;
};

const truths = new Map<string, boolean>([
  ...['true', 'yes', 'y', 'ja', 'ya', 'oui', 'sí', 'si', 'wahr', 'vrai', 'x', '1', 'on', '✓', '✔'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'nein', 'nee', 'tidak', 'non', 'falsch', 'faux', '0', 'off', '-'].map((word) => [word, false] as const),
]);

const readTruth = (text: string): CellMeaning => {
  const value = truths.get(text.toLowerCase());
  return value === undefined ? {kind: 'unclear', expected: 'TRUE or FALSE (also yes and no, 1 and 0)'} : {kind: 'value', value};
};

const readNumber = (text: string, delimiter: string): CellMeaning => {
  // A blank or an apostrophe between thousands has no other meaning.
  const plain = text.replaceAll(/(?<=\d)[\u00a0\u202f ''](?=\d{3})/g, '');
  const hasCommas = delimiter !== ',';
  if (/^[+-]?\d{1,3}([.,]\d{3})+$/.test(plain) && (hasCommas || plain.includes(','))) {
    const other = plain.replaceAll(/[.,]/g, '');
    // 1.234 in a sheet with decimal commas, 1,234 in one with points: thousands, or a fraction with three digits.
    return {kind: 'unclear', expected: `a number with one meaning: write ${other}, or ${plain.replace(',', '.')}0`};
  }
  const written =
    hasCommas && plain.includes(',') ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(/,(?=\d{3}(\D|$))/g, '');
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written)) return {kind: 'value', value: Number(written)};
  return {kind: 'unclear', expected: 'a number, without unit or currency'};
};

const readJson = (text: string): CellMeaning => {
  try {
    return {kind: 'value', value: JSON.parse(text)};
  } catch {
    return {kind: 'unclear', expected: 'JSON, like ["a", "b"]'};
  }
};

/** Unions, literals, pipes: the text where it fits, else what it is as JSON where that does. */
const readFitting = (text: string, field: unknown): CellMeaning => {
  if (!(field instanceof z.ZodType) || field.safeParse(text).success) return {kind: 'value', value: text};
  const json = readJson(text);
  return json.kind === 'value' && field.safeParse(json.value).success ? json : {kind: 'value', value: text};
};

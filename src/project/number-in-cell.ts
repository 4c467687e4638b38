/**
 * Which sign separates decimals in a column. `probably-point`: nothing in the column says it; commas between the cells make `1.234` a fraction, but
 * leave `1,234` with two meanings.
 */
export type DecimalSign = 'point' | 'comma' | 'probably-point' | 'unknown';

/** A cell read as a number; `ambiguous`: `1,234` and `1.234` are two numbers each. */
export type NumberReading = {readonly state: 'number'; readonly value: number} | {readonly state: 'ambiguous' | 'too-long' | 'no-number'};

/**
 * Reads a number as spreadsheets write it: `3.5`, `3,5`, `1.234,56`, `1,234.56`, `1 234,5`, `1'234.5`, `1e3`.
 *
 * @param sign of the column, for texts that have two meanings.
 * @example
 * numberInCell('3,5', 'unknown') // {state: 'number', value: 3.5}
 * numberInCell('1,234', 'unknown') // {state: 'ambiguous'}
 */
export const numberInCell = (text: string, sign: DecimalSign): NumberReading => {
  const plain = text.trim().replace(/^\u2212(?=\d)/, '-');
  if (isAmbiguous(plain)) {
    if (sign === 'unknown' || (sign === 'probably-point' && plain.includes(','))) return {state: 'ambiguous'};
    const decimals = sign === 'comma' ? ',' : '.';
    return exact(plain.includes(decimals) ? plain.replace(decimals, '.') : plain.replace(/[.,]/, ''));
  }
  const writing = writings.find(({pattern}) => pattern.test(plain));
  return writing === undefined ? {state: 'no-number'} : exact(plain.replaceAll(writing.groups, '').replace(writing.decimals, '.'));
};

/** The sign on which a column's cells agree, judged by those that have one meaning. */
export const decimalSignOf = (cells: readonly string[], delimiter: string): DecimalSign => {
  const signs = new Set<DecimalSign>();
  for (const cell of cells) {
    const plain = cell.trim();
    // A whole number without groups says nothing about decimals.
    if (!/\d[.,]\d/.test(plain) || isAmbiguous(plain)) continue;
    const writing = writings.find(({pattern}) => pattern.test(plain));
    if (writing !== undefined) signs.add(writing.decimals === '.' ? 'point' : 'comma');
  }
  const [sign] = signs;
  if (signs.size === 1 && sign !== undefined) return sign;
  return signs.size === 0 && delimiter === ',' ? 'probably-point' : 'unknown';
};

/** One group of three behind one sign: thousands or decimals. No group begins with 0. */
const isAmbiguous = (plain: string): boolean => /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(plain);

/** A text that is not ambiguous fits one of them at most, or means the same in both. */
const writings: readonly {readonly pattern: RegExp; readonly groups: RegExp | string; readonly decimals: '.' | ','}[] = [
  {pattern: /^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i, groups: ' ', decimals: '.'},
  {pattern: /^[+-]?(\d+,\d+|,\d+)(e[+-]?\d+)?$/i, groups: ' ', decimals: ','},
  {pattern: /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/, groups: ',', decimals: '.'},
  {pattern: /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/, groups: '.', decimals: ','},
  {pattern: /^[+-]?[1-9]\d{0,2}([\u00a0\u202f\u2009 '’]\d{3})+(\.\d+)?$/, groups: /[\u00a0\u202f\u2009 '’]/g, decimals: '.'},
  {pattern: /^[+-]?[1-9]\d{0,2}([\u00a0\u202f\u2009 '’]\d{3})+(,\d+)?$/, groups: /[\u00a0\u202f\u2009 '’]/g, decimals: ','},
];

/** Numbers of JavaScript keep 15 digits; a card number or a bar code beyond that would end in other digits. */
const exact = (text: string): NumberReading => {
  const digits = text.replace(/e.*$/i, '').replaceAll(/\D/g, '').replace(/^0+/, '');
  if (digits.length > 15) return {state: 'too-long'};
  const value = Number(text);
  return Number.isFinite(value) ? {state: 'number', value} : {state: 'no-number'};
};

import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {type DecimalSign, decimalSignOf} from '../../src/project/number-in-cell.ts';
import {coerces, readCell} from '../../src/project/read-cell.ts';

const read = (text: string, field: unknown, sign: DecimalSign = 'unknown'): unknown => {
  const meaning = readCell(text, field, sign);
  return meaning.kind === 'value' ? meaning.value : meaning.kind;
};

describe('a cell', () => {
  it.each([
    ['TRUE', true],
    ['FALSE', false],
    ['Yes', true],
    ['nein', false],
    ['1', true],
    ['0', false],
    ['WAHR', true],
    ['', 'absent'],
    ['maybe', 'unclear'],
  ])('%s of a truth value is %s, whether the schema coerces or not, and whatever it is wrapped in', (text, value) => {
    for (const field of [
      ...[z.boolean(), z.coerce.boolean(), z.boolean().optional(), z.boolean().default(true), z.coerce.boolean().nullish()],
      ...[z.coerce.boolean().transform((hot) => hot), z.lazy(() => z.coerce.boolean()), z.coerce.boolean().pipe(z.boolean())],
    ]) {
      expect(read(text, field)).toBe(value);
    }
  });

  it.each<[string, DecimalSign, unknown]>([
    ['3.5', 'unknown', 3.5],
    ['-4', 'unknown', -4],
    ['\u22124', 'unknown', -4],
    ['007', 'unknown', 7],
    ['1e3', 'unknown', 1000],
    ['3,5', 'unknown', 3.5],
    ['0,125', 'unknown', 0.125],
    ['1234,567', 'unknown', 1234.567],
    ['1,234.50', 'unknown', 1234.5],
    ['1.234,50', 'unknown', 1234.5],
    ['1,234,567', 'unknown', 1234567],
    ['1 234', 'unknown', 1234],
    ['1\u202f234,5', 'unknown', 1234.5],
    ["1'234.50", 'unknown', 1234.5],
    ['1,234', 'point', 1234],
    ['1,234', 'comma', 1.234],
    ['1.234', 'point', 1.234],
    ['1.234', 'comma', 1234],
    ['1.234', 'probably-point', 1.234],
    ['1,234', 'probably-point', 'unclear'],
    ['1,234', 'unknown', 'unclear'],
    ['1.234', 'unknown', 'unclear'],
    ['', 'unknown', 'absent'],
    ['\u00a0', 'unknown', 'absent'],
    ['2024 2025', 'unknown', 'unclear'],
    ['1.2.3', 'unknown', 'unclear'],
    ['5 €', 'unknown', 'unclear'],
    ['0x10', 'unknown', 'unclear'],
    ['Infinity', 'unknown', 'unclear'],
    ['1e999', 'unknown', 'unclear'],
    // A number of JavaScript would end in 68.
    ['12345678901234567', 'unknown', 'unclear'],
  ])('%s of a number, in a column with %s, is %s', (text, sign, value) => {
    for (const field of [z.number(), z.coerce.number(), z.number().optional(), z.coerce.number().transform((price) => price)]) {
      expect(read(text, field, sign)).toBe(value);
    }
  });

  it.each<[string[], string, DecimalSign]>([
    [['1.234', '3,50'], ';', 'comma'],
    [['1.234', '1.234.567'], ',', 'comma'],
    [['1,234', '3.50'], '\t', 'point'],
    [['1.234', '12', 'cheap'], ',', 'probably-point'],
    [['1.234', '12', ''], ';', 'unknown'],
    [['3,5', '3.5'], ',', 'unknown'],
  ])('of %j, between %j, is read by the decimals of its column: %s', (cells, delimiter, sign) => {
    expect(decimalSignOf(cells, delimiter)).toBe(sign);
  });

  it('that is empty is null where the field takes null and has to be there', () => {
    expect(read('', z.number().nullable())).toBeNull();
    expect(read('', z.number().nullish())).toBe('absent');
    expect(read('', z.coerce.string())).toBe('absent');
  });

  it('of text is itself, of a list or an object JSON, and of a union or a literal whatever fits', () => {
    expect(read('0042', z.string().max(10))).toBe('0042');
    expect(read('["a"]', z.array(z.string()))).toEqual(['a']);
    expect(read('a, b', z.array(z.string()))).toBe('unclear');
    expect(read('7', z.union([z.literal('auto'), z.number()]))).toBe(7);
    expect(read('auto', z.union([z.literal('auto'), z.number()]))).toBe('auto');
    expect(read('FALSE', z.union([z.coerce.boolean(), z.null()]))).toBe(false);
    expect(read('TRUE', z.union([z.literal('auto'), z.boolean()]))).toBe(true);
    expect(read('7', z.union([z.number(), z.string()]))).toBe('7');
    expect(read('maybe', z.union([z.coerce.boolean(), z.null()]))).toBe('unclear');
    expect(read('TRUE', z.literal(true))).toBe(true);
    expect(read('2', z.literal([1, 2]))).toBe(2);
    expect(read('FALSE', z.stringbool())).toBe('FALSE');
    expect(
      read(
        'a',
        z.preprocess((text) => `${text}!`, z.string()),
      ),
    ).toBe('a');
  });

  it('of a date is one day on every machine', () => {
    expect(read('2026-12-01', z.coerce.date())).toEqual(new Date('2026-12-01T00:00:00Z'));
    for (const text of ['03/04/2026', '7', '2026-12-01T10:00']) expect(read(text, z.coerce.date())).toBe('unclear');
  });
});

it('a field coerces where zod makes something of anything', () => {
  for (const field of [z.coerce.boolean(), z.coerce.number().optional(), z.union([z.null(), z.coerce.string()])])
    expect(coerces(field)).toBe(true);
  for (const field of [z.boolean(), z.string().optional(), z.stringbool(), 'no field']) expect(coerces(field)).toBe(false);
});

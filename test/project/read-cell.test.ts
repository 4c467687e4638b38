import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {readCell} from '../../src/project/read-cell.ts';

const read = (text: string, field: unknown, delimiter = ','): unknown => {
  const meaning = readCell(text, field, delimiter);
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
    ['', 'absent'],
    ['maybe', 'unclear'],
  ])('%s of a truth value is %s, whether the schema coerces or not', (text, value) => {
    for (const field of [z.boolean(), z.coerce.boolean(), z.boolean().optional(), z.boolean().default(true)]) {
      expect(read(text, field)).toBe(value);
    }
  });

  it.each([
    ['3.5', ',', 3.5],
    ['-4', ',', -4],
    ['1,234.50', ',', 1234.5],
    ['1 234', ',', 1234],
    ['3,5', ';', 3.5],
    ['1.234,50', ';', 1234.5],
    ['3.5', ';', 3.5],
    ['', ',', 'absent'],
    ['1,234', ',', 'unclear'],
    ['1.234', ';', 'unclear'],
    ['5 €', ',', 'unclear'],
    ['0x10', ',', 'unclear'],
    ['3,5', ',', 'unclear'],
  ])('%s of a number, in a sheet with %s, is %s', (text, delimiter, value) => {
    for (const field of [z.number(), z.coerce.number(), z.number().optional()]) expect(read(text, field, delimiter)).toBe(value);
  });

  it('of text is itself, of a list or an object JSON, and of a union whatever fits', () => {
    expect(read('0042', z.string().max(10))).toBe('0042');
    expect(read('["a"]', z.array(z.string()))).toEqual(['a']);
    expect(read('a, b', z.array(z.string()))).toBe('unclear');
    expect(read('7', z.union([z.literal('auto'), z.number()]))).toBe(7);
    expect(read('auto', z.union([z.literal('auto'), z.number()]))).toBe('auto');
    expect(read('FALSE', z.stringbool())).toBe('FALSE');
  });
});

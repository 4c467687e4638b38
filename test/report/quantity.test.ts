import {expect, it} from 'vitest';
import {describeBytes, describeCount, describeDuration} from '../../src/report/quantity.ts';

it.each([
  [0, '0.0 s'],
  [8123, '8.1 s'],
  [9949, '9.9 s'],
  [9950, '10 s'],
  [89_400, '89 s'],
  [90_000, '1 min 30 s'],
  [200_000, '3 min 20 s'],
  [5_399_000, '89 min 59 s'],
  [5_400_000, '1 h 30 min'],
])('%i ms are said as %s', (milliseconds, said) => {
  expect(describeDuration(milliseconds)).toBe(said);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [1_536_000, '1.5 MB'],
  [99_949_000, '100 MB'],
  [999_600_000, '1.0 GB'],
  [4_200_000_000_000, '4.2 TB'],
])('%i bytes are said as %s', (size, said) => {
  expect(describeBytes(size)).toBe(said);
});

it('a count has its word in the right number', () => {
  expect([describeCount(0, 'take'), describeCount(1, 'take'), describeCount(2, 'take')]).toEqual(['0 takes', '1 take', '2 takes']);
});

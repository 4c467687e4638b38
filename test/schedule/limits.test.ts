import {describe, expect, it} from 'vitest';
import type {AnyGenerator} from '../../src/core/generator.ts';
import {limitOf, takesThatFit} from '../../src/schedule/limits.ts';

/** Only what is declared is read. */
const generators = (declared: Partial<AnyGenerator>) => ({loaded: () => declared as AnyGenerator});

describe('how much goes on at once', () => {
  it('is one page, one mix, one film', () => {
    expect((['browser', 'encoder', 'node'] as const).map((resource) => limitOf(resource, generators({})))).toEqual([1, 1, 1]);
  });

  it('is as many takes as their generator declares, and one where it declares nothing or was never loaded', () => {
    expect(limitOf('generator:hosted', generators({concurrency: 8}))).toBe(8);
    expect(limitOf('generator:mine', generators({}))).toBe(1);
    expect(limitOf('generator:gone', {loaded: () => null})).toBe(1);
    expect(limitOf('generator:huge', generators({concurrency: 'cores', memoryInBytes: 1e15}))).toBe(1);
  });

  it('is a take for each core, as far as memory reaches', () => {
    expect(takesThatFit({cores: 8, memoryInBytes: 64e9, perTakeInBytes: 1.5e9})).toBe(8);
    expect(takesThatFit({cores: 8, memoryInBytes: 8e9, perTakeInBytes: 1.5e9})).toBe(3);
    expect(takesThatFit({cores: 8, memoryInBytes: 8e9, perTakeInBytes: 0})).toBe(8);
  });
});

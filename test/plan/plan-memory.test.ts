import {describe, expect, it} from 'vitest';
import type {Fingerprint} from '../../src/core/brand.ts';
import {Asking, type Facts, type TakeFact} from '../../src/plan/facts.ts';
import {learn, noFacts} from '../../src/plan/learn.ts';
import {PlanMemory} from '../../src/plan/plan-memory.ts';

const [one, other] = ['fp1-1', 'fp1-2'] as unknown as readonly [Fingerprint, Fingerprint];

const take = (durationInSeconds: number): TakeFact => ({digest: 'sha256:0' as never, words: [], durationInSeconds});

describe('a part of a plan', () => {
  const planning = () => {
    const memory = new PlanMemory();
    let computed = 0;
    const lengthIn = (facts: Facts, inputs = ''): number | undefined =>
      memory.of(new Asking(facts), {name: 'length', inputs}, (asking) => {
        computed += 1;
        return asking.takes([one]) ? (asking.facts.takes.get(one)?.durationInSeconds ?? 0) : undefined;
      });
    return {lengthIn, computed: () => computed};
  };
  const facts = learn(noFacts({encoder: '', capture: ''}, new Map()), {takes: new Map([[one, take(2)]])});

  it('is computed once, as long as what it has read is the same', () => {
    const {lengthIn, computed} = planning();
    expect([lengthIn(facts), lengthIn(facts), lengthIn(learn(facts, {takes: new Map([[other, take(9)]])}))]).toEqual([2, 2, 2]);
    expect(computed()).toBe(1);
  });

  it('is computed again where a fact that it has read, its inputs, the bundle or the browser are others', () => {
    const {lengthIn, computed} = planning();
    lengthIn(facts);
    expect(lengthIn(learn(facts, {takes: new Map([[one, take(3)]])}))).toBe(3);
    lengthIn(facts);
    lengthIn(facts, 'other');
    lengthIn(learn(facts, {browser: 'other'}), 'other');
    lengthIn(learn(facts, {bundle: null}), 'other');
    expect(computed()).toBe(6);
  });

  it('is never kept where facts are missing, and also where nothing was found they are read', () => {
    const {lengthIn, computed} = planning();
    const unknown = noFacts({encoder: '', capture: ''}, new Map());
    expect([lengthIn(unknown), lengthIn(unknown)]).toEqual([undefined, undefined]);
    const absent = learn(unknown, {takes: new Map([[one, null]])});
    expect([lengthIn(absent), lengthIn(absent)]).toEqual([0, 0]);
    expect(computed()).toBe(3);
    expect(lengthIn(facts)).toBe(2);
  });
});

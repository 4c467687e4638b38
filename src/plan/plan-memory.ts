import type {Asking, ReadableFacts} from './facts.ts';

/** A fact that was read while something was planned. */
export interface Read {
  readonly map: MapName;
  readonly key: unknown;
  readonly value: unknown;
}

type MapName = {[Name in keyof ReadableFacts]: ReadableFacts[Name] extends {readonly get: unknown} ? Name : never}[keyof ReadableFacts];

interface Remembered {
  readonly inputs: string;
  readonly bundle: unknown;
  readonly browser: string;
  readonly reads: readonly Read[];
  readonly value: unknown;
}

/**
 * Parts of a plan, kept as long as every fact that was read for them is the same: most of what one plan finds out holds in the next, and a series of 600
 * films is planned again after each thing that is made.
 */
export class PlanMemory {
  readonly #remembered = new Map<string, Remembered>();

  /**
   * What `compute` answers, or what it answered before from the same inputs and facts.
   *
   * @param part.name of the part of the plan.
   * @param part.inputs of it, beside facts: whatever else decides the answer.
   * @param compute answers undefined where facts are missing, which is never kept.
   */
  of<Value>(
    asking: Asking,
    {name, inputs}: {readonly name: string; readonly inputs: string},
    compute: (asking: Asking) => Value | undefined,
  ): Value | undefined {
    const {facts} = asking;
    const known = this.#remembered.get(name);
    // The same name is only ever given to the same kind of answer.
    if (known !== undefined && known.inputs === inputs && holds(known, facts)) return known.value as Value;
    const reads: Read[] = [];
    const value = compute(asking.reading(recorded(facts, reads)));
    if (value !== undefined) this.#remembered.set(name, {inputs, bundle: facts.bundle, browser: facts.browser, reads, value});
    return value;
  }
}

const holds = ({bundle, browser, reads}: Remembered, facts: ReadableFacts): boolean =>
  bundle === facts.bundle && browser === facts.browser && reads.every(({map, key, value}) => valueIn(facts, map, key) === value);

/** Each map is asked for keys of its own, as it was before. */
const valueIn = (facts: ReadableFacts, map: MapName, key: unknown): unknown =>
  (facts[map] as {readonly get: (key: unknown) => unknown}).get(key);

/** The same facts, noting what is read of them. */
const recorded = (facts: ReadableFacts, reads: Read[]): ReadableFacts => {
  const map = <Name extends MapName>(name: Name): ReadableFacts[Name] => {
    const get = (key: unknown): unknown => {
      const value = valueIn(facts, name, key);
      reads.push({map: name, key, value});
      return value;
    };
    // A map of facts has no entry that is undefined.
    return {get, has: (key: unknown) => get(key) !== undefined} as ReadableFacts[Name];
  };
  return {
    ...{bundle: facts.bundle, browser: facts.browser, encoding: facts.encoding},
    ...{locks: map('locks'), generators: map('generators'), takes: map('takes'), timelines: map('timelines'), probes: map('probes')},
    ...{lengths: map('lengths'), lastSpeech: map('lastSpeech'), stored: map('stored'), films: map('films')},
  };
};

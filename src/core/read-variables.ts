import type {Digest} from './brand.ts';
import {digestOf} from './digest.ts';

/** Variables by name, as `process.env` has them. */
export type Variables = Readonly<Record<string, string>>;

/** Variables that were read, with digests of their values: no state file holds a secret. Null: it was asked for and was not set. */
export type ReadVariables = Readonly<Record<string, Digest | null>>;

/** Digests of variables by their names. */
export const readVariables = (names: Iterable<string>, variables: Variables): ReadVariables =>
  Object.fromEntries([...names].sort().map((name) => [name, digestOfVariable(variables[name])]));

/** Whether what was read is as it was then. */
export const areSame = (read: ReadVariables, variables: Variables): boolean =>
  Object.entries(read).every(([name, digest]) => digestOfVariable(variables[name]) === digest);

const digestOfVariable = (value: string | undefined): Digest | null =>
  value === undefined ? null : digestOf(new TextEncoder().encode(value));

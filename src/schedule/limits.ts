import {availableParallelism, totalmem} from 'node:os';
import type {AnyGenerator} from '../core/generator.ts';
import type {Resource} from '../core/work.ts';

/** Share of the memory that takes made side by side may need: the rest is for the browser, the encoder and everything else. */
const shareForTakes = 0.6;

/**
 * How much of a resource's work may go on at once. One page, one mix and one film, because each uses several cores by itself; takes as their generator
 * declares.
 *
 * @param generators those that were loaded while planning.
 */
export const limitOf = (resource: Resource, generators: {readonly loaded: (id: string) => AnyGenerator | null}): number => {
  if (!resource.startsWith('generator:')) return 1;
  const generator = generators.loaded(resource.slice('generator:'.length));
  const {concurrency = 1, memoryInBytes} = generator ?? {};
  if (concurrency !== 'cores') return Math.max(1, concurrency);
  return takesThatFit({cores: availableParallelism(), memoryInBytes: memoryOfMachine(), perTakeInBytes: memoryInBytes ?? 0});
};

/**
 * How many takes are made at once in processes of their own: one a core, and no more than their memory allows.
 *
 * @example
 * takesThatFit({cores: 8, memoryInBytes: 8e9, perTakeInBytes: 1.5e9}) // 3
 */
export const takesThatFit = (request: {
  readonly cores: number;
  readonly memoryInBytes: number;
  /** 0: unknown. */
  readonly perTakeInBytes: number;
}): number => {
  const {cores, memoryInBytes, perTakeInBytes} = request;
  const fit = perTakeInBytes === 0 ? cores : Math.floor((shareForTakes * memoryInBytes) / perTakeInBytes);
  return Math.max(1, Math.min(cores, fit));
};

/** A container may have less than the machine. */
const memoryOfMachine = (): number => {
  const constrained = process.constrainedMemory?.() ?? 0;
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
};

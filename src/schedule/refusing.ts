import type {PlannedTake} from '../core/planned-take.ts';
import type {Work, WorkName} from '../core/work.ts';
import {refuse} from '../generate/refuse.ts';
import {noPermit} from '../generate/spend-permit.ts';
import type {Machine} from '../machine/machine.ts';

/**
 * Refuses takes that their generators cannot make, or must not because they charge: no permit to spend is given. Asked of all takes of a plan before any of
 * them is made, and of each take once.
 */
export const refusing = (machine: Machine): ((work: readonly Work[]) => Promise<void>) => {
  const asked = new Set<WorkName>();
  return async (work) => {
    const takes: PlannedTake[] = [];
    for (const one of work) {
      if ((one.kind !== 'take' && one.kind !== 'sound') || one.action !== 'make' || one.input === null || asked.has(one.name)) continue;
      asked.add(one.name);
      takes.push(one.input.take);
    }
    const generators = new Map(
      await Promise.all(takes.map(async ({generator: {id}, id: name}) => [id, await machine.generators.any(id, name)] as const)),
    );
    const generatorOf = (id: string) => {
      const found = generators.get(id);
      if (!found) throw new RangeError(`Generator '${id}' was not loaded before its takes were checked.`);
      return found;
    };
    refuse(takes, generatorOf, noPermit);
  };
};

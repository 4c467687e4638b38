import type {Work, WorkName} from '../core/work.ts';

/** Named work and everything that it needs, on whatever detour. */
export const withNeeds = (work: readonly Work[], named: readonly WorkName[]): ReadonlySet<WorkName> => {
  const byName = new Map(work.map((one) => [one.name, one]));
  const wanted = new Set(named);
  // A set that grows is walked to its end.
  for (const name of wanted) for (const need of byName.get(name)?.needs ?? []) wanted.add(need);
  return wanted;
};

import type {Work, WorkName} from '../core/work.ts';

/**
 * Every name once, for a line may be followed by several timelines; and what is to be made under one key once, because formats and rows share takes,
 * pictures and mixes: then what needs the others needs the first.
 */
export const oncePerKey = (work: readonly Work[]): Work[] => {
  const firsts = new Map<string, WorkName>();
  const instead = new Map<WorkName, WorkName>();
  for (const {kind, name, key, action} of work) {
    const place = action === 'make' && key !== null && kind !== 'film' ? `${kind} ${key}` : name;
    const first = firsts.get(place) ?? name;
    firsts.set(place, first);
    instead.set(name, first);
  }
  const variants = new Map<WorkName, Set<string>>();
  for (const one of work) {
    const name = instead.get(one.name) ?? one.name;
    variants.set(name, new Set([...(variants.get(name) ?? []), ...one.variants]));
  }
  const kept = new Map(work.filter(({name}) => instead.get(name) === name).map((one) => [one.name, one]));
  return [...kept.values()].map((one) => ({
    ...one,
    variants: [...(variants.get(one.name) ?? [])],
    needs: [...new Set(one.needs.map((need) => instead.get(need) ?? need))],
  }));
};

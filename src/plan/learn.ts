import type {Digest} from '../core/brand.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Facts} from './facts.ts';

/** Facts with what was learned since: a later answer about the same thing takes the place of an earlier one. */
export const learn = <Known extends Partial<Facts>>(facts: Known, learned: Partial<Facts>): Known => {
  const merged: {[name: string]: unknown} = {...facts};
  for (const [name, value] of Object.entries(learned)) {
    const before = merged[name];
    merged[name] = before instanceof Map && value instanceof Map ? new Map([...before, ...value]) : value;
  }
  // Each name keeps its type: both are facts.
  return merged as Known;
};

/**
 * What is known before anything was looked up.
 *
 * @example
 * planner(project, wanted)(noFacts(encoding, new Map())).questions // [{about: 'bundle'}]
 */
export const noFacts = (encoding: Facts['encoding'], lastSpeech: ReadonlyMap<string, Timeline['speech']>): Facts => ({
  bundle: undefined,
  browser: '',
  encoding,
  locks: new Map(),
  generators: new Map(),
  takes: new Map(),
  timelines: new Map<Digest, Timeline | null>(),
  probes: new Map(),
  lengths: new Map(),
  lastSpeech,
  stored: new Map(),
  films: new Map(),
});

import type {Digest} from '../core/brand.ts';
import type {Emit} from '../core/events.ts';
import type {AnyGenerator} from '../core/generator.ts';
import type {PlannedTake} from '../core/plan.ts';
import type {Store} from '../store/store.ts';
import {type MadeTake, makeTake} from './make-take.ts';
import {refuse} from './refuse.ts';
import type {SpendPermit} from './spend-permit.ts';

export interface GenerateOptions {
  /** Of a plan; those whose action is not `generate` are left alone. */
  readonly takes: readonly PlannedTake[];
  readonly store: Store;
  /** Throws `generator-unknown` where there is none of that id. */
  readonly generators: (id: string) => AnyGenerator;
  readonly permit: SpendPermit;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly readReference: (digest: Digest) => Promise<Uint8Array>;
  /** `<project>/.reshoot/work`; each take works in a folder of its own below it. */
  readonly workFolder: string;
  /** Milliseconds, only for the durations that events tell. */
  readonly now: () => number;
  /** Takes at once per generator; 1 unless given, because a model uses all cores by itself. */
  readonly concurrency?: number;
}

/**
 * Makes the takes that the plan says, each put into the store the moment it exists. Results come in the order of the plan.
 *
 * When one fails, no further one is begun, those under way are finished and kept, and then the first error is thrown. When the signal is
 * aborted, finished takes stay and its reason is thrown.
 *
 * @throws ReshootError `generator-cannot` or `spend-not-approved` before anything is made; `generator-failed` with the take's name.
 * @example
 * const made = await generate({takes: plan.shots, permit: noPermit, store, generators, emit, signal, readReference, workFolder, now});
 */
export const generate = async (options: GenerateOptions): Promise<readonly MadeTake[]> => {
  const takes = options.takes.filter(({action}) => action === 'generate');
  refuse(takes, options.generators, options.permit);
  const results = new Map<PlannedTake, MadeTake>();
  const errors: unknown[] = [];

  const lane = async (queue: PlannedTake[]): Promise<void> => {
    for (let take = queue.shift(); take !== undefined && errors.length === 0 && !options.signal.aborted; take = queue.shift()) {
      try {
        results.set(take, await makeTake(take, options));
      } catch (error) {
        errors.push(error);
      }
    }
  };

  const queues = byGenerator(takes);
  const lanes = queues.flatMap((queue) => Array.from({length: options.concurrency ?? 1}, () => lane(queue)));
  await Promise.all(lanes);
  options.signal.throwIfAborted();
  if (errors.length > 0) throw errors[0];
  return takes.flatMap((take) => results.get(take) ?? []);
};

const byGenerator = (takes: readonly PlannedTake[]): PlannedTake[][] => {
  const queues = new Map<string, PlannedTake[]>();
  for (const take of takes) queues.set(take.generator.id, [...(queues.get(take.generator.id) ?? []), take]);
  return [...queues.values()];
};

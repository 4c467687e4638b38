import type {Digest} from '../core/brand.ts';
import type {Emit} from '../core/events.ts';
import type {Generator} from '../core/generator.ts';
import type {PlannedShot} from '../core/plan.ts';
import type {Store} from '../store/store.ts';
import {type MadeTake, makeTake} from './make-take.ts';
import {refuse} from './refuse.ts';
import type {SpendPermit} from './spend-permit.ts';

export interface GenerateOptions {
  /** Of a plan; those whose action is not `generate` are left alone. */
  readonly shots: readonly PlannedShot[];
  readonly store: Store;
  /** Throws `generator-unknown` where there is none of that id. */
  readonly generators: (id: string) => Generator;
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
 * Makes the takes that the plan says, each put into the store the moment it exists. Results come in the order of the shots.
 *
 * When one fails, no further one is begun, those under way are finished and kept, and then the first error is thrown. When the signal is
 * aborted, finished takes stay and its reason is thrown.
 *
 * @throws ReshootError `generator-cannot` or `spend-not-approved` before anything is made; `generator-failed` with the shot's name.
 * @example
 * const made = await generate({shots: plan.shots, permit: noPermit, store, generators, emit, signal, readReference, workFolder, now});
 */
export const generate = async (options: GenerateOptions): Promise<readonly MadeTake[]> => {
  const shots = options.shots.filter(({action}) => action === 'generate');
  refuse(shots, options.generators, options.permit);
  const results = new Map<PlannedShot, MadeTake>();
  const errors: unknown[] = [];

  const lane = async (queue: PlannedShot[]): Promise<void> => {
    for (let shot = queue.shift(); shot !== undefined && errors.length === 0 && !options.signal.aborted; shot = queue.shift()) {
      try {
        results.set(shot, await makeTake(shot, options.generators(shot.generator.id), options));
      } catch (error) {
        errors.push(error);
      }
    }
  };

  const queues = byGenerator(shots);
  const lanes = queues.flatMap((queue) => Array.from({length: options.concurrency ?? 1}, () => lane(queue)));
  await Promise.all(lanes);
  options.signal.throwIfAborted();
  if (errors.length > 0) throw errors[0];
  return shots.flatMap((shot) => results.get(shot) ?? []);
};

const byGenerator = (shots: readonly PlannedShot[]): PlannedShot[][] => {
  const queues = new Map<string, PlannedShot[]>();
  for (const shot of shots) queues.set(shot.generator.id, [...(queues.get(shot.generator.id) ?? []), shot]);
  return [...queues.values()];
};

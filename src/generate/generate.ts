import type {Digest} from '../core/brand.ts';
import type {Emit} from '../core/events.ts';
import type {AnyGenerator} from '../core/generator.ts';
import {nameOf, type PlannedShot, type PlannedTake} from '../core/plan.ts';
import type {Store} from '../store/store.ts';
import {continuedBy, InTurn} from './in-turn.ts';
import {type MadeTake, makeTake} from './make-take.ts';
import {refuse} from './refuse.ts';
import type {SpendPermit} from './spend-permit.ts';

export interface GenerateOptions {
  /** Of a plan; those whose action is not `generate` are left alone. */
  readonly takes: readonly PlannedTake[];
  /** All shots of the plan: a take that is made may continue one that is there already. */
  readonly planned: readonly PlannedShot[];
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
 * Makes the takes that the plan says, each put into the store the moment it exists; one that continues another after that one. Results come in the
 * order of the plan.
 *
 * When one fails, no further one is begun, those under way are finished and kept, and then the first error is thrown. When the signal is
 * aborted, finished takes stay and its reason is thrown.
 *
 * @throws ReshootError `generator-cannot` or `spend-not-approved` before anything is made; `generator-failed` with the take's name.
 * @example
 * const made = await generate({takes: plan.shots, planned: plan.shots, permit: noPermit, store, generators, emit, signal, readReference, workFolder, now});
 */
export const generate = async (options: GenerateOptions): Promise<readonly MadeTake[]> => {
  const takes = options.takes.filter(({action}) => action === 'generate');
  refuse(takes, options.generators, options.permit);
  const results = new Map<PlannedTake, MadeTake>();
  const errors: unknown[] = [];

  const inTurn = new InTurn(takes);
  const lane = async (generator: string): Promise<void> => {
    const next = () => inTurn.next(generator, () => errors.length === 0 && !options.signal.aborted);
    for (let take = await next(); take !== null; take = await next()) {
      try {
        results.set(take, await makeTake(take, options));
      } catch (error) {
        if (errors.length === 0) tellWaiting(take, takes, options.emit);
        errors.push(error);
      }
      inTurn.ended(take);
    }
  };

  const lanes = inTurn.generators.flatMap((id) => Array.from({length: options.concurrency ?? 1}, () => lane(id)));
  await Promise.all(lanes);
  options.signal.throwIfAborted();
  if (errors.length > 0) throw errors[0];
  return takes.flatMap((take) => results.get(take) ?? []);
};

/** Says which takes cannot be made because one that they continue, on whatever detour, could not. */
const tellWaiting = (failed: PlannedTake, takes: readonly PlannedTake[], emit: Emit): void => {
  for (const take of takes) {
    if (continuedBy(take) !== failed.fingerprint) continue;
    emit({event: 'warning', message: `${nameOf(take)} is not made: it continues '${failed.id}', which could not be made`});
    tellWaiting(take, takes, emit);
  }
};

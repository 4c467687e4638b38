import type {Emit} from '../../src/core/events.ts';
import type {Generator} from '../../src/core/generator.ts';
import type {PlannedShot} from '../../src/core/planned-take.ts';
import {hasInput} from '../../src/core/work.ts';
import {noReports} from '../../src/executors/executor.ts';
import {type MadeTake, makeTake} from '../../src/generate/make-take.ts';
import {refuse} from '../../src/generate/refuse.ts';
import {noPermit, type SpendPermit} from '../../src/generate/spend-permit.ts';
import {takeWork} from '../../src/plan/take-work.ts';
import {LocalScheduler} from '../../src/schedule/local-scheduler.ts';
import {tellWaiting} from '../../src/schedule/tell-waiting.ts';
import type {Store} from '../../src/store/store.ts';

export interface MakeOptions {
  readonly generator: Generator;
  readonly store: Store;
  readonly emit: Emit;
  readonly workFolder: string;
  readonly permit?: SpendPermit;
  readonly signal?: AbortSignal;
  /** Takes at once per generator; 1 unless given. */
  readonly concurrency?: number;
}

/** Makes the takes of a plan as a build does, by the real scheduler and executor, without a project. Results come in the order of the plan. */
export const makeShots = async (shots: readonly PlannedShot[], options: MakeOptions): Promise<MadeTake[]> => {
  const {generator, store, emit, workFolder, permit = noPermit, signal = new AbortController().signal, concurrency = 1} = options;
  const work = shots.map((shot) => takeWork(shot, shots)).filter(hasInput);
  const toMake = work.filter(({action}) => action === 'make');
  refuse(
    shots.filter(({action}) => action === 'generate'),
    () => generator,
    permit,
  );
  const made = new Map<string, MadeTake>();
  const readReference = () => Promise.reject(new Error('no references here'));
  const scheduler = new LocalScheduler({
    execute: async (batch, stop) => {
      for (const {kind, name, input} of batch) {
        if (kind === 'take')
          made.set(name, await makeTake(input, {generator, store, emit, signal: stop, readReference, workFolder, now: () => 0}));
      }
      return {facts: {}, reports: noReports};
    },
    limitOf: () => concurrency,
    signal,
  });
  const isMissing = (need: string): boolean => toMake.some((one) => one.name === need && !scheduler.hasMade(one));
  try {
    do scheduler.offer(toMake.filter(({needs}) => !needs.some(isMissing)));
    while ((await scheduler.next()) !== null);
  } catch (error) {
    for (const failed of scheduler.failed) tellWaiting(failed, work, emit);
    throw error;
  }
  return toMake.flatMap(({name}) => made.get(name) ?? []);
};

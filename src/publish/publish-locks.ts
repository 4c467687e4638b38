import type {LockedSound, LockedTake} from '../core/lock.ts';
import type {Plan} from '../core/plan.ts';
import type {PlannedTake} from '../core/planned-take.ts';
import type {Variant} from '../core/variant.ts';
import {lockFile} from '../machine/lock-path.ts';
import type {Machine} from '../machine/machine.ts';
import {lockedSoundOf} from '../store/sound-record.ts';
import type {StoreRecord} from '../store/store.ts';
import {lockedTakeOf} from '../store/take-record.ts';
import {updateLock} from './update-lock.ts';

/** The takes that rendered films use. */
export interface RenderedFilms {
  readonly films: readonly {readonly variant: Variant}[];
  readonly summary: Pick<Plan, 'shots' | 'sounds'>;
}

/** Writes the locks of the videos that were rendered. The last thing a run does: a killed run leaves the old lock. */
export const publishLocks = async (machine: Machine, {films, summary}: RenderedFilms): Promise<void> => {
  const {store, context, project} = machine;
  for (const video of new Set(films.map(({variant}) => variant.video))) {
    const isOwn = (take: {readonly video: string}): boolean => take.video === video;
    const shots: LockedTake[] = [];
    for (const take of summary.shots.filter(isOwn)) {
      const record = await recordOf(machine, take);
      if (record) shots.push(lockedTakeOf(record, take.id));
    }
    const sounds: LockedSound[] = [];
    for (const take of summary.sounds.filter(isOwn)) {
      const record = await recordOf(machine, take);
      if (record) sounds.push(lockedSoundOf(record, take.id));
    }
    const complete = films.filter(({variant}) => isOwn(variant)).length === project.variants.filter(isOwn).length;
    await updateLock({file: lockFile(machine, video), video, used: {shots, sounds}, complete, store, signal: context.signal});
  }
};

const recordOf = async ({store}: Machine, {fingerprint}: PlannedTake): Promise<StoreRecord | null> => {
  const found = await store.find('take', fingerprint);
  return found.state === 'present' ? found.record : null;
};

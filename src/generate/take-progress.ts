import type {Emit} from '../core/events.ts';
import type {PlannedTake} from '../core/planned-take.ts';

/** Tells how far a take is: never backwards, and not more often than there is something new to say. */
export interface TakeProgress {
  /** The generator's own share. It counts for nine tenths: the pictures still have to be encoded. */
  readonly made: (share: number, label: string) => void;
  /** Share of the pictures that are encoded. */
  readonly encoded: (share: number) => void;
}

const leastStep = 0.01;

/** `take-progress` events for one take; a clock is not needed, because shares tell what is new. */
export const takeProgress = (take: PlannedTake, emit: Emit): TakeProgress => {
  let told = -leastStep;
  let before: number | null = null;
  const tell = (share: number, label: string) => {
    const bounded = Math.min(1, Math.max(0, share));
    // A generator may say anything, NaN included: comparing this way round ignores it.
    if (!(bounded >= told + leastStep || (bounded === 1 && told < 1))) return;
    told = bounded;
    const {kind, id, video} = take;
    emit({event: 'take-progress', ...(kind === 'shot' ? {shot: id} : {sound: id}), video, share: bounded, label});
  };
  return {
    made: (share, label) => tell(0.9 * share, label),
    encoded: (share) => {
      // Where a generator has done its work before the first picture, encoding is the last tenth; where it works picture by picture, all.
      before ??= Math.max(0, told);
      tell(before + (1 - before) * share, 'encode');
    },
  };
};

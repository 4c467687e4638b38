import type {Emit} from '../core/events.ts';
import {nameOf} from '../core/planned-take.ts';
import type {Work, WorkName} from '../core/work.ts';

/** Says which takes cannot be made because one that they continue, on whatever detour, could not. */
export const tellWaiting = (failed: WorkName, work: readonly Work[], emit: Emit): void => {
  for (const one of work) {
    if (one.kind !== 'take' || one.input === null || !one.needs.includes(failed)) continue;
    const {take} = one.input;
    emit({event: 'warning', message: `${nameOf(take)} is not made: it continues '${take.continues}', which could not be made`});
    tellWaiting(one.name, work, emit);
  }
};

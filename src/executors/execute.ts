import type {ReadyWork, WorkKind} from '../core/work.ts';
import type {Machine} from '../machine/machine.ts';
import {makeBundle} from './bundle.ts';
import type {Executor, Made} from './executor.ts';
import {makeFilm} from './film.ts';
import {makeMix} from './mix.ts';
import {makeSegments} from './segments.ts';
import {makeShot, makeSound} from './takes.ts';
import {makeTimelines} from './timeline.ts';

/** Who makes what: a new kind of work has its executor here. */
const executors: {readonly [Kind in WorkKind]: Executor<Kind>} = {
  bundle: makeBundle,
  timeline: makeTimelines,
  take: makeShot,
  sound: makeSound,
  segment: makeSegments,
  mix: makeMix,
  film: makeFilm,
};

/** Makes work of one kind on this machine. */
export const execute = (work: readonly ReadyWork[], machine: Machine, signal: AbortSignal): Promise<Made> => {
  const [first] = work;
  if (first === undefined) throw new RangeError('There is no work to make.');
  // The table pairs each kind with its executor, and work that is handed out together is of one kind.
  const executor = executors[first.kind] as Executor<WorkKind>;
  return executor(work, machine, signal);
};

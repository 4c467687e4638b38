import type {ReshootEvent} from '../core/events.ts';
import type {Failure} from '../core/failure.ts';
import type {ReadyWork} from '../core/work.ts';
import type {Made} from '../executors/executor.ts';

/** What a worker process is told. */
export type ToWorker = {readonly kind: 'make'; readonly work: readonly ReadyWork[]} | {readonly kind: 'stop'};

/** What it tells. */
export type FromWorker =
  | {readonly kind: 'event'; readonly event: ReshootEvent}
  | {readonly kind: 'made'; readonly made: Made}
  | {readonly kind: 'failed'; readonly failure: Failure};

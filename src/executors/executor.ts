import type {Digest} from '../core/brand.ts';
import type {Way} from '../core/way.ts';
import type {ReadyWork, WorkKind, WorkName} from '../core/work.ts';
import type {Machine} from '../machine/machine.ts';
import type {Facts} from '../plan/facts.ts';

/** What a finished film tells about one thing that was made for it. */
export interface Report {
  /** Of a segment: how its pictures came about. It is another way than planned where a take's stream cannot stand in a film. */
  readonly way?: Way['kind'];
  /** Pictures that the browser drew; where segments were made together, the first has them all. */
  readonly captured?: number;
  /** Of a mix: whether there is nothing to be heard. */
  readonly isSilent?: boolean;
  /** Of a film. */
  readonly digest?: Digest;
}

/** What an executor has made: what is known now, and what is told about it. */
export interface Made {
  readonly facts: Partial<Facts>;
  readonly reports: ReadonlyMap<WorkName, Report>;
}

/**
 * Makes what it is given and decides nothing. Several at once only where {@link ReadyWork}s of one film share what is expensive.
 *
 * @throws ReshootError and whatever else stops it; what was made before is in the store.
 */
export type Executor<Kind extends WorkKind> = (work: readonly ReadyWork<Kind>[], machine: Machine, signal: AbortSignal) => Promise<Made>;

/** Of work that finished films say nothing about. */
export const noReports: Made['reports'] = new Map();

import type {Emit} from './events.ts';

/** What a command hands to everything below it: its project, where events go, what stops it, its clock and its environment. */
export interface RunContext {
  /** Absolute folder of the project. */
  readonly project: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly now: () => number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

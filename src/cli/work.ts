import type {Emit, FinishedVariant} from '../core/events.ts';
import type {Plan, PlannedShot} from '../core/plan.ts';
import type {Store} from '../store/store.ts';
import type {MachineFacts} from './diagnosis.ts';
import type {CopiedTemplate} from './template.ts';

/** What a command hands to the pipeline. */
export interface RunContext {
  readonly project: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** All that the commands can have done. They decide what to ask for and what to say; this does it. */
export interface Work {
  readonly planProject: (context: RunContext, request: {readonly variants: string[]}) => Promise<Plan>;
  readonly generateShots: (context: RunContext, request: {readonly shots: string[]}) => Promise<Plan>;
  readonly renderProject: (
    context: RunContext,
    request: {readonly variants: string[]; readonly full: boolean; readonly frozen: boolean; readonly out: string | null},
  ) => Promise<readonly FinishedVariant[]>;
  readonly openStore: (project: string) => Promise<Store>;
  /** How the prompt of a shot is read, a line a field. */
  readonly shotExplainer: () => Promise<(shot: PlannedShot) => readonly string[]>;
  readonly machineFacts: (context: RunContext) => Promise<MachineFacts>;
  readonly copyTemplate: (name: string, folder: string) => Promise<CopiedTemplate>;
  /** Puts a file in place by rename. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
}

import type {PlannedShot} from '../core/planned-take.ts';
import type {addModel, generateShots, makeWork, planProject, RunContext, renderProject, transcribe} from '../pipeline.ts';
import type {Store} from '../store/store.ts';
import type {MachineFacts} from './diagnosis.ts';
import type {CopiedTemplate} from './template.ts';

/** All that the commands can have done. They decide what to ask for and what to say; this does it. */
export interface Work {
  readonly planProject: typeof planProject;
  readonly generateShots: typeof generateShots;
  readonly renderProject: typeof renderProject;
  readonly makeWork: typeof makeWork;
  readonly addModel: typeof addModel;
  readonly transcribe: typeof transcribe;
  readonly openStore: (project: string) => Promise<Store>;
  /** How the prompt of a shot is read, a line a field. */
  readonly shotExplainer: () => Promise<(shot: PlannedShot) => readonly string[]>;
  readonly machineFacts: (context: RunContext) => Promise<MachineFacts>;
  readonly copyTemplate: (name: string, folder: string) => Promise<CopiedTemplate>;
  /** Puts a file in place by rename. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
}

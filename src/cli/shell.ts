import type {Output} from '../report/output.ts';
import type {Work} from './work.ts';

/** Everything that a run has from the outside: read once, in `main.ts`, and handed in, so that tests can be the outside. */
export interface Shell {
  /** What was typed after `reshoot`. */
  readonly words: readonly string[];
  /** Absolute path of the folder it was typed in: the project. */
  readonly project: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  /** Calls back for every Ctrl-C and SIGTERM; the function that it returns stops that. */
  readonly onInterrupt: (handler: () => void) => () => void;
  /** Ends the process at once. */
  readonly exit: (code: ExitCode) => void;
  /** Version of the package. */
  readonly version: string;
  /** Folder of the error pages, as it is to be printed. */
  readonly pagesFolder: string;
  readonly work: Work;
}

/** 0 done · 1 failed, or cancelled · 2 usage or configuration · 3 changes pending. The contract is DESIGN §8. */
export type ExitCode = 0 | 1 | 2 | 3;

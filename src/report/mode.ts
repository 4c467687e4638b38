import type picocolors from 'picocolors';
import type {Emit} from '../core/events.ts';
import type {Failure} from './failure.ts';
import type {Output} from './output.ts';

/** `terminal`: live progress. `lines`: plain lines with heartbeats, for logs. `json`: one object a line on stdout. */
export type ReportMode = 'terminal' | 'lines' | 'json';

export interface ReporterOptions {
  readonly mode: ReportMode;
  /** What a command is asked for, and what `--json` is promised to be. */
  readonly stdout: Output;
  /** What happens meanwhile, and what went wrong. */
  readonly stderr: Output;
  /** Milliseconds; only differences matter. */
  readonly now: () => number;
  /** `NO_COLOR`, `FORCE_COLOR` and `TERM` are read from it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder of the error pages, as it is to be printed. */
  readonly pagesFolder: string;
  /** How answers are written: as JSON while progress stays for people (`plan --json`). Always JSON in mode `json`. */
  readonly answers?: 'text' | 'json';
}

/** What a command was asked for, for people and, as JSON-plain data, for programs. */
export interface Answer {
  readonly text: readonly string[];
  readonly json: object;
}

/** What a mode has to be able to do; the rest of a reporter is the same for all. */
export interface ModeReporter {
  readonly emit: Emit;
  /** What a command was asked for, on stdout: the text, or with `--json` the object on one line. */
  readonly answer: (answer: Answer) => void;
  readonly note: (text: string) => void;
  readonly failure: (failure: Failure) => void;
  readonly finish: () => void;
}

/** What modes are made from. */
export interface ModeOptions extends ReporterOptions {
  readonly answers: 'text' | 'json';
  readonly colours: ReturnType<typeof picocolors.createColors>;
}

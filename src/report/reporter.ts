import picocolors from 'picocolors';
import type {Emit} from '../core/events.ts';
import {type Failure, failureOf} from './failure.ts';
import {jsonReporter} from './json-reporter.ts';
import {linesReporter} from './lines-reporter.ts';
import type {Answer, ReporterOptions} from './mode.ts';
import {terminalReporter} from './terminal-reporter.ts';

/** The only thing that prints. */
export interface Reporter {
  readonly emit: Emit;
  /** What a command was asked for, on stdout: the text, or with `--json` the object on one line. */
  readonly answer: (answer: Answer) => void;
  /** People's text that is no answer, on stderr. */
  readonly note: (text: string) => void;
  /** Says what was thrown; returns the exit code it asks for. */
  readonly error: (error: unknown) => 1 | 2 | 3;
  /** A failure that is no exception: wrong usage, cancellation. */
  readonly failure: (failure: Failure) => void;
  /** Takes the live lines away and stops the heartbeat. Call it last, whatever happened. */
  readonly finish: () => void;
}

/**
 * Turns events, answers and errors into text.
 *
 * @example
 * const reporter = createReporter({mode: 'lines', stdout: process.stdout, stderr: process.stderr, now, environment, pagesFolder});
 * reporter.emit({event: 'stage-started', stage: 'scan', label: 'tram-fox/reel'});
 * reporter.finish();
 */
export const createReporter = (options: ReporterOptions): Reporter => {
  const answers = options.mode === 'json' ? 'json' : (options.answers ?? 'text');
  const colours = picocolors.createColors(isColourful(options.stderr, options.environment));
  const mode = {terminal: terminalReporter, lines: linesReporter, json: jsonReporter}[options.mode]({...options, answers, colours});
  return {
    ...mode,
    error: (error) => {
      const failure = failureOf(error, options.pagesFolder);
      mode.failure(failure);
      return failure.exitCode;
    },
  };
};

/** https://no-color.org: any value but the empty one. */
const isColourful = (output: ReporterOptions['stderr'], {NO_COLOR, FORCE_COLOR, TERM}: ReporterOptions['environment']): boolean => {
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return output.isTTY === true && TERM !== 'dumb';
};

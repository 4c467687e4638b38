import type {ReportMode} from '../report/mode.ts';
import {createReporter, type Reporter} from '../report/reporter.ts';
import {listenForCancellation} from './cancellation.ts';
import type {Command} from './command.ts';
import {readCommandLine} from './command-line.ts';
import type {ExitCode, Shell} from './shell.ts';
import {UsageError} from './usage-error.ts';

/**
 * Runs one command line from its words to its exit code. Never throws.
 *
 * @example
 * process.exitCode = await runCommandLine(shell);
 */
export const runCommandLine = async (shell: Shell): Promise<ExitCode> => {
  const reading = readCommandLine(shell.words, shell.version);
  if (reading.kind === 'text') {
    shell.stdout.write(`${reading.text}\n`);
    return 0;
  }
  if (reading.kind === 'usage') {
    const reporter = reporterFor(shell, shell.words.includes('--json') ? 'events' : 'none');
    reporter.failure({code: 'usage', exitCode: 2, message: `${reading.message}\nreshoot --help lists the commands`});
    reporter.finish();
    return 2;
  }
  const {command, words, options} = reading;
  const reporter = reporterFor(shell, options.json === true ? command.json : 'none');
  const cancellation = listenForCancellation(shell, {
    onFirst: () => reporter.note('cancelling: what is running is ended, finished takes are kept; Ctrl-C again stops at once'),
    onSecond: reporter.finish,
  });
  const {work, project, now, environment} = shell;
  try {
    const run = {project, emit: reporter.emit, signal: cancellation.signal, now, environment};
    return await command.run({run, work, reporter}, {words, options});
  } catch (error) {
    return explain(error, {reporter, cancelled: cancellation.signal.aborted});
  } finally {
    cancellation.stop();
    reporter.finish();
  }
};

const explain = (error: unknown, {reporter, cancelled}: {readonly reporter: Reporter; readonly cancelled: boolean}): ExitCode => {
  // Whatever a stage threw after the signal, it threw because of it.
  if (cancelled) {
    reporter.failure({code: 'cancelled', exitCode: 1, message: 'finished takes are kept; films and locks are as they were'});
    return 1;
  }
  if (error instanceof UsageError) {
    reporter.failure({code: 'usage', exitCode: 2, message: error.message});
    return 2;
  }
  return reporter.error(error);
};

const reporterFor = (shell: Shell, json: Command['json']): Reporter => {
  const people: ReportMode = shell.stderr.isTTY === true && shell.environment.TERM !== 'dumb' ? 'terminal' : 'lines';
  const {stdout, stderr, now, environment, pagesFolder} = shell;
  return createReporter({
    mode: json === 'events' ? 'json' : people,
    answers: json === 'none' ? 'text' : 'json',
    stdout,
    stderr,
    now,
    environment,
    pagesFolder,
  });
};

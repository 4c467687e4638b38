import type {Option, ValuesOf} from '../options/option.ts';
import type {RunContext} from '../pipeline.ts';
import type {Reporter} from '../report/reporter.ts';
import type {ExitCode} from './shell.ts';
import type {Work} from './work.ts';

/** What a command works with. */
export interface CommandContext {
  readonly run: RunContext;
  readonly work: Work;
  readonly reporter: Reporter;
}

/** What was typed for a command, options validated. */
export interface Typed<Options extends readonly Option[]> {
  readonly words: readonly string[];
  readonly options: ValuesOf<Options>;
}

/** A command whose options' types are forgotten: what the command line is built from. */
export interface Command {
  /** As it is typed: `render`, or `cache status`. */
  readonly name: string;
  readonly description: string;
  /** In commander's notation: `[variant...]`. */
  readonly operands: readonly {readonly notation: string; readonly description: string}[];
  readonly options: readonly Option[];
  /** What `--json` makes of it: every event a line, one answer only, or nothing because there is no `--json`. */
  readonly json: 'events' | 'answer' | 'none';
  readonly run: (context: CommandContext, typed: {readonly words: readonly string[]; readonly options: object}) => Promise<ExitCode>;
}

/**
 * Defines a command: its `run` receives its own options, by their names and with their types.
 *
 * @example
 * export const doctorCommand = defineCommand({name: 'doctor', options: [jsonOption], …, run: async (context, {options}) => 0});
 */
export const defineCommand = <const Options extends readonly Option[]>(
  command: Omit<Command, 'options' | 'run'> & {
    readonly options: Options;
    readonly run: (context: CommandContext, typed: Typed<Options>) => Promise<ExitCode>;
  },
): Command => ({
  ...command,
  // The command line fills the values in from the same list of options.
  run: (context, typed) => command.run(context, typed as Typed<Options>),
});

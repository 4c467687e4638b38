import {Command as CommanderCommand, CommanderError, Option as CommanderOption, InvalidArgumentError} from 'commander';
import type {Option} from '../options/option.ts';
import type {Command} from './command.ts';
import {cacheStatusCommand} from './commands/cache-status.ts';
import {cacheVerifyCommand} from './commands/cache-verify.ts';
import {doctorCommand} from './commands/doctor.ts';
import {generateCommand} from './commands/generate.ts';
import {initCommand} from './commands/init.ts';
import {modelsAddCommand} from './commands/models-add.ts';
import {planCommand} from './commands/plan.ts';
import {renderCommand} from './commands/render.ts';
import {transcribeCommand} from './commands/transcribe.ts';
import {workCommand} from './commands/work.ts';

/** What the words typed after `reshoot` come to. */
export type Reading =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly words: readonly string[];
      readonly options: Readonly<Record<string, unknown>>;
    }
  /** Help or version: text for stdout. */
  | {readonly kind: 'text'; readonly text: string}
  /** Nothing that can be done. */
  | {readonly kind: 'usage'; readonly message: string};

/** In the order of the help. */
const commands: readonly Command[] = [
  initCommand,
  planCommand,
  generateCommand,
  renderCommand,
  workCommand,
  cacheStatusCommand,
  cacheVerifyCommand,
  modelsAddCommand,
  transcribeCommand,
  doctorCommand,
];

/** Commands of two words need a word for the first alone. */
const groups: Readonly<Record<string, string>> = {cache: 'look after the store', models: 'look after models of your own'};

/**
 * Reads a command line; does nothing and prints nothing.
 *
 * @example
 * readCommandLine(['render', 'tram-fox', '--full'], '0.1.0') // {kind: 'command', command: renderCommand, words: ['tram-fox'], …}
 */
export const readCommandLine = (words: readonly string[], version: string): Reading => {
  let said = '';
  let reading: Reading | null = null;
  const program = named('reshoot', 'Video as code: prompts in a component become shots; an edit re-shoots only what it touches.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help');
  const parents = new Map([['', program]]);
  for (const command of commands) {
    const path = command.name.split(' ');
    const own = path.pop() ?? '';
    const group = path.join(' ');
    const parent = parents.get(group) ?? program.command(group).description(groups[group] ?? '');
    parents.set(group, parent);
    const built = parent.command(own).description(command.description);
    for (const {notation, description} of command.operands) built.argument(notation, description);
    for (const option of command.options) built.addOption(commanderOption(option));
    built.action(() => {
      reading = {kind: 'command', command, words: built.args, options: built.opts()};
    });
  }
  for (const each of everyCommand(program)) {
    each
      .exitOverride()
      .allowExcessArguments(false)
      .configureOutput({
        writeOut: (text) => {
          said += text;
        },
        writeErr: (text) => {
          said += text;
        },
      });
  }
  try {
    program.parse([...words], {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return {kind: 'text', text: said.trimEnd()};
    // Commander answers `reshoot` and `reshoot cache` with their help.
    const message = error.code === 'commander.help' ? `a command is missing\n\n${said.trim()}` : said.trim().replace(/^error: /, '');
    return {kind: 'usage', message};
  }
  if (reading === null) throw new TypeError('The command line was parsed and no command was found in it.');
  return reading;
};

const named = (name: string, description: string): CommanderCommand => new CommanderCommand(name).description(description);

const everyCommand = (command: CommanderCommand): readonly CommanderCommand[] => [
  command,
  ...command.commands.flatMap((child) => everyCommand(child)),
];

const commanderOption = (option: Option): CommanderOption => {
  const built = new CommanderOption(option.flag, option.description);
  if (option.kind === 'flag') return built.default(option.default);
  if (option.kind === 'optional-value') built.preset(option.whenBare);
  return built.default(option.default, 'none').argParser((value) => {
    const complaint = option.complaint(value);
    if (complaint !== null) throw new InvalidArgumentError(complaint);
    return value;
  });
};

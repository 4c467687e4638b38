import path from 'node:path';
import {inspect} from 'node:util';
import {ReshootError} from '../core/errors.ts';

/** A run that ended badly, as data. `usage`, `cancelled` and `bug` are the codes of what is not a `ReshootError`. */
export interface Failure {
  readonly code: string;
  readonly exitCode: 1 | 2 | 3;
  readonly expected?: string;
  readonly found?: string;
  readonly fix?: string;
  readonly where?: string;
  readonly message?: string;
  /** Path of the page that says more; only where there is one. */
  readonly page?: string;
}

/**
 * What is to be said about whatever was thrown. A user's mistake has a code and a page; anything else is a bug of ours and says so.
 *
 * @example
 * failureOf(new ReshootError('no-videos', facts), 'src/core/error-pages') // {code: 'no-videos', exitCode: 2, …}
 */
export const failureOf = (error: unknown, pagesFolder: string): Failure => {
  if (!(error instanceof ReshootError))
    return {code: 'bug', exitCode: 1, message: readable(error instanceof Error ? inspect(error) : inspect({thrown: error}))};
  const {expected, found, fix, where} = error.facts;
  return {
    code: error.code,
    exitCode: error.exitCode,
    expected: readable(expected),
    found: readable(found),
    fix: readable(fix),
    ...(where === undefined ? {} : {where: readable(where)}),
    page: path.join(pagesFolder, `${error.code}.md`),
  };
};

/** More than a terminal shows at once. Tools repeat their input in what they throw, and an input can be megabytes of filters, props or data. */
const longestInCharacters = 4000;

/** With its end: a stack is there, and what a tool says last. */
const endInCharacters = 1500;

const readable = (text: string): string => {
  const leftOut = text.length - longestInCharacters;
  if (leftOut <= 0) return text;
  return `${text.slice(0, longestInCharacters - endInCharacters)}\n… ${leftOut} characters are left out here …\n${text.slice(-endInCharacters)}`;
};

/**
 * A failure as people read it.
 *
 * @example
 * failureLines({code: 'usage', exitCode: 2, message: "unknown option '--fool'"}) // ["usage: unknown option '--fool'"]
 */
export const failureLines = (failure: Failure): readonly string[] => {
  const {code, expected, found, where, fix, message, page} = failure;
  if (code === 'bug') {
    return ['This is a bug in Reshoot, please report it with the lines below.', ...(message ?? '').split('\n').map((line) => `  ${line}`)];
  }
  if (message !== undefined) return [`${code}: ${message}`];
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['expected', expected],
    ['found', found],
    ['where', where],
    ['fix', fix],
    ['more', page],
  ];
  return [
    code,
    ...facts.flatMap(([name, text]) => {
      const [first, ...further] = (text ?? '').split('\n');
      return text === undefined ? [] : [`  ${name.padEnd(8)}  ${first}`, ...further.map((line) => `            ${line}`)];
    }),
  ];
};

/**
 * A failure as programs read it: the last line of a `--json` run that ended badly. `message` is always there, the facts where they are known.
 *
 * @example
 * JSON.stringify(failedEvent({code: 'usage', exitCode: 2, message: "unknown option '--fool'"})) // '{"event":"failed","code":"usage",…}'
 */
export const failedEvent = (failure: Failure) => ({
  event: 'failed' as const,
  ...failure,
  message: failure.message ?? failureLines(failure).join('\n'),
});

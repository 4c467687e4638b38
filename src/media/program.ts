import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';

/** A running program. Write pictures to `stdin`, read from `stdout`; `done` settles when the process has ended. */
export interface RunningProgram {
  readonly stdin: ChildProcessWithoutNullStreams['stdin'];
  readonly stdout: ChildProcessWithoutNullStreams['stdout'];
  /** What it wrote to stderr. Rejects with `render-failed` where it ends badly. */
  readonly done: Promise<string>;
  readonly kill: () => void;
}

/**
 * Starts ffmpeg or ffprobe by the path of its executable. No shell is involved, so no path needs quoting.
 *
 * @example
 * await startProgram(ffmpegExecutable('ffmpeg'), ['-i', input, '-c', 'copy', output], signal).done;
 */
export const startProgram = (executable: string, args: readonly string[], signal?: AbortSignal): RunningProgram => {
  const program = path.basename(executable, '.exe');
  const folder = path.dirname(executable);
  const child = spawn(executable, [...args], {
    // The libraries lie beside the program; each platform looks for them by another variable.
    env: {...process.env, LD_LIBRARY_PATH: folder, DYLD_LIBRARY_PATH: folder, PATH: `${folder}${path.delimiter}${process.env.PATH ?? ''}`},
    windowsHide: true,
    ...(signal ? {signal, killSignal: 'SIGKILL' as const} : {}),
  });
  let log = '';
  child.stderr.on('data', (text: Buffer) => {
    log = (log + text.toString()).slice(-20_000);
  });
  // A broken pipe is reported by the exit code, with ffmpeg's own words.
  child.stdin.on('error', () => undefined);
  const done = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(log);
      else {
        reject(
          new ReshootError('render-failed', {
            expected: `${program} to end with code 0`,
            found: `code ${code}: ${lastWords(log)}`,
            fix: 'see its words above; `npx reshoot doctor` tells whether the program works here',
            where: cutShort(`${program} ${args.join(' ')}`, 400),
          }),
        );
      }
    });
  });
  // Callers await `done` when they have written everything; until then a failure must not count as unhandled.
  done.catch(() => undefined);
  return {stdin: child.stdin, stdout: child.stdout, done, kill: () => child.kill('SIGKILL')};
};

/** What a program said last, in 800 characters: a line may repeat its whole input, and ffmpeg says in two more lines that it gives up. */
const lastWords = (log: string): string => {
  const lines = log.split(/[\r\n]+/).map((line) => line.replace(/^(\s*\[[^\]]* @ 0x[\da-f]+\])+/, '').trim());
  const telling = lines.filter((line) => line !== '' && !/^(Task finished|Terminating thread|Conversion failed)/.test(line));
  return [...new Set(telling)]
    .slice(-4)
    .map((line) => cutShort(line, 200))
    .join(' | ');
};

const cutShort = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length)}…`);

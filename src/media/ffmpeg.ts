import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import {ffmpegExecutable} from '../remotion/executables.ts';

/** A running ffmpeg. Write pictures to `stdin`, read from `stdout`; `done` settles when the process has ended. */
export interface RunningFfmpeg {
  readonly stdin: ChildProcessWithoutNullStreams['stdin'];
  readonly stdout: ChildProcessWithoutNullStreams['stdout'];
  /** What ffmpeg wrote to stderr. Rejects with `render-failed` where it ends badly. */
  readonly done: Promise<string>;
  readonly kill: () => void;
}

/**
 * Starts the ffmpeg (or ffprobe) that Remotion ships for this platform. No shell is involved, so no path needs quoting.
 *
 * @example
 * await startFfmpeg('ffmpeg', ['-i', input, '-c', 'copy', output], signal).done;
 */
export const startFfmpeg = (program: 'ffmpeg' | 'ffprobe', args: readonly string[], signal?: AbortSignal): RunningFfmpeg => {
  const executable = ffmpegExecutable(program);
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
            found: `code ${code}: ${log.trim().split('\n').slice(-6).join(' | ')}`,
            fix: 'see its words above; `npx reshoot doctor` tells whether the program works here',
            where: `${program} ${args.join(' ')}`,
          }),
        );
      }
    });
  });
  // Callers await `done` when they have written everything; until then a failure must not count as unhandled.
  done.catch(() => undefined);
  return {stdin: child.stdin, stdout: child.stdout, done, kill: () => child.kill('SIGKILL')};
};

/** Runs ffmpeg or ffprobe to its end and hands back what it wrote to stdout. */
export const runFfmpeg = async (program: 'ffmpeg' | 'ffprobe', args: readonly string[], signal?: AbortSignal): Promise<string> => {
  const running = startFfmpeg(program, args, signal);
  running.stdin.end();
  const chunks: Buffer[] = [];
  running.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await running.done;
  return Buffer.concat(chunks).toString();
};

import {ffmpegExecutable} from '../remotion/executables.ts';
import {type RunningProgram, startProgram} from './program.ts';

/**
 * Starts the ffmpeg (or ffprobe) that Remotion ships for this platform.
 *
 * @example
 * await startFfmpeg('ffmpeg', ['-i', input, '-c', 'copy', output], signal).done;
 */
export const startFfmpeg = (program: 'ffmpeg' | 'ffprobe', args: readonly string[], signal?: AbortSignal): RunningProgram =>
  startProgram(ffmpegExecutable(program), args, signal);

/** Runs ffmpeg or ffprobe to its end and hands back what it wrote to stdout. */
export const runFfmpeg = async (program: 'ffmpeg' | 'ffprobe', args: readonly string[], signal?: AbortSignal): Promise<string> => {
  const running = startFfmpeg(program, args, signal);
  running.stdin.end();
  const chunks: Buffer[] = [];
  running.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await running.done;
  return Buffer.concat(chunks).toString();
};

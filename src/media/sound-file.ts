import {startFfmpeg} from './ffmpeg.ts';
import {type Pcm, sampleRateInHertz} from './pcm.ts';
import {readWav} from './wav.ts';

const format = ['-ar', String(sampleRateInHertz), '-ac', '2'];

/** The first sound of any file that ffmpeg reads, at 48 kHz in stereo. */
export const decodeSound = async (file: string, signal: AbortSignal): Promise<Pcm> => {
  // In 24 bits: the ffmpeg that Remotion ships reads floats, and writes none.
  const decoder = startFfmpeg('ffmpeg', ['-v', 'error', '-i', file, '-vn', ...format, '-c:a', 'pcm_s24le', '-f', 'wav', '-'], signal);
  decoder.stdin.end();
  const chunks: Buffer[] = [];
  decoder.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await decoder.done;
  return readWav(Buffer.concat(chunks));
};

/**
 * Encodes samples into a file.
 *
 * @param encoding ffmpeg's arguments between input and file.
 */
export const encodeSound = async (
  pcm: Pcm,
  to: {readonly encoding: readonly string[]; readonly file: string; readonly signal: AbortSignal},
): Promise<void> => {
  const encoder = startFfmpeg('ffmpeg', ['-y', '-f', 'f32le', ...format, '-i', '-', '-vn', ...to.encoding, to.file], to.signal);
  encoder.stdin.end(inTurns(pcm));
  await encoder.done;
};

/** Left and right in turns, 32-bit floating point. Every platform that Node runs on has the low byte first. */
const inTurns = ({left, right}: Pcm): Buffer => {
  const samples = new Float32Array(2 * left.length);
  for (let i = 0; i < left.length; i++) {
    samples[2 * i] = left[i] ?? 0;
    samples[2 * i + 1] = right[i] ?? 0;
  }
  return Buffer.from(samples.buffer);
};

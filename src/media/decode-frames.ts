import {rangesOf} from '../core/frame-range.ts';
import {sizeOfYuv, type YuvSize} from './colour.ts';
import {PictureMemory} from './picture-memory.ts';
import {startProgram} from './program.ts';

/**
 * Decodes frames of one of our own films or takes, in any order, as 4:2:0 planes that the receiver may change.
 *
 * @param request.ffmpeg path of the executable: threads have no Remotion to ask.
 * @param request.frames Runs of consecutive ones are decoded together.
 * @param request.memory where pictures are put; the receiver may give them back there.
 * @throws RangeError where the file has fewer frames.
 * @example
 * for await (const planes of decodeFrames({ffmpeg, file, frames: [0, 1, 2], framesPerSecond: 24, width: 1080, height: 1920, signal})) …
 */
export async function* decodeFrames(
  request: YuvSize & {
    readonly ffmpeg: string;
    readonly file: string;
    readonly frames: readonly number[];
    readonly framesPerSecond: number;
    readonly memory?: PictureMemory;
    readonly signal: AbortSignal;
  },
): AsyncGenerator<Uint8Array, void, undefined> {
  const {frames, memory = new PictureMemory()} = request;
  // A held picture is decoded once.
  const changes = frames.filter((frame, index) => index === 0 || frame !== frames[index - 1]);
  let index = 0;
  for (const run of rangesOf(changes)) {
    for await (const planes of decodeRun({...request, memory}, run)) {
      for (; frames[index] === frames[index + 1]; index++) {
        const held = memory.take(planes.byteLength);
        held.set(planes);
        yield held;
      }
      index += 1;
      yield planes;
    }
  }
}

async function* decodeRun(
  request: Parameters<typeof decodeFrames>[0] & {readonly memory: PictureMemory},
  run: {readonly start: number; readonly end: number},
): AsyncGenerator<Uint8Array, void, undefined> {
  const {file, framesPerSecond, signal} = request;
  // Half a frame early: time stamps are rounded, and the first picture at or after this moment is the wanted one.
  const seek = run.start === 0 ? [] : ['-ss', ((run.start - 0.5) / framesPerSecond).toFixed(6)];
  const decoder = startProgram(
    request.ffmpeg,
    [
      ...['-v', 'error', ...seek, '-i', file, '-an', '-fps_mode', 'passthrough', '-frames:v', String(run.end - run.start)],
      ...['-pix_fmt', 'yuv420p', '-f', 'image2pipe', '-c:v', 'rawvideo', '-'],
    ],
    signal,
  );
  try {
    let left = run.end - run.start;
    for await (const planes of picturesOf(decoder.stdout, () => request.memory.take(sizeOfYuv(request)))) {
      left -= 1;
      yield planes;
    }
    await decoder.done;
    if (left > 0) throw new RangeError(`${file} ended ${left} frames before frame ${run.end}.`);
  } finally {
    decoder.kill();
  }
}

/** Cuts a stream of bytes into pictures. */
async function* picturesOf(stream: AsyncIterable<Buffer>, blank: () => Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  let picture: Uint8Array | null = null;
  let filled = 0;
  for await (const chunk of stream) {
    let used = 0;
    while (used < chunk.length) {
      // Taken when there is something to put there: after the last picture comes nothing.
      picture ??= blank();
      const copied = chunk.copy(picture, filled, used, Math.min(chunk.length, used + picture.length - filled));
      used += copied;
      filled += copied;
      if (filled < picture.length) continue;
      yield picture;
      picture = null;
      filled = 0;
    }
  }
}

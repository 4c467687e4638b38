import {maximalSegmentInFrames} from '../core/segments.ts';
import {h264, h264Arguments} from '../media/h264.ts';
import {startProgram} from '../media/program.ts';

/** Where pictures go. */
export interface PicturesToEncode {
  /** Path of the ffmpeg that does it. */
  readonly ffmpeg: string;
  /** Path of the MP4 that is written. */
  readonly file: string;
  readonly lengthInFrames: number;
  readonly framesPerSecond: number;
  readonly signal: AbortSignal;
}

/**
 * Encodes the pictures of a segment as films are encoded.
 *
 * @param from.input ffmpeg's arguments for what comes through its stdin.
 * @param from.pictures one for each frame. Its bytes must stay until it has been written.
 */
export const encodePictures = async (
  to: PicturesToEncode,
  from: {
    readonly input: readonly string[];
    readonly kind: 'rgb' | 'planes';
    readonly pictures: AsyncIterable<Uint8Array>;
    readonly onWritten?: (picture: Uint8Array) => void;
  },
): Promise<void> => {
  const {ffmpeg, file, lengthInFrames, framesPerSecond, signal} = to;
  // Never the segment's own length: x264 writes other parameter sets for very short distances between keyframes.
  const encoding = h264Arguments({...h264.film, pictures: from.kind}, framesPerSecond, maximalSegmentInFrames);
  const encoder = startProgram(ffmpeg, ['-y', ...from.input, ...encoding, '-frames:v', String(lengthInFrames), '-an', file], signal);
  try {
    for await (const picture of from.pictures) {
      signal.throwIfAborted();
      if (!encoder.stdin.write(picture, () => from.onWritten?.(picture))) await Promise.race([drained(encoder.stdin), encoder.done]);
    }
    encoder.stdin.end();
    await encoder.done;
  } finally {
    encoder.kill();
  }
};

const drained = (stream: NodeJS.WritableStream): Promise<void> => new Promise((resolve) => stream.once('drain', () => resolve()));

import type {Hole} from '../core/layering.ts';
import type {TimelineFrame} from '../core/timeline.ts';
import {sizeOfYuv} from '../media/colour.ts';
import {decodeFrames} from '../media/decode-frames.ts';
import type {PictureMemory} from '../media/picture-memory.ts';
import type {BlendJob} from './blend-job.ts';

/**
 * What lies behind the page of each frame of a segment: the pictures of its shots, each in its hole, as 4:2:0 planes of the film's size. Where no
 * shot is, the planes say nothing: there the page covers them.
 *
 * @param host.memory where they are put; the receiver may give them back there.
 */
export async function* pictureBehind(
  job: BlendJob,
  {memory, signal}: {readonly memory: PictureMemory; readonly signal: AbortSignal},
): AsyncGenerator<Uint8Array> {
  const {frames, takes, ffmpeg, framesPerSecond} = job;
  const decoders = new Map<string, AsyncGenerator<Uint8Array>>();
  for (const {shot, width, height} of holesOf(frames[0])) {
    const file = takes[shot];
    if (file === undefined) throw new RangeError(`The take of shot ${shot} is missing while it is being rendered: this is a bug.`);
    const wanted = frames.map(({shots}) => shots.find(({id}) => id === shot)?.takeFrame ?? 0);
    decoders.set(shot, decodeFrames({ffmpeg, file, frames: wanted, framesPerSecond, width, height, memory, signal}));
  }
  try {
    for (const frame of frames) {
      const holes = holesOf(frame);
      const [only] = holes;
      let picture: Uint8Array | null = null;
      for (const hole of holes) {
        const next = await decoders.get(hole.shot)?.next();
        if (!next || next.done) return;
        if (hole === only && isWhole(hole, job)) picture = next.value;
        else {
          picture ??= memory.take(sizeOfYuv(job)).fill(0);
          copyInto(next.value, hole, {planes: picture, width: job.width, height: job.height});
          memory.giveBack(next.value);
        }
      }
      if (picture === null) return;
      yield picture;
    }
  } finally {
    for (const decoder of decoders.values()) await decoder.return(undefined);
  }
}

const holesOf = (frame: TimelineFrame | undefined): readonly Hole[] =>
  frame === undefined || frame.layering.kind === 'full' ? [] : frame.layering.holes;

const isWhole = ({x, y, width, height}: Hole, film: {readonly width: number; readonly height: number}): boolean =>
  x === 0 && y === 0 && width === film.width && height === film.height;

interface Film {
  readonly planes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Copies a take's planes to where its hole is. What reaches over the frame's edges is cut. */
const copyInto = (take: Uint8Array, hole: Hole, film: Film): void => {
  let fromPlane = 0;
  let toPlane = 0;
  for (const half of [1, 2, 2]) {
    const from = {width: hole.width / half, height: hole.height / half};
    const to = {width: film.width / half, height: film.height / half};
    const x = hole.x / half;
    const y = hole.y / half;
    const left = Math.max(0, -x);
    const right = Math.min(from.width, to.width - x);
    for (let line = Math.max(0, -y); right > left && line < Math.min(from.height, to.height - y); line++) {
      const start = fromPlane + line * from.width;
      film.planes.set(take.subarray(start + left, start + right), toPlane + (y + line) * to.width + x + left);
    }
    fromPlane += from.width * from.height;
    toPlane += to.width * to.height;
  }
};

import type {Digest} from '../core/brand.ts';
import {sizeOfYuv} from '../media/colour.ts';
import {rawPlanesInput} from '../media/h264.ts';
import type {PictureMemory} from '../media/picture-memory.ts';
import {readPicture} from '../media/read-picture.ts';
import type {OverlayPictures} from '../remotion/capture.ts';
import {blend} from './blend.ts';
import type {BlendHost, BlendJob} from './blend-job.ts';
import {encodePictures} from './encode-pictures.ts';
import {type Overlay, overlayOf} from './overlay.ts';
import {pictureBehind} from './picture-behind.ts';

/** The frames of a segment at which another page begins: those whose pages are asked for. */
export const pagesOf = (frames: readonly {readonly page: Digest}[]): number[] =>
  [...frames.keys()].filter((index) => frames[index]?.page !== frames[index - 1]?.page);

/** Blends the pictures of a segment's takes with its pages, and encodes them. */
export const blendSegment = async (job: BlendJob, host: BlendHost): Promise<void> => {
  const {ffmpeg, file, width, height, framesPerSecond, frames} = job;
  await encodePictures(
    {ffmpeg, file, lengthInFrames: frames.length, framesPerSecond, signal: host.signal},
    {
      input: rawPlanesInput(width, height, framesPerSecond),
      kind: 'planes',
      pictures: blendedPictures(job, host),
      onWritten: (picture) => host.memory.giveBack(picture),
    },
  );
};

/** The pictures of a segment as 4:2:0 planes, ready for the encoder. The page that comes next is read ahead. */
export async function* blendedPictures(job: BlendJob, {page, onFrame, memory, signal}: BlendHost): AsyncGenerator<Uint8Array> {
  const turns = pagesOf(job.frames);
  const read = (turn: number | undefined): Promise<Overlay> | null => {
    if (turn === undefined) return null;
    const overlay = page(turn).then((pictures) => readOverlay({width: job.width, height: job.height, memory}, pictures));
    // Awaited when its turn comes, if it comes.
    overlay.catch(() => undefined);
    return overlay;
  };
  let next = read(turns.shift());
  let turn = 0;
  let overlay: Overlay | null = null;
  let frame = 0;
  for await (const planes of pictureBehind(job, {memory, signal})) {
    if (frame === turn && next !== null) {
      if (overlay !== null) memory.giveBack(overlay.planes);
      overlay = await next;
      turn = turns[0] ?? job.frames.length;
      next = read(turns.shift());
    }
    if (overlay !== null) blend(overlay, planes);
    yield planes;
    onFrame();
    frame += 1;
  }
  if (overlay !== null) memory.giveBack(overlay.planes);
  if (frame < job.frames.length) throw new RangeError(`A take ended early: ${frame} of ${job.frames.length} frames.`);
}

const readOverlay = async (
  {memory, ...size}: {readonly width: number; readonly height: number; readonly memory: PictureMemory},
  pictures: OverlayPictures,
): Promise<Overlay> => {
  const [black, white] = await Promise.all([readPicture(pictures.black, size), readPicture(pictures.white, size)]);
  return overlayOf(size, {black, white, planes: memory.take(sizeOfYuv(size))});
};

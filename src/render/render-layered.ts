import type {Digest} from '../core/brand.ts';
import {type FrameRange, lengthInFrames} from '../core/frame-range.ts';
import {rawPlanesInput} from '../media/h264.ts';
import {readPicture} from '../media/read-picture.ts';
import type {OverlayPictures} from '../remotion/capture.ts';
import {blend} from './blend.ts';
import {encodeSegment} from './encode-segment.ts';
import {FrameBuffers} from './frame-buffers.ts';
import {type Overlay, overlayOf} from './overlay.ts';
import {overlaysThroughStore} from './overlay-store.ts';
import {pictureBehind} from './picture-behind.ts';
import type {Rendering, SegmentToRender} from './rendering.ts';
import {whileCapturing} from './while-capturing.ts';

/**
 * Way "layered": each distinct page is drawn once, over black and over white holes, and blended here with the decoded pictures of its shots.
 *
 * @returns how many pages the browser had to draw; the others were in the store.
 */
export const renderLayered = async (rendering: Rendering, segments: readonly SegmentToRender[]): Promise<number> => {
  const {timeline, place} = rendering;
  const pages = timeline.frames.map(({page}) => page);
  const buffers = new FrameBuffers<OverlayPictures>(pages, segments);
  const overlays = overlaysThroughStore({pages, store: place.store, capture: rendering.captureOverlays, full: rendering.full});
  const input = rawPlanesInput(timeline.width, timeline.height, timeline.framesPerSecond);
  await whileCapturing({buffers, capture: overlays.capture, signal: place.signal}, async (signal) => {
    for (const segment of segments) {
      const pictures = layeredPictures({...rendering, place: {...place, signal}}, segment, buffers);
      await encodeSegment({...place, signal}, segment, {input, kind: 'planes', pictures});
    }
  });
  return overlays.captured();
};

/** The pictures of a segment as 4:2:0 planes, ready for the encoder. */
export async function* layeredPictures(
  rendering: Pick<Rendering, 'timeline' | 'takes' | 'place' | 'onFrame'>,
  segment: FrameRange,
  buffers: FrameBuffers<OverlayPictures>,
): AsyncGenerator<Uint8Array> {
  const {timeline, onFrame} = rendering;
  let page: Digest | null = null;
  let overlay: Overlay | null = null;
  let frame = segment.start;
  for await (const planes of pictureBehind(rendering, segment)) {
    const pictures = await buffers.take(frame);
    const next: Digest | null = timeline.frames[frame]?.page ?? null;
    if (overlay === null || next !== page) overlay = await readOverlay(timeline, pictures);
    page = next;
    blend(overlay, planes);
    yield planes;
    onFrame();
    frame += 1;
  }
  if (frame < segment.end) throw new RangeError(`A take ended early: ${frame - segment.start} of ${lengthInFrames(segment)} frames.`);
}

const readOverlay = async (size: {readonly width: number; readonly height: number}, pictures: OverlayPictures): Promise<Overlay> => {
  const [black, white] = await Promise.all([readPicture(pictures.black, size), readPicture(pictures.white, size)]);
  return overlayOf(size, black, white);
};

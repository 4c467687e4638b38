import {encodeSegment} from './encode-segment.ts';
import {FrameBuffers} from './frame-buffers.ts';
import type {Rendering, SegmentToRender} from './rendering.ts';
import {whileCapturing} from './while-capturing.ts';

/**
 * Way "full": the browser draws page and takes together. Each distinct frame is drawn once, and goes to the encoder while later ones are being drawn.
 *
 * @returns how many frames were drawn.
 */
export const renderFull = async (rendering: Rendering, segments: readonly SegmentToRender[]): Promise<number> => {
  const {frameKeys, place, timeline} = rendering;
  const buffers = new FrameBuffers(frameKeys, segments);
  const input = ['-f', 'image2pipe', '-framerate', String(timeline.framesPerSecond), '-c:v', 'mjpeg', '-i', '-'];
  await whileCapturing({buffers, capture: rendering.captureFrames, signal: place.signal}, async (signal) => {
    for (const segment of segments) {
      await encodeSegment({...place, signal}, segment, {input, kind: 'rgb', pictures: picturesOf(segment, buffers, rendering)});
    }
  });
  return buffers.toCapture.length;
};

async function* picturesOf({start, end}: SegmentToRender, buffers: FrameBuffers, {onFrame}: Rendering): AsyncGenerator<Uint8Array> {
  for (let frame = start; frame < end; frame++) {
    yield await buffers.take(frame);
    onFrame();
  }
}

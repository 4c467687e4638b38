import {framesOf, lengthInFrames} from '../core/frame-range.ts';
import {ffmpegExecutable} from '../remotion/executables.ts';
import {encodePictures} from './encode-pictures.ts';
import {FrameBuffers} from './frame-buffers.ts';
import type {Rendering, SegmentToRender} from './rendering.ts';
import {inSegmentFile} from './segment-file.ts';
import {whileCapturing} from './while-capturing.ts';

/**
 * Way "full": the browser draws page and takes together. Each distinct frame is drawn once, and goes to the encoder while later ones are being drawn.
 *
 * @returns how many frames were drawn.
 */
export const renderFull = async (rendering: Rendering, segments: readonly SegmentToRender[]): Promise<number> => {
  const {frameKeys, place, timeline} = rendering;
  const {framesPerSecond} = timeline;
  const buffers = new FrameBuffers(frameKeys, segments.flatMap(framesOf));
  const input = ['-f', 'image2pipe', '-framerate', String(framesPerSecond), '-c:v', 'mjpeg', '-i', '-'];
  const encodeAll = async (signal: AbortSignal): Promise<void> => {
    for (const segment of segments) {
      await inSegmentFile(place, segment, async (file) => {
        const to = {ffmpeg: ffmpegExecutable('ffmpeg'), file, lengthInFrames: lengthInFrames(segment), framesPerSecond, signal};
        await encodePictures(to, {input, kind: 'rgb', pictures: picturesOf(segment, buffers, rendering)});
      });
    }
  };
  await whileCapturing({buffers, capture: rendering.captureFrames, signal: place.signal}, [encodeAll]);
  return buffers.toCapture.length;
};

async function* picturesOf({start, end}: SegmentToRender, buffers: FrameBuffers, {onFrame}: Rendering): AsyncGenerator<Uint8Array> {
  for (let frame = start; frame < end; frame++) {
    yield await buffers.take(frame);
    onFrame();
  }
}

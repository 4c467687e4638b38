import {availableParallelism} from 'node:os';
import type {OverlayPictures} from '../remotion/capture.ts';
import {ffmpegExecutable} from '../remotion/executables.ts';
import {pagesOf} from './blend-segment.ts';
import {Blender} from './blender.ts';
import {FrameBuffers} from './frame-buffers.ts';
import {overlaysThroughStore} from './overlay-store.ts';
import type {Rendering, SegmentToRender} from './rendering.ts';
import {inSegmentFile} from './segment-file.ts';
import {whileCapturing} from './while-capturing.ts';

/** Segments that are blended side by side: while the encoder of one drains and that of another starts, a single one would leave the processor idle. */
const maximalBlenders = 2;

/**
 * Way "layered": each distinct page is drawn once, over black and over white holes, and blended with the decoded pictures of its shots.
 *
 * @returns how many pages the browser had to draw; the others were in the store.
 */
export const renderLayered = async (rendering: Rendering, segments: readonly SegmentToRender[]): Promise<number> => {
  if (segments.length === 0) return 0;
  const {timeline, place} = rendering;
  const pages = timeline.frames.map(({page}) => page);
  const asked = segments.flatMap(({start, end}) => pagesOf(timeline.frames.slice(start, end)).map((frame) => start + frame));
  const buffers = new FrameBuffers<OverlayPictures>(pages, asked);
  const overlays = overlaysThroughStore({pages, store: place.store, capture: rendering.captureOverlays, full: rendering.full});
  const blenders = Array.from({length: Math.min(maximalBlenders, availableParallelism(), segments.length)}, () => Blender.start());
  const queue = segments.values();
  const blendFrom =
    (blender: Blender) =>
    async (signal: AbortSignal): Promise<void> => {
      for (const segment of queue) await blendOne({rendering, blender, buffers, signal}, segment);
    };
  try {
    await whileCapturing({buffers, capture: overlays.capture, signal: place.signal}, blenders.map(blendFrom));
  } finally {
    await Promise.all(blenders.map((blender) => blender.close()));
  }
  return overlays.captured();
};

const blendOne = async (
  work: {
    readonly rendering: Rendering;
    readonly blender: Blender;
    readonly buffers: FrameBuffers<OverlayPictures>;
    readonly signal: AbortSignal;
  },
  segment: SegmentToRender,
): Promise<void> => {
  const {rendering, blender, buffers, signal} = work;
  const {timeline, place, takes, onFrame} = rendering;
  const {width, height, framesPerSecond} = timeline;
  const frames = timeline.frames.slice(segment.start, segment.end);
  const shown = new Set(frames.flatMap(({shots}) => shots.map(({id}) => id)));
  const needed = Object.fromEntries([...takes].filter(([shot]) => shown.has(shot)));
  await inSegmentFile(place, segment, async (file) => {
    const job = {ffmpeg: ffmpegExecutable('ffmpeg'), file, width, height, framesPerSecond, frames, takes: needed};
    await blender.blend(job, {page: (frame) => buffers.take(segment.start + frame), onFrame, signal});
  });
};

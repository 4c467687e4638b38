import {rm} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import type {Emit} from '../core/events.ts';
import {type FrameRange, lengthInFrames} from '../core/frame-range.ts';
import {startFfmpeg} from '../media/ffmpeg.ts';
import {h264, h264Arguments} from '../media/h264.ts';
import type {Store} from '../store/store.ts';
import {FrameBuffers} from './frame-buffers.ts';

/** A run of frames to be encoded. */
export interface SegmentToRender extends FrameRange {
  readonly key: Digest;
}

export interface RenderRequest {
  readonly variant: string;
  readonly framesPerSecond: number;
  /** Missing segments, ascending. */
  readonly segments: readonly SegmentToRender[];
  /** Key of every frame of the film. Frames with equal keys are captured once. */
  readonly frameKeys: readonly Digest[];
  /** Draws the frames asked for; calls back with each, in any order. */
  readonly capture: (frames: readonly number[], onFrame: (frame: number, jpeg: Uint8Array) => void | Promise<void>) => Promise<void>;
  readonly store: Store;
  readonly workFolder: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

/**
 * Makes the missing segments of a film: each frame key is captured once, frames go to the encoder in order while later ones are still being
 * drawn, and each segment enters the store the moment it is whole.
 *
 * @returns how many frames were captured.
 */
export const renderSegments = async (request: RenderRequest): Promise<number> => {
  const {segments, frameKeys, signal} = request;
  if (segments.length === 0) return 0;
  const buffers = new FrameBuffers(frameKeys, segments);
  const stopped = new AbortController();
  const both = AbortSignal.any([signal, stopped.signal]);
  const capturing = request.capture(buffers.toCapture, (frame, jpeg) => buffers.put(frame, jpeg));
  // A capture that fails must wake the encoder that waits for its frame, and the other way round.
  capturing.catch((error: unknown) => buffers.fail(error));
  try {
    for (const segment of segments) await encodeSegment(segment, buffers, {...request, signal: both});
    await capturing;
  } catch (error) {
    buffers.fail(error);
    stopped.abort(error);
    await capturing.catch(() => undefined);
    throw error;
  }
  return buffers.toCapture.length;
};

const encodeSegment = async (segment: SegmentToRender, buffers: FrameBuffers, request: RenderRequest): Promise<void> => {
  const {framesPerSecond, store, workFolder, signal} = request;
  const file = path.join(workFolder, `${segment.key.slice('sha256:'.length, 'sha256:'.length + 24)}.mp4`);
  const length = lengthInFrames(segment);
  const ffmpeg = startFfmpeg(
    'ffmpeg',
    [
      ...['-y', '-f', 'image2pipe', '-framerate', String(framesPerSecond), '-c:v', 'mjpeg', '-i', '-'],
      ...h264Arguments(h264.film, framesPerSecond, length),
      ...['-frames:v', String(length), '-an', file],
    ],
    signal,
  );
  try {
    for (let frame = segment.start; frame < segment.end; frame++) {
      const jpeg = await buffers.take(frame);
      signal.throwIfAborted();
      if (!ffmpeg.stdin.write(jpeg)) await Promise.race([drained(ffmpeg.stdin), ffmpeg.done]);
      request.emit({event: 'progress', stage: 'render', label: request.variant, share: buffers.shareTaken()});
    }
    ffmpeg.stdin.end();
    await ffmpeg.done;
    await store.putFile('segment', segment.key, file, {durationInFrames: length});
  } finally {
    ffmpeg.kill();
    await rm(file, {force: true});
  }
};

const drained = (stream: NodeJS.WritableStream): Promise<void> => new Promise((resolve) => stream.once('drain', () => resolve()));

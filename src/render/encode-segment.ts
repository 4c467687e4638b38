import {rm} from 'node:fs/promises';
import path from 'node:path';
import {lengthInFrames} from '../core/frame-range.ts';
import {maximalSegmentInFrames} from '../core/segments.ts';
import {startFfmpeg} from '../media/ffmpeg.ts';
import {h264, h264Arguments} from '../media/h264.ts';
import type {SegmentPlace, SegmentToRender} from './rendering.ts';

/** A segment's file while it is being made; the store has its own copy afterwards. */
export const segmentFile = ({workFolder}: SegmentPlace, {key}: SegmentToRender): string =>
  path.join(workFolder, `${key.slice('sha256:'.length, 'sha256:'.length + 24)}.mp4`);

/** Puts a segment's finished file into the store. */
export const keepSegment = async (place: SegmentPlace, segment: SegmentToRender): Promise<void> => {
  const facts = {durationInFrames: lengthInFrames(segment)};
  await place.store.putFile('segment', segment.key, segmentFile(place, segment), facts);
};

/**
 * Encodes a segment and stores it.
 *
 * @param from.input ffmpeg's arguments for what comes through its stdin.
 * @param from.pictures one for each frame; each is written whole before the next is asked for, so its bytes may be used again.
 */
export const encodeSegment = async (
  place: SegmentPlace,
  segment: SegmentToRender,
  from: {
    readonly input: readonly string[];
    readonly kind: 'rgb' | 'planes';
    readonly pictures: AsyncIterable<Uint8Array>;
  },
): Promise<void> => {
  const {framesPerSecond, signal} = place;
  const length = lengthInFrames(segment);
  const file = segmentFile(place, segment);
  // Never the segment's own length: x264 writes other parameter sets for very short distances between keyframes.
  const encoding = h264Arguments({...h264.film, pictures: from.kind}, framesPerSecond, maximalSegmentInFrames);
  const ffmpeg = startFfmpeg('ffmpeg', ['-y', ...from.input, ...encoding, '-frames:v', String(length), '-an', file], signal);
  try {
    for await (const picture of from.pictures) {
      signal.throwIfAborted();
      if (!ffmpeg.stdin.write(picture)) await Promise.race([drained(ffmpeg.stdin), ffmpeg.done]);
    }
    ffmpeg.stdin.end();
    await ffmpeg.done;
    await keepSegment(place, segment);
  } finally {
    ffmpeg.kill();
    await rm(file, {force: true});
  }
};

const drained = (stream: NodeJS.WritableStream): Promise<void> => new Promise((resolve) => stream.once('drain', () => resolve()));

import type {Digest} from '../core/brand.ts';
import {type EncodingIdentity, frameKey, segmentKey} from '../core/frame-key.ts';
import type {FrameRange} from '../core/frame-range.ts';
import {cutSegments} from '../core/segments.ts';
import {takeKeyframesEvery} from '../core/take-keyframes.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Way} from '../core/way.ts';
import {chooseWay} from './choose-way.ts';

/** A run of frames of one film. `key` is null while a take that it shows is not made. */
export interface PlannedSegment extends FrameRange {
  readonly key: Digest | null;
  readonly way: Way;
}

/** The frames of a film and how they are cut. */
export interface PlannedFilm {
  /** Null where a take is missing. */
  readonly frameKeys: readonly (Digest | null)[];
  readonly segments: readonly PlannedSegment[];
}

/**
 * Cuts a film into segments and names each by what is on it.
 *
 * @param takes digest of the bytes of each shot's take, by shot id, as far as they are made.
 */
export const planSegments = (
  timeline: Timeline,
  takes: ReadonlyMap<string, Digest>,
  encoding: Omit<EncodingIdentity, 'way'>,
): PlannedFilm => {
  const frameKeys = timeline.frames.map((frame) => frameKey(frame, takes));
  const segments = cutSegments(timeline.frames, takeKeyframesEvery(timeline.framesPerSecond)).map((range) => {
    const keys = frameKeys.slice(range.start, range.end);
    const known = keys.filter((key): key is Digest => key !== null);
    const way = chooseWay(timeline, range);
    return {...range, way, key: known.length === keys.length ? segmentKey(known, {way: way.kind, ...encoding}) : null};
  });
  return {frameKeys, segments};
};

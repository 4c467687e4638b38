import {maximalSegmentInFrames} from './segments.ts';

/**
 * How far the keyframes of a take lie apart: about half a second, which players and editors want, and a divisor of a segment's length, so that a
 * segment of a shot's own pictures can be cut out of its take without encoding.
 *
 * @example
 * takeKeyframesEvery(24) // 12
 */
export const takeKeyframesEvery = (framesPerSecond: number): number => {
  for (let frames = Math.max(1, Math.floor(framesPerSecond / 2)); frames > 1; frames--) {
    if (maximalSegmentInFrames % frames === 0) return frames;
  }
  return 1;
};

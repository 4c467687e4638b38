import type {FrameRange} from './frame-range.ts';
import type {TimelineFrame} from './timeline.ts';

/** Two seconds at 30 frames a second: the most that a small edit renders again. */
export const maximalSegmentInFrames = 60;

/**
 * Cuts a film into the runs that are encoded once: at every frame where another set of shots is on screen, and every 60 frames from there; what is
 * left of up to 120 is halved. Of 60 and 30 frames, a word is oftener on both than of 45 and 45. Lengthening one shot never moves a cut inside another,
 * and in itself only the last.
 *
 * @param keyframesEvery cuts lie so many frames apart, or a multiple: there a take can be cut. A divisor of 60.
 * @example
 * cutSegments(framesOfTwoShotsOf90Frames, 15) // [0, 45) [45, 90) [90, 135) [135, 180)
 */
export const cutSegments = (frames: readonly TimelineFrame[], keyframesEvery: number): FrameRange[] => {
  const segments: FrameRange[] = [];
  let start = 0;
  for (let frame = 1; frame <= frames.length; frame++) {
    if (frame < frames.length && shown(frames[frame]) === shown(frames[frame - 1])) continue;
    segments.push(...pieces({start, end: frame}, keyframesEvery));
    start = frame;
  }
  return segments;
};

const shown = (frame: TimelineFrame | undefined): string => (frame?.shots ?? []).map((shot) => shot.id).join(' ');

const pieces = ({start, end}: FrameRange, keyframesEvery: number): FrameRange[] => {
  const length = end - start;
  if (length <= maximalSegmentInFrames) return [{start, end}];
  const half = Math.ceil(length / 2 / keyframesEvery) * keyframesEvery;
  const cut = start + (length > 2 * maximalSegmentInFrames ? maximalSegmentInFrames : half);
  return [{start, end: cut}, ...pieces({start: cut, end}, keyframesEvery)];
};

import type {FrameRange} from './frame-range.ts';
import type {TimelineFrame} from './timeline.ts';

/** Two seconds at 30 frames a second: the most that a small edit renders again. */
export const maximalSegmentInFrames = 60;

/**
 * Cuts a film into the runs that are encoded once: at every frame where another set of shots is on screen, and in between into as few pieces of at
 * most 60 frames as there can be. They are about equally long: of 60 and 30 frames, a word is oftener on both, and 90 are rendered for it. Lengthening
 * one shot never moves a cut inside another.
 *
 * @param keyframesEvery pieces are multiples of so many frames, at which a take can be cut: a divisor of 60.
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
  const count = Math.ceil((end - start) / maximalSegmentInFrames);
  const length = Math.ceil((end - start) / count / keyframesEvery) * keyframesEvery;
  const cuts = Array.from({length: Math.ceil((end - start) / length)}, (_, piece) => start + piece * length);
  return cuts.map((cut) => ({start: cut, end: Math.min(end, cut + length)}));
};

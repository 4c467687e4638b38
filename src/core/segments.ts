import type {FrameRange} from './frame-range.ts';
import type {TimelineFrame} from './timeline.ts';

/** Two seconds at 30 frames a second: the most that a small edit renders again. */
export const maximalSegmentInFrames = 60;

/**
 * Cuts a film into the runs that are encoded once: at every frame where another set of shots is on screen, and then every 60 frames from
 * there. Lengthening one shot never moves a cut inside another.
 *
 * @example
 * cutSegments(framesOfTwoShotsOf90Frames) // [0, 60) [60, 90) [90, 150) [150, 180)
 */
export const cutSegments = (frames: readonly TimelineFrame[]): FrameRange[] => {
  const segments: FrameRange[] = [];
  let start = 0;
  for (let frame = 1; frame <= frames.length; frame++) {
    const isCut = frame === frames.length || frame - start === maximalSegmentInFrames || shown(frames[frame]) !== shown(frames[frame - 1]);
    if (!isCut) continue;
    segments.push({start, end: frame});
    start = frame;
  }
  return segments;
};

const shown = (frame: TimelineFrame | undefined): string => (frame?.shots ?? []).map((shot) => shot.id).join(' ');

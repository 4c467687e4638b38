/**
 * A stretch of frames, half-open: `start` is in it, `end` is not. Every range of the project is of this kind.
 *
 * @example
 * const range: FrameRange = {start: 0, end: 90}; // frames 0 to 89
 */
export interface FrameRange {
  readonly start: number;
  readonly end: number;
}

/** Number of frames in the range. */
export const lengthInFrames = (range: FrameRange): number => range.end - range.start;

/** Every frame of a range, ascending. */
export const framesOf = (range: FrameRange): number[] => Array.from({length: lengthInFrames(range)}, (_, index) => range.start + index);

/** The runs of consecutive numbers in an ascending list: `[0, 1, 2, 7, 8]` is `[0, 3)` and `[7, 9)`. */
export const rangesOf = (frames: readonly number[]): FrameRange[] => {
  const ranges: {start: number; end: number}[] = [];
  for (const frame of frames) {
    const last = ranges.at(-1);
    if (last && last.end === frame) last.end = frame + 1;
    else ranges.push({start: frame, end: frame + 1});
  }
  return ranges;
};

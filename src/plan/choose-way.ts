import type {FrameRange} from '../core/frame-range.ts';
import {takeKeyframesEvery} from '../core/take-keyframes.ts';
import type {Timeline, TimelineFrame} from '../core/timeline.ts';
import type {Way} from '../core/way.ts';

/**
 * Chooses a segment's way from what the scan found alone, never from what is stored: a film rendered from nothing has to be the same.
 *
 * @example
 * chooseWay(timeline, {start: 0, end: 60}) // {kind: 'full', reason: 'backdrop-filter on .card over shot hero'}
 */
export const chooseWay = (timeline: Timeline, range: FrameRange): Way => {
  const frames = timeline.frames.slice(range.start, range.end);
  const holder = frames.find(({layering}) => layering.kind === 'full');
  if (holder?.layering.kind === 'full') return {kind: 'full', reason: holder.layering.reason};
  const copy = passthrough(timeline, frames);
  if (copy) return copy;
  const pages = new Set(frames.map(({page}) => page)).size;
  // A page is drawn twice, over black and over white, and each time costs about as much as a frame drawn with its takes.
  if (2 * pages <= frames.length) return {kind: 'layered'};
  return {kind: 'full', reason: `${pages} different pages over ${frames.length} frames: drawing them with their shots costs less`};
};

const passthrough = (timeline: Timeline, frames: readonly TimelineFrame[]): Way | null => {
  const first = frames[0]?.shots[0];
  const shot = timeline.shots.find(({request}) => request.id === first?.id);
  if (!first || !shot || !frames.every(({layering}) => layering.kind === 'bare')) return null;
  const runsOn = frames.every(({shots}, index) => shots[0]?.takeFrame === first.takeFrame + index);
  const every = takeKeyframesEvery(timeline.framesPerSecond);
  const end = first.takeFrame + frames.length;
  const isCut = first.takeFrame % every === 0 && (end % every === 0 || end === shot.durationInFrames);
  return runsOn && isCut ? {kind: 'passthrough', shot: first.id, takeFrame: first.takeFrame} : null;
};

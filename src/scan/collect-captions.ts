import type {SeenCaption} from '../core/caption-marker.ts';
import {rangesOf} from '../core/frame-range.ts';
import type {TimelineCaption} from '../core/timeline.ts';
import type {SeenFrame} from './page/protocol.ts';

/** A caption and where it stands, with what it is drawn with. */
export interface CollectedCaption extends TimelineCaption {
  readonly seen: SeenCaption;
}

/** The captions of a variant from what its frames showed: to the frame, wherever the element stands and whatever cuts it off. */
export const collectCaptions = (frames: readonly Pick<SeenFrame, 'captions'>[]): CollectedCaption[] => {
  const shown = new Map<string, number[]>();
  for (const [frame, {captions}] of frames.entries()) {
    for (const caption of new Set(captions)) {
      const known = shown.get(caption);
      if (known) known.push(frame);
      else shown.set(caption, [frame]);
    }
  }
  return [...shown]
    .flatMap(([caption, onFrames]) => {
      // The page printed it from this very type.
      const seen = JSON.parse(caption) as SeenCaption;
      return rangesOf(onFrames).map((range) => ({range, text: seen.text, language: seen.language, seen}));
    })
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
};

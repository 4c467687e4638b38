/**
 * What a look shows at a frame, as data: frames with equal views are drawn alike, and are captured once. So views change when a word begins
 * and not in between, but for the three frames in which a word pops and for the letters of a typewriter.
 */

import {unreachable} from '../core/unreachable.ts';
import {begunAt, type CaptionTrack, pagesAt, type TrackPage} from './caption-track.ts';

/**
 * - `karaoke`: the page stands, the word that is said is lit
 * - `word-pop`: few large words, each popping up as it is said
 * - `two-line`: the page stands, nothing moves
 * - `typewriter`: the page is typed as it is said
 */
export type CaptionLook = 'karaoke' | 'word-pop' | 'two-line' | 'typewriter';

/** A page as a look shows it. */
export interface PageView {
  readonly page: TrackPage;
  /** Words that have begun (`karaoke`, `word-pop`), pieces that are typed (`typewriter`), 0 for a look that does not care. */
  readonly begun: number;
  /** Size of the newest word; 1 but while it pops. */
  readonly scale: number;
}

/** The newest word's size on its first frames. Three steps read as a movement, and a movement of three pictures costs three pictures. */
const popScales = [0.84, 1.07, 1.02] as const;

/** The pages on screen at a frame and how far each has come. */
export const viewsAt = (track: CaptionTrack, look: CaptionLook, frame: number): PageView[] =>
  pagesAt(track, frame).map((page) => viewOf(page, look, frame));

const viewOf = (page: TrackPage, look: CaptionLook, frame: number): PageView => {
  switch (look) {
    case 'two-line':
      return {page, begun: 0, scale: 1};
    case 'karaoke':
      return {page, begun: begunAt(page.wordFrames, frame), scale: 1};
    case 'typewriter':
      return {page, begun: begunAt(page.typeFrames, frame), scale: 1};
    case 'word-pop': {
      const begun = begunAt(page.wordFrames, frame);
      const since = frame - (page.wordFrames[begun - 1] ?? 0);
      return {page, begun, scale: begun === 0 ? 1 : (popScales[since] ?? 1)};
    }
    default:
      return unreachable(look);
  }
};

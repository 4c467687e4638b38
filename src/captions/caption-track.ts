/**
 * When captions change, in frames. One rule for everything:
 *
 *   first frame of a moment = round(seconds × frames per second)
 *
 * Frame f of a film is on screen from f / rate on, so rounding puts a word at most half a frame before or after its sound; rounding down would
 * put it a whole frame early, up late. A word is lit from its own first frame up to that of the next word, the last one up to the end of its page.
 */
import type {Finding} from '../core/finding.ts';
import {sizeOfLine} from './break-lines.ts';
import type {CaptionWord} from './caption-word.ts';
import {fileLimits, type PageLimits} from './page-limits.ts';
import type {CaptionPage} from './page-words.ts';
import {directionOf, graphemesOf, isJoined, languageOf} from './script.ts';

/** A page in frames, `[startFrame, endFrame)`. */
export interface TrackPage {
  readonly lines: readonly (readonly CaptionWord[])[];
  readonly text: string;
  /** Of its widest line, estimated: more than the room where a long word is set in smaller type. */
  readonly widthInEms: number;
  readonly startFrame: number;
  readonly endFrame: number;
  /** Of every word, in reading order. */
  readonly wordFrames: readonly number[];
  /** Of every piece that a typewriter types, in reading order. */
  readonly typeFrames: readonly number[];
}

/** Captions of one source, ready to be asked what is on screen. */
export interface CaptionTrack {
  readonly pages: readonly TrackPage[];
  readonly language: string | null;
  readonly direction: 'ltr' | 'rtl';
  /** Everything that is ever shown: what fonts have to be loaded for. */
  readonly text: string;
}

/** What is captioned, and how it is cut into pages under given limits. */
export interface CaptionSource {
  readonly text: string;
  /** Words or cues in their order, as far as messages need them. */
  readonly spoken: readonly {readonly text: string; readonly startInSeconds: number}[];
  /** What was repaired while it was read. */
  readonly findings: readonly Finding[];
  readonly pages: (limits: PageLimits, language: string | null) => readonly CaptionPage[];
}

/** First frame of a moment; see the head of this file. */
export const frameOf = (seconds: number, framesPerSecond: number): number => Math.round(seconds * framesPerSecond);

/** The captions of a source as a track. `language` null: the one that the script suggests. */
export const captionTrack = (
  source: CaptionSource,
  request: {readonly language: string | null; readonly limits: (language: string | null) => PageLimits; readonly framesPerSecond: number},
): CaptionTrack => {
  const language = request.language ?? languageOf(source.text);
  const pages = source.pages(request.limits(language), language);
  return {
    pages: pages.map((page) => inFrames(page, request.framesPerSecond)),
    language,
    direction: directionOf(source.text, language),
    text: source.text,
  };
};

/** The same captions cut for a subtitle file, whatever look they have on screen. */
export const fileTrack = (
  source: CaptionSource,
  request: {readonly language: string | null; readonly framesPerSecond: number},
): CaptionTrack => captionTrack(source, {...request, limits: fileLimits});

/** Pages on screen at a frame, in order: one as a rule, several where cues overlap. */
export const pagesAt = (track: CaptionTrack, frame: number): readonly TrackPage[] => {
  const {pages} = track;
  let [low, high] = [0, pages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle]?.startFrame ?? 0) <= frame) low = middle + 1;
    else high = middle;
  }
  const shown: TrackPage[] = [];
  // Pages are sorted by start, and few are up at once: looking back a little finds those that are still up.
  for (let at = low - 1; at >= 0 && at >= low - mostOverlapping; at--) {
    const page = pages[at];
    if (page && frame < page.endFrame) shown.unshift(page);
  }
  return shown;
};

const mostOverlapping = 16;

/** How many of these have begun: the count that a look turns into lit words or typed letters. */
export const begunAt = (frames: readonly number[], frame: number): number => {
  let count = 0;
  while (count < frames.length && (frames[count] ?? 0) <= frame) count++;
  return count;
};

const inFrames = (page: CaptionPage, framesPerSecond: number): TrackPage => {
  const words = page.lines.flat();
  const startFrame = frameOf(page.startInSeconds, framesPerSecond);
  return {
    lines: page.lines,
    text: page.lines
      .map((line) =>
        line
          .map(({text, gap}) => text + gap)
          .join('')
          .trim(),
      )
      .join('\n'),
    widthInEms: Math.max(0, ...page.lines.map((line) => sizeOfLine(line).width)),
    startFrame,
    // One frame at least: what is too short to be read is told as hurried, and nothing is left out in silence.
    endFrame: Math.max(startFrame + 1, frameOf(page.endInSeconds, framesPerSecond)),
    wordFrames: words.map(({startInSeconds}) => frameOf(startInSeconds, framesPerSecond)),
    typeFrames: words.flatMap((word) =>
      typedPieces(word.text).map((_, index, all) => frameOf(timeOfPiece(word, index / all.length), framesPerSecond)),
    ),
  };
};

const timeOfPiece = ({startInSeconds, endInSeconds}: CaptionWord, share: number): number =>
  startInSeconds + share * (endInSeconds - startInSeconds);

/** What a typewriter types at once: a letter, or a whole word where letters join. */
export const typedPieces = (word: string): string[] => (isJoined(word) ? [word] : graphemesOf(word));

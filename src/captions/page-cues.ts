import {type CaptionWord, captionWords} from './caption-word.ts';
import type {Cue} from './cue.ts';
import type {PageLimits} from './page-limits.ts';
import {type CaptionPage, fitsPage, pageOf, pageWords} from './page-words.ts';
import {splitText} from './split-text.ts';

/** Cues that overlap by less are sloppily timed; by more, two people talk and both are shown. */
const sloppyOverlapInSeconds = 0.25;

/**
 * Cues as pages. What an author put into one cue stays one page with its line breaks where it fits, and is paged by meaning where it does
 * not. Pages may overlap, as cues do.
 */
export const pageCues = (cues: readonly Cue[], limits: PageLimits, language: string | null): CaptionPage[] => {
  const pages = cues.flatMap((cue) => pagesOfCue(cue, limits, language));
  pages.sort((a, b) => a.startInSeconds - b.startInSeconds);
  // Of those that begin together, none ends the other.
  const nextStarts: number[] = [];
  for (let index = pages.length - 1; index >= 0; index--) {
    const [page, after] = [pages[index], pages[index + 1]];
    const isTogether = page?.startInSeconds === after?.startInSeconds;
    nextStarts[index] = (isTogether ? nextStarts[index + 1] : after?.startInSeconds) ?? Number.POSITIVE_INFINITY;
  }
  return pages.map((page, index) => {
    const next = nextStarts[index] ?? Number.POSITIVE_INFINITY;
    const overlap = page.endInSeconds - next;
    if (overlap > 0 && overlap <= sloppyOverlapInSeconds) return {...page, endInSeconds: next};
    // Too short to be read: it may stay until the next one comes.
    return {...page, endInSeconds: Math.max(page.endInSeconds, Math.min(next, page.startInSeconds + limits.minSeconds))};
  });
};

const pagesOfCue = (cue: Cue, limits: PageLimits, language: string | null): CaptionPage[] => {
  const words = wordsOfCue(cue, language);
  if (fitsPage(words, limits)) return [{...pageOf(words, limits), startInSeconds: cue.startInSeconds, endInSeconds: cue.endInSeconds}];
  const pages = pageWords(words, limits);
  return pages.map((page, index) => ({
    ...page,
    endInSeconds: Math.min(cue.endInSeconds, pages[index + 1]?.startInSeconds ?? cue.endInSeconds),
  }));
};

/** The words of a cue: as the file times them, or each with its share of the cue. */
export const wordsOfCue = (cue: Cue, language: string | null): CaptionWord[] =>
  cue.words ? captionWords(cue.words, 'a cue') : splitText(cue, language);

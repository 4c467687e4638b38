import type {FormatShape} from './shape.ts';
import {shapeOf} from './shape.ts';

/**
 * What fits on a page and how long it has to stay, from the guidelines of broadcasters:
 *
 * | number                                   | from                                                                                     |
 * | ---------------------------------------- | ----------------------------------------------------------------------------------------- |
 * | characters a second: 20, most languages 17, Chinese 9, Korean 12, Japanese 4 | Netflix, Timed Text Style Guides (adult programmes)   |
 * | characters a line: 42, Japanese 13, Chinese and Korean 16 | Netflix, the same; on upright pictures at most 25 (BBC Subtitle Guidelines 1.2.3) |
 * | at least 5/6 s, at most 7 s on screen    | Netflix, General Requirements                                                              |
 * | hangs over at most 1.5 s after its words | BBC                                                                                        |
 * | no blank shorter than half a second      | between Netflix (none under 2 frames) and the BBC (none under 1 s)                          |
 *
 * They hold for pages, not for words: a look that shows one word after the other is still read as a phrase.
 */
export interface PageLimits {
  readonly maxLines: number;
  readonly charactersPerLine: number;
  /** What a line holds beside that, in ems of the type; infinite for a file of subtitles, which has no type. */
  readonly lineWidthInEms: number;
  readonly charactersPerSecond: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
  readonly hangInSeconds: number;
  readonly shortestBlankInSeconds: number;
}

const durations = {minSeconds: 5 / 6, maxSeconds: 7, hangInSeconds: 1.5, shortestBlankInSeconds: 0.5} as const;

/**
 * The limits of a language on a picture of a shape.
 *
 * @example
 * pageLimits({language: 'en', width: 1080, height: 1920}) // 25 characters a line, 20 a second
 */
export const pageLimits = (request: {
  readonly language: string | null;
  readonly width: number;
  readonly height: number;
  readonly lineWidthInEms?: number;
  readonly maxLines?: number;
  readonly charactersPerLine?: number;
}): PageLimits => {
  const speech = (request.language ?? 'en').split('-')[0] ?? 'en';
  const {charactersPerSecond, charactersPerLine} = byLanguage[speech] ?? {charactersPerSecond: 17, charactersPerLine: 42};
  const shape = shapeOf(request.width, request.height);
  return {
    ...durations,
    charactersPerSecond,
    charactersPerLine: request.charactersPerLine ?? Math.min(charactersPerLine, longestLine[shape]),
    maxLines: request.maxLines ?? 2,
    lineWidthInEms: request.lineWidthInEms ?? Number.POSITIVE_INFINITY,
  };
};

/** Subtitles in a file, for players that set them by themselves: two lines of what the language allows. */
export const fileLimits = (language: string | null): PageLimits => pageLimits({language, width: 1920, height: 1080});

const longestLine: Readonly<Record<FormatShape, number>> = {upright: 25, square: 32, wide: 42};

const byLanguage: {readonly [language: string]: {readonly charactersPerSecond: number; readonly charactersPerLine: number}} = {
  en: {charactersPerSecond: 20, charactersPerLine: 42},
  ja: {charactersPerSecond: 4, charactersPerLine: 13},
  ko: {charactersPerSecond: 12, charactersPerLine: 16},
  zh: {charactersPerSecond: 9, charactersPerLine: 16},
};

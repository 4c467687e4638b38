import {breakCost} from './break-cost.ts';
import type {CaptionWord} from './caption-word.ts';
import type {PageLimits} from './page-limits.ts';
import {factsOf, spaceInEms} from './word-facts.ts';

type Line = readonly CaptionWord[];
type LineLimits = Pick<PageLimits, 'lineWidthInEms' | 'charactersPerLine' | 'maxLines'>;

/**
 * The words of one page as lines: as few as they need, broken where it hurts least and of like width. Where the author broke the lines and
 * they fit, they stay.
 */
export const breakLines = (words: readonly CaptionWord[], limits: LineLimits): Line[] => {
  const given = byAuthor(words);
  if (given.length > 1 && given.length <= limits.maxLines && given.every((line) => fitsLine(line, limits))) return given;
  return words.length === 0 ? [] : bestLines(words, limits);
};

const byAuthor = (words: readonly CaptionWord[]): Line[] => {
  const lines: CaptionWord[][] = [[]];
  for (const word of words) {
    lines.at(-1)?.push(word);
    if (word.breaksLine) lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
};

const fitsLine = (line: Line, limits: LineLimits): boolean => {
  const {width, characters} = sizeOfLine(line);
  return width <= limits.lineWidthInEms && characters <= limits.charactersPerLine;
};

/** Width in ems and letters of a line. */
export const sizeOfLine = (line: Line): {width: number; characters: number} => {
  let [width, characters] = [0, 0];
  for (const [index, word] of line.entries()) {
    const own = factsOf(word);
    const isSpaced = word.gap === ' ' && index < line.length - 1;
    width += own.widthInEms + (isSpaced ? spaceInEms : 0);
    characters += own.characters + (isSpaced ? 1 : 0);
  }
  return {width, characters};
};

/** The cheapest lines up to every word. A line more costs more than any unevenness. */
const bestLines = (words: readonly CaptionWord[], limits: LineLimits): Line[] => {
  const all = sizeOfLine(words).width;
  const best: {cost: number; start: number}[] = [{cost: 0, start: 0}];
  for (let end = 1; end <= words.length; end++) {
    const [last, next] = [words[end - 1], words[end]];
    const breaking = last && next ? breakCost(last, next) : 0;
    let found = {cost: Number.POSITIVE_INFINITY, start: end - 1};
    for (let start = end - 1; start >= 0; start--) {
      const line = words.slice(start, end);
      if (start < end - 1 && !fitsLine(line, limits)) break;
      const evenness = (sizeOfLine(line).width / all) ** 2;
      const cost = (best[start]?.cost ?? 0) + 60 + evenness * 40 + breaking;
      if (cost < found.cost) found = {cost, start};
    }
    best.push(found);
  }
  const lines: Line[] = [];
  for (let end = words.length; end > 0; ) {
    const start = best[end]?.start ?? end - 1;
    lines.unshift(words.slice(start, end));
    end = start;
  }
  return lines;
};

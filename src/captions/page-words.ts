import {breakCost} from './break-cost.ts';
import {breakLines} from './break-lines.ts';
import {type CaptionWord, textOf} from './caption-word.ts';
import type {PageLimits} from './page-limits.ts';
import {graphemesOf} from './script.ts';
import {factsOf, spaceInEms} from './word-facts.ts';

/** What is on screen at one time: lines of words, and how long they stay. */
export interface CaptionPage {
  readonly lines: readonly (readonly CaptionWord[])[];
  readonly text: string;
  readonly startInSeconds: number;
  readonly endInSeconds: number;
}

/** A pause after which the words before it are gone: nobody holds half a sentence in mind longer. */
const longestPauseInSeconds = 1;

/**
 * Words as pages: of all ways to cut them into pages that fit, the one that breaks where it hurts the reader least, in pages of like length
 * that stay long enough. Never by count alone.
 *
 * @example
 * pageWords(captionWords(words, 'vo'), pageLimits({language: 'en', width: 1080, height: 1920}))
 */
export const pageWords = (words: readonly CaptionWord[], limits: PageLimits): CaptionPage[] => {
  const fitting = words.flatMap((word) => cutLongWord(word, limits));
  const pages = bestCuts(fitting, limits).map(({start, end}) => fitting.slice(start, end));
  return hold(
    pages.map((page) => pageOf(page, limits)),
    limits,
  );
};

/** One page of these words, however many they are: what an author put together stays together where it fits. */
export const pageOf = (words: readonly CaptionWord[], limits: PageLimits): CaptionPage => ({
  lines: breakLines(words, limits),
  text: textOf(words),
  startInSeconds: words[0]?.startInSeconds ?? 0,
  endInSeconds: words.at(-1)?.endInSeconds ?? 0,
});

/** True where the words fit on one page. */
export const fitsPage = (words: readonly CaptionWord[], limits: PageLimits): boolean => linesNeeded(words, limits) <= limits.maxLines;

interface Cut {
  readonly start: number;
  readonly end: number;
}

/**
 * Knuth and Plass's way: the cheapest cuts up to every word, from the cheapest cuts up to the words before it. A page holds few words, so
 * this is linear in the length of the text.
 */
const bestCuts = (words: readonly CaptionWord[], limits: PageLimits): Cut[] => {
  const best: {cost: number; start: number}[] = [{cost: 0, start: 0}];
  for (let end = 1; end <= words.length; end++) {
    const [last, next] = [words[end - 1], words[end]];
    const breaking = last && next ? breakCost(last, next) : 0;
    let found = {cost: Number.POSITIVE_INFINITY, start: end - 1};
    for (let start = end - 1; start >= 0; start--) {
      if (start < end - 1 && !mayGoOn(words, start)) break;
      const page = words.slice(start, end);
      if (start < end - 1 && !fitsPage(page, limits)) break;
      const cost = (best[start]?.cost ?? 0) + breaking + costOf(page, next, limits);
      if (cost < found.cost) found = {cost, start};
    }
    best.push(found);
  }
  const cuts: Cut[] = [];
  for (let end = words.length; end > 0; ) {
    const start = best[end]?.start ?? end - 1;
    cuts.push({start, end});
    end = start;
  }
  return cuts.reverse();
};

const mayGoOn = (words: readonly CaptionWord[], at: number): boolean => {
  const [before, after] = [words[at], words[at + 1]];
  return before !== undefined && after !== undefined && after.startInSeconds - before.endInSeconds < longestPauseInSeconds;
};

/** Of a page but its break: short of time, crowded, or with the end of a sentence in its middle. */
const costOf = (page: readonly CaptionWord[], next: CaptionWord | undefined, limits: PageLimits): number => {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return 0;
  const seconds = last.endInSeconds - first.startInSeconds;
  // Time until the next words come can be used to read.
  const room = next ? Math.max(seconds, Math.min(next.startInSeconds - first.startInSeconds, seconds + limits.hangInSeconds)) : seconds + 1;
  const tooLong = Math.max(0, seconds - limits.maxSeconds);
  let [letters, sentencesInside, clausesInside] = [0, 0, 0];
  for (const word of page) {
    const {characters, ends} = factsOf(word);
    letters += characters;
    if (word !== last && ends === 'sentence') sentencesInside++;
    if (word !== last && ends === 'clause') clausesInside++;
  }
  const fill = letters / (limits.maxLines * limits.charactersPerLine);
  const hurried = Math.max(0, 1 - room / Math.max(limits.minSeconds, letters / limits.charactersPerSecond / 2));
  return 2 + 3 * fill ** 2 + 12 * hurried ** 2 + 8 * sentencesInside + (6 / limits.maxLines ** 2) * clausesInside + 5 * tooLong;
};

const linesNeeded = (words: readonly CaptionWord[], limits: PageLimits): number => {
  let lines = 1;
  let width = 0;
  let characters = 0;
  for (const word of words) {
    const own = factsOf(word);
    if (characters > 0 && (width + own.widthInEms > limits.lineWidthInEms || characters + own.characters > limits.charactersPerLine)) {
      lines++;
      width = 0;
      characters = 0;
    }
    width += own.widthInEms + (word.gap === ' ' ? spaceInEms : 0);
    characters += own.characters + word.gap.length;
  }
  return lines;
};

/** How much wider than a line a word may be before it is cut: up to there, its page is set in smaller type. */
const widestWord = 1.5;

/** A word that no line can hold is cut between letters, its time shared out. */
const cutLongWord = (word: CaptionWord, limits: PageLimits): CaptionWord[] => {
  const {widthInEms, characters} = factsOf(word);
  const parts = Math.max(
    Math.ceil(characters / limits.charactersPerLine / widestWord),
    Math.ceil(widthInEms / limits.lineWidthInEms / widestWord),
  );
  if (parts <= 1) return [word];
  const letters = graphemesOf(word.text);
  const size = Math.ceil(letters.length / parts);
  const seconds = word.endInSeconds - word.startInSeconds;
  const at = (letter: number): number => word.startInSeconds + (Math.min(letter, letters.length) / letters.length) * seconds;
  return Array.from({length: Math.ceil(letters.length / size)}, (_, part): CaptionWord => {
    const isLast = (part + 1) * size >= letters.length;
    return {
      text: letters.slice(part * size, (part + 1) * size).join(''),
      startInSeconds: at(part * size),
      endInSeconds: at((part + 1) * size),
      gap: isLast ? word.gap : '',
      breaksLine: isLast && word.breaksLine,
    };
  });
};

/** Pages stay until they can be read, as far as the next one lets them; a blank too short to be one is closed. Starts never move. */
const hold = (pages: readonly CaptionPage[], limits: PageLimits): CaptionPage[] =>
  pages.map((page, index) => {
    const spoken = page.endInSeconds;
    const next = pages[index + 1]?.startInSeconds ?? Number.POSITIVE_INFINITY;
    const wanted = Math.max(limits.minSeconds, page.text.length / limits.charactersPerSecond);
    const end = Math.min(next, spoken + limits.hangInSeconds, Math.max(spoken, page.startInSeconds + wanted));
    return {...page, endInSeconds: next - end < limits.shortestBlankInSeconds ? next : end};
  });

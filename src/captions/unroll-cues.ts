import type {RawCue} from './cue.ts';
import {withoutMarkup} from './cue-text.ts';
import type {Repairs} from './repairs.ts';
import {isStamped} from './stamped-pieces.ts';

/** Captions of a broadcast or of YouTube roll: each cue shows the last line again and adds one below. */
export interface Unrolled {
  readonly cues: readonly RawCue[];
  readonly isRolling: boolean;
}

/** Cues that follow each other by less show one text that goes on. */
export const longestGapInSeconds = 0.25;

/** Of the cues with several lines, so many repeat a line in a file that rolls. A refrain repeats lines too, now and then. */
const rollingShare = 0.6;

/**
 * Cues without the lines that they repeat from the cue before, in a file whose cues roll; of another file all cues as they are.
 */
export const unrollCues = (cues: readonly RawCue[], repairs: Repairs): Unrolled => {
  const read = cues.map((cue) => {
    const rows = cue.rows.filter((row) => plain(row) !== '');
    return {cue, rows, texts: rows.map(plain)};
  });
  const carried = read.map(({cue, texts}, index) => {
    const before = read[index - 1];
    return before && cue.startInSeconds - before.cue.endInSeconds <= longestGapInSeconds ? carriedRows(before.texts, texts) : 0;
  });
  const tall = read.flatMap(({texts, rows}, index) => (index > 0 && texts.length > 1 ? [{carried: carried[index] ?? 0, rows}] : []));
  const rolling = tall.filter(({carried: count, rows}) => count > 0 && count < rows.length);
  const isSure = rolling.some(({carried: count, rows}) => rows.slice(count).some(isStamped) && !rows.slice(0, count).some(isStamped));
  const isRolling = rolling.length >= (isSure ? 1 : 3) && rolling.length >= rollingShare * tall.length;
  if (!isRolling) return {cues, isRolling};
  const kept: RawCue[] = [];
  let first: number | null = null;
  let count = 0;
  for (const [index, {cue, rows}] of read.entries()) {
    const repeated = carried[index] ?? 0;
    if (repeated > 0) {
      first ??= cue.line;
      count++;
    }
    const last = kept.at(-1);
    if (repeated < rows.length) kept.push({...cue, rows: rows.slice(repeated)});
    // Only repeated lines: what is there stays.
    else if (last && repeated > 0) kept.splice(-1, 1, {...last, endInSeconds: Math.max(last.endInSeconds, cue.endInSeconds)});
  }
  repairs.note({
    line: first,
    expected: 'cues that do not repeat the line before',
    found: `rolling captions: ${count} of ${cues.length} cues show a line again, which is shown once`,
    fix: 'nothing, if the captions are right; otherwise use a file that is not rolled up',
  });
  return {cues: kept, isRolling};
};

const plain = (row: string): string => withoutMarkup(row).replaceAll(/\s+/gu, ' ').trim();

/** How many lines at the beginning of a cue are those at the end of the one before. */
const carriedRows = (before: readonly string[], texts: readonly string[]): number => {
  for (let count = Math.min(before.length, texts.length); count > 0; count--) {
    if (texts.slice(0, count).every((text, index) => text === before[before.length - count + index])) return count;
  }
  return 0;
};

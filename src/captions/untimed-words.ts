import {ReshootError} from '../core/errors.ts';
import type {TimedWord} from '../core/timed-word.ts';
import type {HeardEntry} from './heard-entry.ts';
import type {Repairs} from './repairs.ts';
import {graphemesOf} from './script.ts';

/** How long a word lasts at most when only its start is known. */
const longestWordInSeconds = 1;

/** How far a word may begin before the one before it and still be a slip of the recogniser: at the joints of its segments. */
const slipInSeconds = 1;

/**
 * Words with all their times. A recogniser has none for what its alphabet lacks ("2,000", "£13.60"): such words share the time between their neighbours of
 * the same segment, by their letters.
 *
 * @throws ReshootError `transcript-invalid` for a word without times that has no neighbour with some.
 */
export const withAllTimes = (entries: readonly HeardEntry[], repairs: Repairs): TimedWord[] => {
  const timed = withEnds(entries, repairs);
  const words: TimedWord[] = [];
  for (let at = 0; at < timed.length; ) {
    const own = timed[at];
    if (!own) break;
    if (own.start !== null && own.end !== null) {
      words.push({text: own.text, startInSeconds: own.start, endInSeconds: own.end});
      at++;
      continue;
    }
    let to = at;
    while (to < timed.length && timed[to]?.start === null && timed[to]?.segment === own.segment) to++;
    words.push(...filledIn(timed, {from: at, to}, repairs));
    at = to;
  }
  return inOrder(words, repairs);
};

/** Where a start has no end, or one before it: until the next word, at most as long as a word lasts. An end alone is no time. */
const withEnds = (entries: readonly HeardEntry[], repairs: Repairs): HeardEntry[] =>
  entries.map((each, index) => {
    const {text, start, end, unit} = each;
    if (start === null || (end !== null && end >= start)) return start === null ? {...each, end: null} : each;
    const next = entries.slice(index + 1).find((later) => later.start !== null)?.start ?? start + longestWordInSeconds;
    const made = Math.max(start, Math.min(next, start + longestWordInSeconds));
    repairs.note({
      line: null,
      expected: 'an end after the start of every word',
      found: `${each.place}; read as ${start} to ${Math.round(1000 * made) / 1000} s`,
      fix: `write the end of ${JSON.stringify(text.trim())}`,
    });
    return {...each, unit, end: made};
  });

interface Run {
  /** Entries `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

const filledIn = (entries: readonly HeardEntry[], {from, to}: Run, repairs: Repairs): TimedWord[] => {
  const run = entries.slice(from, to);
  const [before, after, first] = [entries[from - 1], entries[to], run[0]];
  const isSame = (other: HeardEntry | undefined): boolean => other !== undefined && other.segment === first?.segment;
  const segmentStart = first?.segmentStart ?? null;
  const start = (isSame(before) ? before?.end : null) ?? (segmentStart === null ? null : Math.max(segmentStart, before?.end ?? 0));
  const end = (isSame(after) ? after?.start : null) ?? first?.segmentEnd ?? null;
  const letters = run.map(({text}) => Math.max(1, graphemesOf(text.trim()).length));
  const all = letters.reduce((sum, count) => sum + count, 0);
  // At the end of a text of unknown length: as fast as people speak.
  const from0 = start ?? (end === null ? null : Math.max(0, end - all * secondsPerLetter));
  const to0 = end ?? (start === null ? null : start + all * secondsPerLetter);
  if (from0 === null || to0 === null || !first) throw withoutTimes(first, repairs.file);
  const until = Math.max(from0, to0);
  let done = 0;
  return run.map((each, index) => {
    const startInSeconds = from0 + ((until - from0) * done) / all;
    done += letters[index] ?? 0;
    const endInSeconds = from0 + ((until - from0) * done) / all;
    repairs.note({
      line: null,
      expected: 'times for every word',
      found: `none for ${each.place}; it is shown from ${rounded(startInSeconds)} to ${rounded(endInSeconds)} s, between its neighbours`,
      fix: `write its start and end if they are known`,
    });
    return {text: each.text, startInSeconds, endInSeconds};
  });
};

const secondsPerLetter = 0.08;

const rounded = (seconds: number): number => Math.round(1000 * seconds) / 1000;

/** A word that begins a little before the one before it begins with it; more is refused later, as the order of the words may be wrong. */
const inOrder = (words: readonly TimedWord[], repairs: Repairs): TimedWord[] => {
  let latest = 0;
  return words.map((word) => {
    const {text, startInSeconds, endInSeconds} = word;
    const isSlip = startInSeconds < latest && latest - startInSeconds <= slipInSeconds;
    if (!isSlip) {
      latest = Math.max(latest, startInSeconds);
      return word;
    }
    repairs.note({
      line: null,
      expected: 'words in the order of their starts',
      found: `${JSON.stringify(text.trim())} at ${rounded(startInSeconds)} s, after one at ${rounded(latest)} s; it is lit with that`,
      fix: 'correct the times',
    });
    return {text, startInSeconds: latest, endInSeconds: Math.max(latest, endInSeconds)};
  });
};

const withoutTimes = (found: HeardEntry | undefined, where: string): ReshootError =>
  new ReshootError('transcript-invalid', {
    expected: 'times for every word, or for its neighbours',
    found: `none for ${found?.place ?? 'a word'}`,
    fix: `write its start and end in seconds: {"text": ${JSON.stringify(found?.text.trim() ?? '')}, "start": 0.1, "end": 0.4}`,
    where,
  });

import type {Cue, RawCue} from './cue.ts';
import {noteUnshown, withoutMarkup} from './cue-text.ts';
import {fileLimits} from './page-limits.ts';
import type {Repairs} from './repairs.ts';
import {graphemesOf, languageOf} from './script.ts';
import {piecesOfStamps} from './stamped-pieces.ts';
import {joinStepwise} from './stepwise-cues.ts';
import {type TimedPiece, wordsOfPieces} from './timed-pieces.ts';
import {longestGapInSeconds, unrollCues} from './unroll-cues.ts';

/** What a reader found as cues to be shown: each text once, in the order of time, words timed where the file times them, nothing with nothing to show. */
export const settleCues = (found: readonly RawCue[], repairs: Repairs): Cue[] => {
  const {cues, isRolling} = unrollCues(found, repairs);
  const made = joinStepwise(cues, repairs).map((cue) => {
    noteUnshown(cue.rows, cue.line, repairs);
    return {cue, pieces: cue.pieces ?? piecesOfStamps(cue, repairs)};
  });
  const settled = (isRolling ? joinTimed(made) : made).map(({cue, pieces}) => ({
    line: cue.line,
    cue: cueOf(cue, pieces, isRolling ? longestWordInSeconds : null),
  }));
  const shown = settled.filter(({cue}) => cue.text !== '').sort((a, b) => a.cue.startInSeconds - b.cue.startInSeconds);
  return hold(withoutCopies(shown, repairs), repairs).map(({cue}) => cue);
};

interface TimedCue {
  readonly cue: RawCue;
  readonly pieces: readonly TimedPiece[] | null;
}

interface SettledCue {
  readonly cue: Cue;
  readonly line: number;
}

/** How long a word of rolling captions lasts at most: a line stays until the next one comes, however long nobody speaks. */
const longestWordInSeconds = 1;

const cueOf = (cue: RawCue, pieces: readonly TimedPiece[] | null, longestWord: number | null): Cue => {
  const {startInSeconds, endInSeconds} = cue;
  const text = (pieces ? pieces.map((piece) => piece.text).join('') : withoutMarkup(cue.rows.join('\n')))
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .join('\n');
  if (!pieces) return {startInSeconds, endInSeconds, text};
  const longest = longestWord ?? Number.POSITIVE_INFINITY;
  const words = wordsOfPieces(pieces, endInSeconds).map((word) => ({
    ...word,
    endInSeconds: Math.min(word.endInSeconds, word.startInSeconds + longest),
  }));
  return {startInSeconds, endInSeconds, text, words};
};

/** Lines of rolling captions are broken by a machine, anywhere: what follows without a gap is one text, which is paged by its meaning. */
const joinTimed = (cues: readonly TimedCue[]): TimedCue[] => {
  const joined: {cue: RawCue; readonly pieces: TimedPiece[] | null}[] = [];
  for (const {cue, pieces} of cues) {
    const last = joined.at(-1);
    // As one line.
    const flat = pieces?.map((piece) => ({...piece, text: piece.text.replaceAll('\n', ' ')})) ?? null;
    const begins = flat?.[0]?.startInSeconds ?? cue.startInSeconds;
    const isLater = begins >= (last?.pieces?.at(-1)?.startInSeconds ?? 0);
    if (!flat || !last?.pieces || !isLater || cue.startInSeconds - last.cue.endInSeconds > longestGapInSeconds) {
      joined.push({cue, pieces: flat});
      continue;
    }
    last.pieces.push({text: ' ', startInSeconds: begins}, ...flat);
    last.cue = {...last.cue, endInSeconds: Math.max(last.cue.endInSeconds, cue.endInSeconds)};
  }
  return joined;
};

/** Typesetters lay the same line over itself, for its shadow: one text at one time is shown once. */
const withoutCopies = (cues: readonly SettledCue[], repairs: Repairs): SettledCue[] => {
  const known = new Set<string>();
  return cues.filter(({cue: {startInSeconds, endInSeconds, text}, line}) => {
    const key = JSON.stringify([startInSeconds, endInSeconds, text]);
    if (!known.has(key)) {
      known.add(key);
      return true;
    }
    repairs.note({
      line,
      expected: 'each text once at a time',
      found: `${JSON.stringify(text)} a second time, from ${startInSeconds} s to ${endInSeconds} s, which is shown once`,
      fix: `delete the cue at line ${line}`,
    });
    return false;
  });
};

/** A cue that ends where it begins is seen by nobody: it stays until it can be read, or until the next one comes. */
const hold = (cues: readonly SettledCue[], repairs: Repairs): SettledCue[] =>
  cues.map(({cue, line}, index) => {
    const {startInSeconds, endInSeconds, text} = cue;
    if (endInSeconds > startInSeconds) return {cue, line};
    const {charactersPerSecond, minSeconds} = fileLimits(languageOf(text));
    const next = cues.slice(index + 1).find((later) => later.cue.startInSeconds > startInSeconds)?.cue.startInSeconds;
    const end = startInSeconds + Math.max(minSeconds, graphemesOf(text).length / charactersPerSecond);
    const held = Math.min(end, next ?? end);
    repairs.note({
      line,
      expected: 'a cue that lasts',
      found: `${JSON.stringify(text)}, which ends where it begins, at ${startInSeconds} s; shown until ${Math.round(1000 * held) / 1000} s`,
      fix: `write the end of the cue at line ${line}`,
    });
    const {words, ...plain} = cue;
    return {cue: {...plain, endInSeconds: held, ...(words ? {words: words.map((word) => ({...word, endInSeconds: held}))} : {})}, line};
  });

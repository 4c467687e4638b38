import type {RawCue} from './cue.ts';
import {withoutMarkup} from './cue-text.ts';
import type {Repairs} from './repairs.ts';
import type {TimedPiece} from './timed-pieces.ts';
import {longestGapInSeconds} from './unroll-cues.ts';

/** Cues that show one text word by word; as fewer cues it may be chance. */
const fewestSteps = 3;

/**
 * Captions of tools that light words in formats without times of words: a cue for every word, with the whole text again. Either the word is marked
 * (Whisper's `--highlight_words`: `We <u>are</u> here`), or the text grows (`We`, `We are`, `We are here`). Each such run becomes one cue with timed words.
 */
export const joinStepwise = (cues: readonly RawCue[], repairs: Repairs): readonly RawCue[] => {
  const joined: RawCue[] = [];
  for (let at = 0; at < cues.length; ) {
    const run = runFrom(cues, at);
    const [first, last] = [run[0], run.at(-1)];
    const pieces = run.length >= fewestSteps ? (piecesOfMarks(run) ?? piecesOfGrowth(run)) : null;
    if (!first || !last || !pieces) {
      joined.push(...cues.slice(at, at + 1));
      at++;
      continue;
    }
    repairs.note({
      line: first.line,
      expected: 'a cue for each text',
      found: `${run.length} cues for the words of ${JSON.stringify(textOf(last))}, read as one whose words are timed`,
      fix: 'nothing, if the captions are right',
    });
    joined.push({...first, endInSeconds: last.endInSeconds, rows: last.rows, pieces});
    at += run.length;
  }
  return joined;
};

const textOf = ({rows}: RawCue): string => withoutMarkup(rows.join('\n')).trim();

/** Cues without a gap, each of which has the text of the one before, or more. */
const runFrom = (cues: readonly RawCue[], from: number): RawCue[] => {
  const run = cues.slice(from, from + 1);
  let before = run[0] ? textOf(run[0]) : '';
  if (before === '' || run[0]?.pieces) return run;
  for (const cue of cues.slice(from + 1, from + 1 + mostSteps)) {
    const last = run.at(-1);
    const text = textOf(cue);
    const follows =
      last && Math.abs(cue.startInSeconds - last.endInSeconds) <= longestGapInSeconds && cue.startInSeconds > last.startInSeconds;
    if (!follows || cue.pieces || !text.startsWith(before)) break;
    run.push(cue);
    before = text;
  }
  return run;
};

const mostSteps = 200;

/** All show the same text, and the mark moves forward: each mark begins a piece. */
const piecesOfMarks = (run: readonly RawCue[]): TimedPiece[] | null => {
  const text = run[0] ? textOf(run[0]) : '';
  const starts: {readonly letter: number; readonly startInSeconds: number}[] = [];
  for (const cue of run) {
    if (textOf(cue) !== text) return null;
    const parts = cue.rows
      .join('\n')
      .trim()
      .split(/<(?:u|b|i|font|c)(?:[.\s][^>]*)?>/i);
    if (parts.length > 2) return null;
    if (parts.length === 1) continue;
    const letter = withoutMarkup(parts[0] ?? '').length;
    const last = starts.at(-1);
    if (last && letter <= last.letter) return null;
    starts.push({letter, startInSeconds: cue.startInSeconds});
  }
  if (starts.length < 2) return null;
  return starts.map(({letter, startInSeconds}, index) => ({
    text: text.slice(index === 0 ? 0 : letter, starts[index + 1]?.letter),
    startInSeconds,
  }));
};

/** Each shows more than the one before. */
const piecesOfGrowth = (run: readonly RawCue[]): TimedPiece[] | null => {
  const pieces: TimedPiece[] = [];
  let before = '';
  for (const cue of run) {
    const text = textOf(cue);
    if (text.length <= before.length) return null;
    pieces.push({text: text.slice(before.length), startInSeconds: cue.startInSeconds});
    before = text;
  }
  return pieces;
};

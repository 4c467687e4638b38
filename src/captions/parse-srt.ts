import {cueInvalid, linesOf, type RawCue} from './cue.ts';
import {CueTimesReader, looksLikeTimes} from './cue-times.ts';
import type {Repairs} from './repairs.ts';

/**
 * The cues of a SubRip file. Blocks of a number, a line of times and text, with an empty line between. As in players, a line of times begins a cue
 * wherever it stands, numbers and empty lines may be missing, and text goes on behind an empty line.
 *
 * @throws ReshootError `captions-file-invalid` with the line.
 */
export const parseSrt = (text: string, repairs: Repairs): RawCue[] => {
  const lines = linesOf(text);
  const reader = new CueTimesReader('SubRip', repairs);
  const heads = headsOf(lines, repairs);
  checkBeforeFirst(lines, heads[0], repairs.file);
  const cues = heads.flatMap(({timesAt}, index): RawCue[] => {
    const {isShown, ...times} = reader.read(lines[timesAt] ?? '', timesAt + 1);
    const rows = textOf(lines, {from: timesAt + 1, to: heads[index + 1]?.firstLine ?? lines.length}, repairs);
    return isShown ? [{...times, rows, line: timesAt + 1}] : [];
  });
  reader.checkFractions();
  return cues;
};

/** Where a cue begins: the line of its number, or of its times where it has none. */
interface Head {
  readonly firstLine: number;
  readonly timesAt: number;
  readonly isNumbered: boolean;
}

const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === '';
const isNumber = (line: string | undefined): boolean => /^\d+$/.test((line ?? '').trim());

const headsOf = (lines: readonly string[], repairs: Repairs): Head[] => {
  const heads: Head[] = [];
  for (const [timesAt, line] of lines.entries()) {
    if (!looksLikeTimes(line)) continue;
    let numberAt = timesAt - 1;
    while (numberAt > 0 && isBlank(lines[numberAt])) numberAt--;
    const last = heads.at(-1);
    const isNumbered =
      isNumber(lines[numberAt]) && numberAt > (last?.timesAt ?? -1) && isOwnNumber(lines, {numberAt, last, timesAt}, repairs);
    const firstLine = isNumbered ? numberAt : timesAt;
    if (isNumbered && numberAt < timesAt - 1) {
      repairs.note({
        line: numberAt + 2,
        expected: 'the times of a cue on the line below its number',
        found: 'an empty line between',
        fix: `delete line ${numberAt + 2}`,
      });
    }
    if (firstLine > 0 && last && !isBlank(lines[firstLine - 1])) {
      repairs.note({
        line: firstLine + 1,
        expected: 'an empty line before the next cue',
        found: `${(lines[firstLine - 1] ?? '').trim()} directly above it`,
        fix: `put an empty line before line ${firstLine + 1}`,
      });
    }
    heads.push({firstLine, timesAt, isNumbered});
  }
  return heads;
};

/** Whether digits above times are the cue's number, or the end of what is said in the cue before: "10, 9, 8 …". */
const isOwnNumber = (
  lines: readonly string[],
  {numberAt, last, timesAt}: {readonly numberAt: number; readonly last: Head | undefined; readonly timesAt: number},
  repairs: Repairs,
): boolean => {
  if (last === undefined || last.isNumbered || isBlank(lines[numberAt - 1])) return true;
  throw cueInvalid({
    expected: 'an empty line before the next cue',
    found: `${(lines[numberAt] ?? '').trim()}, which is the number of the cue at line ${timesAt + 1} or text of the one before`,
    file: repairs.file,
    line: numberAt + 1,
    fix: `put an empty line before line ${numberAt + 1}, or before line ${timesAt + 1}`,
  });
};

const checkBeforeFirst = (lines: readonly string[], first: Head | undefined, file: string): void => {
  const at = lines.findIndex((line, index) => !isBlank(line) && index < (first?.firstLine ?? lines.length));
  if (at === -1) return;
  // Under a number the line below is the one that is wrong.
  const wrong = isNumber(lines[at]) ? at + 1 : at;
  throw timesExpected(lines[wrong] ?? '', {file, line: wrong + 1});
};

/** The lines of a cue's text. */
const textOf = (lines: readonly string[], {from, to}: {readonly from: number; readonly to: number}, repairs: Repairs): string[] => {
  const rows: string[] = [];
  let blankAt: number | null = null;
  for (let at = from; at < to; at++) {
    const row = lines[at] ?? '';
    if (isBlank(row)) {
      blankAt ??= at;
      continue;
    }
    if (blankAt !== null) {
      // A number behind an empty line announces a cue.
      if (isNumber(row)) throw timesExpected(lines[at + 1] ?? '', {file: repairs.file, line: at + 2});
      repairs.note({
        line: blankAt + 1,
        expected: 'no empty line inside a cue',
        found: `one, and ${JSON.stringify(row.trim())} below it, read as text of the cue above`,
        fix: `delete line ${blankAt + 1}`,
      });
    }
    blankAt = null;
    rows.push(row);
  }
  return rows;
};

const timesExpected = (found: string, place: {readonly file: string; readonly line: number}): Error =>
  cueInvalid({expected: 'the times of a cue, like 00:00:01,000 --> 00:00:02,500', found: found.trim(), ...place});

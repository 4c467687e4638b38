import {cueInvalid, linesOf, type RawCue} from './cue.ts';
import {CueTimesReader} from './cue-times.ts';
import type {Repairs} from './repairs.ts';

/**
 * The cues of a WebVTT file, by the standard's parser (W3C, 2019): only an empty line ends a block, a line of blanks does not, and a line of times begins
 * a cue wherever it stands. Settings, styles, regions and notes are dropped.
 *
 * @throws ReshootError `captions-file-invalid` with the line.
 */
export const parseVtt = (text: string, repairs: Repairs): RawCue[] => {
  const lines = linesOf(text);
  const {file} = repairs;
  if (!/^WEBVTT([ \t]|$)/.test(lines[0] ?? '')) {
    throw cueInvalid({expected: 'a WebVTT file, whose first line is WEBVTT', found: (lines[0] ?? '').slice(0, 60), file, line: 1});
  }
  const reader = new CueTimesReader('WebVTT', repairs);
  const cues: RawCue[] = [];
  let wasNumbered = false;
  for (const block of blocksOf(lines, repairs)) {
    const {timesAt} = block;
    if (timesAt === null) {
      if (isRemark(lines[block.from])) {
        if ((lines[block.to] ?? '') !== '') throw cueInRemark(lines, {from: block.from, timesAt: block.to}, file);
        continue;
      }
      if (isNumberOfNext(lines, block)) continue;
      throw cueInvalid({
        expected: 'the times of a cue, like 00:01.000 --> 00:02.500',
        found: (lines[block.from + 1] ?? lines[block.from] ?? '').trim(),
        file,
        line: block.from + (block.to > block.from + 1 ? 2 : 1),
        fix: `write times above it; or delete the empty line above line ${block.from + 1} where it is text, or write NOTE there where it is a remark`,
      });
    }
    if (timesAt > block.from && isRemark(lines[block.from])) throw cueInRemark(lines, {from: block.from, timesAt}, file);
    const {isShown, ...times} = reader.read(lines[timesAt] ?? '', timesAt + 1);
    wasNumbered = timesAt > block.from ? isNumber(lines[block.from]) : wasNumbered && block.isNumbered;
    const rows = lines.slice(timesAt + 1, block.to - ownLinesOfNext(lines, {block, timesAt, wasNumbered}, repairs));
    if (isShown) cues.push({...times, rows, line: timesAt + 1});
  }
  reader.checkFractions();
  return cues;
};

interface Block {
  /** Lines `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly timesAt: number | null;
  /** The block before has this one's number as its last line. */
  readonly isNumbered: boolean;
}

const isRemark = (line: string | undefined): boolean => /^(NOTE|STYLE|REGION)([ \t]|$)/.test(line ?? '');
const isNumber = (line: string | undefined): boolean => /^\s*\d+\s*$/.test(line ?? '');
const isTimes = (line: string | undefined): boolean => /-->|^\s*(?:\d+:)?\d\d:\d\d[.,]\d{1,3}\s*(?:--?\s?>|[–—]\s?>|→)/.test(line ?? '');

/** What stands below the first line up to the first empty one is the header. */
const blocksOf = (lines: readonly string[], repairs: Repairs): Block[] => {
  const blocks: Block[] = [];
  let at = 1;
  for (; at < lines.length && lines[at] !== '' && !isTimes(lines[at]); at++) noteTimestampMap(lines[at] ?? '', at + 1, repairs);
  if (at < lines.length && lines[at] !== '') {
    repairs.note({
      line: at + 1,
      expected: 'an empty line below the header',
      found: `${(lines[at] ?? '').trim()} directly below it`,
      fix: `put an empty line before the cue at line ${at + 1}`,
    });
  }
  while (at < lines.length) {
    if (lines[at] === '') {
      at++;
      continue;
    }
    const from = at;
    let timesAt: number | null = null;
    for (; at < lines.length && lines[at] !== ''; at++) {
      if (!isTimes(lines[at])) continue;
      if (timesAt !== null || at > from + 1) break;
      timesAt = at;
    }
    blocks.push({from, to: at, timesAt, isNumbered: timesAt === from && isNumber(lines[from - 1])});
  }
  return blocks;
};

/** A number that an empty line parts from its times. */
const isNumberOfNext = (lines: readonly string[], {from, to}: Block): boolean => {
  if (to !== from + 1 || !isNumber(lines[from])) return false;
  const next = lines.findIndex((line, index) => index >= to && line !== '');
  return next !== -1 && isTimes(lines[next]);
};

/**
 * How many lines at the end of a block are the number of the next cue, from which no empty line parts it. By the standard they are text of this cue; but where cues are
 * numbered, or a line of blanks stands above, nobody means that.
 */
const ownLinesOfNext = (
  lines: readonly string[],
  {block, timesAt, wasNumbered}: {readonly block: Block; readonly timesAt: number; readonly wasNumbered: boolean},
  repairs: Repairs,
): number => {
  if (block.to >= lines.length || lines[block.to] === '') return 0;
  repairs.note({
    line: block.to + 1,
    expected: 'an empty line before the next cue',
    found: `${JSON.stringify(lines[block.to - 1] ?? '')} directly above it`,
    fix: `put an empty line before the cue at line ${block.to + 1}`,
  });
  const last = lines[block.to - 1];
  if (block.to - 1 <= timesAt || !isNumber(last)) return 0;
  if (wasNumbered || (lines[block.to - 2] ?? '').trim() === '') return 1;
  throw cueInvalid({
    expected: 'an empty line before the next cue',
    found: `${last?.trim()}, which is the name of the cue at line ${block.to + 1} or text of the one before`,
    file: repairs.file,
    line: block.to,
    fix: `put an empty line before line ${block.to}, or before line ${block.to + 1}`,
  });
};

/** A cue directly below NOTE, or what else is not shown: some players show it, others do not, and it looks switched off. */
const cueInRemark = (lines: readonly string[], {from, timesAt}: {readonly from: number; readonly timesAt: number}, file: string): Error =>
  cueInvalid({
    expected: 'an empty line between a note and a cue',
    found: `${(lines[from] ?? '').trim()}, and below it ${(lines[timesAt] ?? '').trim()}`,
    file,
    line: from + 1,
    fix: `delete the cue, or put an empty line above line ${timesAt + 1} to have it shown`,
  });

/** The header of a part of a stream: times of the stream. Without its video, players take the times as written. */
const noteTimestampMap = (header: string, line: number, repairs: Repairs): void => {
  const [, ticks] = /^X-TIMESTAMP-MAP=.*MPEGTS:(\d+)/i.exec(header) ?? [];
  if (ticks === undefined || Number(ticks) === 0) return;
  repairs.note({
    line,
    expected: 'cues in the time of the film',
    found: `${header}, an offset of ${Math.round(Number(ticks) / 90) / 1000} s in a stream, which is left out`,
    fix: `delete line ${line} if the times are right; otherwise put <Captions> into a <Sequence from={…}>`,
  });
};

import type {RawCue} from './cue.ts';
import {withoutMarkup} from './cue-text.ts';
import type {Repairs} from './repairs.ts';
import type {TimedPiece} from './timed-pieces.ts';

const stamp = /<((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})>/;

/** True for a line that stamps its words. */
export const isStamped = (row: string): boolean => stamp.test(row);

/**
 * The text of a cue in the pieces between its stamps: `<00:00:01.000>` says when the text after it begins. Null where there are none. A stamp outside the
 * times of its cue, or before the one before it, is brought back and noted.
 */
export const piecesOfStamps = ({rows, startInSeconds, endInSeconds, line}: RawCue, repairs: Repairs): TimedPiece[] | null => {
  // split() puts the time of every stamp between the texts.
  const parts = rows.join('\n').split(new RegExp(stamp, 'g'));
  if (parts.length === 1) return null;
  const pieces: TimedPiece[] = [];
  let start = startInSeconds;
  for (let at = 0; at < parts.length; at += 2) {
    if (at > 0) {
      const said = secondsOf(parts[at - 1] ?? '');
      const rightful = Math.min(endInSeconds, Math.max(start, said));
      if (Math.abs(rightful - said) > 0.0005) noteOutside(parts[at - 1] ?? '', line, repairs);
      start = rightful;
    }
    pieces.push({text: withoutMarkup(parts[at] ?? ''), startInSeconds: start});
  }
  return pieces;
};

const secondsOf = (written: string): number => written.split(':').reduce((sum, part) => 60 * sum + Number(part.replace(',', '.')), 0);

const noteOutside = (found: string, line: number, repairs: Repairs): void =>
  repairs.note({
    line,
    expected: 'stamps that ascend within the times of their cue',
    found: `<${found}>; its word is lit as soon or as late as the cue allows`,
    fix: `correct the stamps of the cue at line ${line}`,
  });

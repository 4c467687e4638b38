import {settle} from '../draft.ts';
import {meaningOf} from '../language/piece.ts';
import {freeAt, type Reading, takeRange} from '../reading.ts';

/** Reads "5 seconds", "3s", "dua detik": a unit counts only right behind a number, or the s of "the 's" would last a second. */
export const readDuration = (reading: Reading): void => {
  for (let index = 1; index < reading.pieces.length; index += 1) {
    const unit = meaningOf(freeAt(reading, index), 'unit');
    const piece = freeAt(reading, index - 1);
    const amount = meaningOf(piece, 'number')?.value ?? meaningOf(piece, 'count')?.count ?? 0;
    if (unit === null || amount <= 0) continue;
    const seconds = amount * unit.seconds;
    if (seconds <= longestInSeconds && settle(reading.draft.once, 'durationInSeconds', seconds)) {
      takeRange(reading, {start: index - 1, end: index + 1}, 'durationInSeconds');
    }
  }
};

/** "The 1950s" is a decade. No shot is longer than ten minutes. */
const longestInSeconds = 600;

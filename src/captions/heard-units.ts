import {ReshootError} from '../core/errors.ts';
import type {HeardEntry} from './heard-entry.ts';
import type {Repairs} from './repairs.ts';
import {graphemesOf} from './script.ts';

/** Nobody speaks, or sings, more slowly than three seconds a letter; in milliseconds nobody speaks faster than 30 a letter. */
const slowest = 3;
const fastest = 30;

/**
 * All times in seconds. `start` and `end` are seconds in Whisper's JSON and milliseconds in AssemblyAI's: which they are is seen from how long a letter
 * lasts, for speech is a thousand times slower or faster in the other unit. Between the two, as in hundredths of a second, nothing is sure.
 *
 * @throws ReshootError `transcript-invalid` where the unit is not sure.
 */
export const inSeconds = (entries: readonly HeardEntry[], repairs: Repairs): HeardEntry[] => {
  const unnamed = entries.filter(({unit}) => unit === 'unnamed');
  const perLetter = timePerLetter(unnamed);
  if (perLetter > slowest && perLetter < fastest) throw unitUnknown(unnamed, repairs.file);
  const isMilliseconds = perLetter >= fastest;
  if (isMilliseconds) {
    const first = unnamed.find(({start, end}) => start !== null && end !== null);
    repairs.note({
      line: null,
      expected: 'start and end in seconds',
      found: `${JSON.stringify(first?.text.trim())} from ${first?.start} to ${first?.end}, read as milliseconds: as seconds a letter would last ${Math.round(perLetter)} s`,
      fix: 'nothing, if the captions are right; or call the fields startMs and endMs',
    });
  }
  return entries.map((each) => {
    const factor = each.unit === 'milliseconds' || (each.unit === 'unnamed' && isMilliseconds) ? 1000 : 1;
    const scaled = (value: number | null): number | null => (value === null ? null : value / factor);
    return {
      ...each,
      unit: 'seconds',
      start: scaled(each.start),
      end: scaled(each.end),
      segmentStart: scaled(each.segmentStart),
      segmentEnd: scaled(each.segmentEnd),
    };
  });
};

/** Of all words together; where none lasts, from the beginning of one to that of the next. */
const timePerLetter = (entries: readonly HeardEntry[]): number => {
  let [time, letters] = [0, 0];
  let [between, lettersBetween] = [0, 0];
  for (const [index, {text, start, end}] of entries.entries()) {
    if (start === null) continue;
    const own = graphemesOf(text.trim()).length;
    const next = entries[index + 1]?.start ?? null;
    if (end !== null && end >= start) {
      time += end - start;
      letters += own;
    }
    if (next !== null && next >= start) {
      between += next - start;
      lettersBetween += own;
    }
  }
  return time > 0 ? time / Math.max(1, letters) : between / Math.max(1, lettersBetween);
};

const unitUnknown = (entries: readonly HeardEntry[], file: string): ReshootError => {
  const first = entries.find(({start, end}) => start !== null && end !== null) ?? entries[0];
  return new ReshootError('transcript-invalid', {
    expected: 'word times in seconds (start, end) or in milliseconds (startMs, endMs)',
    found: `${JSON.stringify(first?.text.trim())} from ${first?.start} to ${first?.end}: too long for seconds, too short for milliseconds, perhaps hundredths of a second`,
    fix: 'convert start and end to seconds, or to milliseconds as startMs and endMs',
    where: file,
  });
};

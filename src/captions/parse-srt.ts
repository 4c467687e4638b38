import {type Cue, cueInvalid, inOrder, linesOf, withoutEntities} from './cue.ts';

/**
 * The cues of a SubRip file. Blocks of a number, a line of times and text, with an empty line between; the number may be missing. Mark-up is
 * dropped.
 *
 * @throws ReshootError `captions-file-invalid` with the line.
 */
export const parseSrt = (text: string, file: string): Cue[] => {
  const lines = linesOf(text);
  const cues: Cue[] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at]?.trim() === '') {
      at++;
      continue;
    }
    const hasNumber = /^\d+$/.test(lines[at]?.trim() ?? '');
    const timesAt = hasNumber ? at + 1 : at;
    const {startInSeconds, endInSeconds} = readTimes(lines[timesAt] ?? '', timesAt + 1, file);
    at = timesAt + 1;
    const shown: string[] = [];
    while (at < lines.length && lines[at]?.trim() !== '') {
      if (isTimes(lines[at] ?? '')) throw missingBlank(lines[at] ?? '', at + 1, file);
      shown.push(lines[at] ?? '');
      at++;
    }
    cues.push({startInSeconds, endInSeconds, text: withoutMarkup(shown.join('\n'))});
  }
  return inOrder(cues);
};

const stamp = String.raw`(\d{1,3}):([0-5]\d):([0-5]\d)[,.](\d{1,3})`;
const times = new RegExp(`^\\s*${stamp}\\s*-->\\s*${stamp}(\\s.*)?$`);

const isTimes = (line: string): boolean => times.test(line);

const readTimes = (line: string, number: number, file: string): {startInSeconds: number; endInSeconds: number} => {
  const found = times.exec(line);
  if (!found) {
    throw cueInvalid({expected: 'the times of a cue, like 00:00:01,000 --> 00:00:02,500', found: line.trim(), file, line: number});
  }
  const [startInSeconds, endInSeconds] = [seconds(found.slice(1, 5)), seconds(found.slice(5, 9))];
  if (endInSeconds < startInSeconds) {
    throw cueInvalid({expected: 'a cue that ends after its start', found: line.trim(), file, line: number});
  }
  return {startInSeconds, endInSeconds};
};

const seconds = (parts: readonly (string | undefined)[]): number => {
  const [hours = '0', minutes = '0', whole = '0', fraction = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(fraction.padEnd(3, '0')) / 1000;
};

const missingBlank = (line: string, number: number, file: string): Error =>
  cueInvalid({
    expected: 'an empty line before the next cue',
    found: `its times inside the text of the cue before: ${line.trim()}`,
    file,
    line: number,
    fix: `put an empty line before the number of the cue at line ${number} of ${file}`,
  });

const withoutMarkup = (text: string): string => withoutEntities(text.replaceAll(/<\/?[a-z][^>\n]*>|\{\\[^}\n]*\}/gi, ''));

import type {TimedWord} from '../core/timed-word.ts';
import {type Cue, cueInvalid, inOrder, linesOf, withoutEntities} from './cue.ts';

/**
 * The cues of a WebVTT file (W3C, 2019), with the times of words where it has stamps inside the text. Settings, styles, regions, notes and
 * mark-up are dropped.
 *
 * @throws ReshootError `captions-file-invalid` with the line.
 */
export const parseVtt = (text: string, file: string): Cue[] => {
  const lines = linesOf(text);
  if (!/^WEBVTT(\s|$)/.test(lines[0] ?? '')) {
    throw cueInvalid({expected: 'a WebVTT file, whose first line is WEBVTT', found: (lines[0] ?? '').slice(0, 60), file, line: 1});
  }
  const cues: Cue[] = [];
  // What stands below the first line up to the first empty one is the header.
  let at = nextBlank(lines, 0);
  while (at < lines.length) {
    if (lines[at]?.trim() === '') {
      at++;
      continue;
    }
    const end = nextBlank(lines, at);
    if (!/^(NOTE|STYLE|REGION)(\s|$)/.test(lines[at] ?? '')) cues.push(readBlock(lines.slice(at, end), at + 1, file));
    at = end;
  }
  return inOrder(cues);
};

const nextBlank = (lines: readonly string[], from: number): number => {
  const found = lines.findIndex((line, index) => index >= from && line.trim() === '');
  return found === -1 ? lines.length : found;
};

const stamp = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const times = new RegExp(`^\\s*${stamp}\\s*-->\\s*${stamp}(\\s.*)?$`);

const readBlock = (lines: readonly string[], firstLine: number, file: string): Cue => {
  const timesAt = lines[0]?.includes('-->') ? 0 : 1;
  const line = lines[timesAt] ?? '';
  const found = times.exec(line);
  const place = {file, line: firstLine + timesAt};
  if (!found) throw cueInvalid({expected: 'the times of a cue, like 00:01.000 --> 00:02.500', found: line.trim(), ...place});
  const [startInSeconds, endInSeconds] = [seconds(found.slice(1, 5)), seconds(found.slice(5, 9))];
  if (endInSeconds < startInSeconds) throw cueInvalid({expected: 'a cue that ends after its start', found: line.trim(), ...place});
  const payload = lines.slice(timesAt + 1).join('\n');
  const words = stampedWords(payload, startInSeconds, endInSeconds);
  return {startInSeconds, endInSeconds, text: withoutMarkup(payload), ...(words ? {words} : {})};
};

const seconds = (parts: readonly (string | undefined)[]): number => {
  const [hours = '0', minutes = '0', whole = '0', fraction = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(fraction) / 1000;
};

/** `<00:00:01.000>` says when the text after it begins. */
const stampedWords = (payload: string, startInSeconds: number, endInSeconds: number): TimedWord[] | null => {
  const parts = payload.split(new RegExp(`<${stamp}>`));
  if (parts.length === 1) return null;
  const words: {text: string; startInSeconds: number; endInSeconds: number}[] = [];
  let start = startInSeconds;
  // split() puts the four groups of every stamp between the texts.
  for (let at = 0; at < parts.length; at += 5) {
    if (at > 0) start = Math.min(endInSeconds, Math.max(start, seconds(parts.slice(at - 4, at))));
    const text = withoutMarkup(parts[at] ?? '').replaceAll('\n', ' ');
    const last = words.at(-1);
    if (last && text.trim() === '') last.text += text;
    else if (text.trim() !== '') words.push({text, startInSeconds: start, endInSeconds});
  }
  return words.map((word, index) => ({...word, endInSeconds: words[index + 1]?.startInSeconds ?? endInSeconds}));
};

const withoutMarkup = (text: string): string => withoutEntities(text.replaceAll(/<[^>\n]*>/g, ''));

import type {TimedWord} from '../core/timed-word.ts';
import {type Cue, cueInvalid, inOrder, linesOf} from './cue.ts';

/**
 * The dialogue of an ASS or SSA file, with the times of words where it has karaoke tags. Styles, positions, drawings and comments are
 * dropped: how captions look is the film's affair.
 *
 * @throws ReshootError `captions-file-invalid` with the line.
 */
export const parseAss = (text: string, file: string): Cue[] => {
  const cues: Cue[] = [];
  let section = '';
  let fields: readonly string[] | null = null;
  for (const [index, line] of linesOf(text).entries()) {
    const heading = /^\s*\[(.+)\]\s*$/.exec(line);
    if (heading) section = heading[1]?.trim().toLowerCase() ?? '';
    if (section !== 'events') continue;
    const [, key = '', value = ''] = /^\s*(Format|Dialogue)\s*:\s*(.*)$/i.exec(line) ?? [];
    if (key.toLowerCase() === 'format') fields = value.split(',').map((field) => field.trim().toLowerCase());
    if (key.toLowerCase() === 'dialogue') cues.push(...readDialogue(value, fields, {file, line: index + 1}));
  }
  if (section === '') throw cueInvalid({expected: 'an ASS or SSA file, with a section [Events]', found: 'no section', file, line: 1});
  return inOrder(cues);
};

interface Place {
  readonly file: string;
  readonly line: number;
}

const readDialogue = (value: string, fields: readonly string[] | null, place: Place): Cue[] => {
  if (!fields)
    throw cueInvalid({expected: 'a line Format: … before the first Dialogue: of [Events]', found: `Dialogue: ${value}`, ...place});
  const textAt = fields.indexOf('text');
  // The text is the last field and may have commas of its own.
  const parts = value.split(',');
  const columns = [...parts.slice(0, fields.length - 1), parts.slice(fields.length - 1).join(',')];
  const [startInSeconds, endInSeconds] = (['start', 'end'] as const).map((name) => {
    const written = columns[fields.indexOf(name)]?.trim() ?? '';
    const found = /^(\d+):([0-5]?\d):([0-5]?\d)(?:[.:](\d{1,3}))?$/.exec(written);
    if (!found) throw cueInvalid({expected: `a time like 0:00:01.50 in the field ${name}`, found: written, ...place});
    const [, hours, minutes, whole, fraction = '0'] = found;
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(`0.${fraction}`);
  });
  if (startInSeconds === undefined || endInSeconds === undefined || endInSeconds < startInSeconds) {
    throw cueInvalid({expected: 'a line of dialogue that ends after its start', found: value.slice(0, 60), ...place});
  }
  const written = columns[textAt] ?? '';
  if (/\{[^}]*\\p[1-9]/.test(written)) return [];
  const words = karaokeWords(written, startInSeconds, endInSeconds);
  return [{startInSeconds, endInSeconds, text: plain(written), ...(words ? {words} : {})}];
};

/** `{\k50}` says that the syllable after it lasts 50 hundredths of a second. Syllables of one word are put together. */
const karaokeWords = (written: string, startInSeconds: number, endInSeconds: number): TimedWord[] | null => {
  const syllables = [...written.matchAll(/\{[^}]*\\k[fo]?(\d+)[^}]*\}([^{]*)/gi)];
  if (syllables.length === 0) return null;
  const words: {text: string; startInSeconds: number; endInSeconds: number}[] = [];
  let at = startInSeconds;
  for (const [, hundredths = '0', sung = ''] of syllables) {
    const end = Math.min(endInSeconds, at + Number(hundredths) / 100);
    const text = plain(sung).replaceAll('\n', ' ');
    const last = words.at(-1);
    if (last && (text.trim() === '' || !(/\s$/.test(last.text) || /^\s/.test(text)))) {
      last.text += text;
      last.endInSeconds = end;
    } else if (text.trim() !== '') {
      words.push({text, startInSeconds: at, endInSeconds: end});
    }
    at = end;
  }
  return words;
};

const plain = (written: string): string =>
  written
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\\[Nn]/g, '\n')
    .replaceAll('\\h', '\u00A0');

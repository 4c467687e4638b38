import {syllablesOf} from './ass-syllables.ts';
import {cueInvalid, linesOf, type RawCue} from './cue.ts';
import type {Repairs} from './repairs.ts';

/** The fields of a file that does not name them, as players read it. */
const usualFields = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];

/**
 * The dialogue of an ASS or SSA file, with the times of its syllables where it has karaoke tags. Styles, positions, drawings and comments are
 * dropped: how captions look is the film's affair.
 *
 * @throws ReshootError `captions-file-invalid` with the line.
 */
export const parseAss = (text: string, repairs: Repairs): RawCue[] => {
  const cues: RawCue[] = [];
  const {file} = repairs;
  let section = '';
  let fields: readonly string[] | null = null;
  let keepsSoftBreaks = false;
  for (const [index, line] of linesOf(text).entries()) {
    const heading = /^\s*\[([^\]]+)\]\s*$/.exec(line);
    if (heading) section = heading[1]?.trim().toLowerCase() ?? '';
    keepsSoftBreaks ||= section === 'script info' && /^\s*WrapStyle\s*:\s*2\s*$/i.test(line);
    if (section !== 'events') continue;
    const [, key = '', value = ''] = /^\s*(Format|Dialogue)\s*:\s*(.*)$/i.exec(line) ?? [];
    if (key.toLowerCase() === 'format') fields = value.split(',').map((field) => field.trim().toLowerCase());
    if (key.toLowerCase() !== 'dialogue') continue;
    const place = {line: index + 1, repairs, keepsSoftBreaks};
    if (!fields) noteMissingFormat(place);
    fields ??= usualFields;
    cues.push(...readDialogue(value, fields, place));
  }
  if (section === '') throw cueInvalid({expected: 'an ASS or SSA file, with a section [Events]', found: 'no section', file, line: 1});
  return cues;
};

interface Place {
  readonly line: number;
  readonly repairs: Repairs;
  readonly keepsSoftBreaks: boolean;
}

const readDialogue = (value: string, fields: readonly string[], place: Place): RawCue[] => {
  const {line, repairs} = place;
  const columns = columnsOf(value, fields, place);
  const [from = 0, to = 0] = (['start', 'end'] as const).map((name) => readTime(columns.get(name), name, place));
  if (to < from) {
    throw cueInvalid({expected: 'a line of dialogue that ends after its start', found: value.slice(0, 60), file: repairs.file, line});
  }
  if (from < 0) {
    repairs.note({
      line,
      expected: 'dialogue that begins at 0 or later',
      found: `${columns.get('start')?.trim()}: ${to > 0 ? 'shown from 0 on' : 'never shown'}`,
      fix: 'shift the times of the file, or make the line a comment',
    });
  }
  if (to < 0 || (from < 0 && to === 0)) return [];
  const times = {startInSeconds: Math.max(0, from), endInSeconds: to};
  const {pieces, isTimed} = syllablesOf(columns.get('text') ?? '', {startInSeconds: from, endInSeconds: to, ...place});
  const shown = pieces.map((piece) => ({...piece, startInSeconds: Math.max(0, piece.startInSeconds)}));
  const rows = pieces
    .map(({text}) => text)
    .join('')
    .split('\n');
  return [{...times, rows, line, ...(isTimed ? {pieces: shown} : {})}];
};

/** The text is the last field and may have commas of its own; where it is not the last, it must have none. */
const columnsOf = (value: string, fields: readonly string[], {line, repairs}: Place): Map<string, string> => {
  const parts = value.split(',');
  const isLast = fields.at(-1) === 'text';
  if (!fields.includes('text') || parts.length < fields.length || (!isLast && parts.length > fields.length)) {
    throw cueInvalid({
      expected: `the fields of the line Format: ${fields.join(', ')}${fields.includes('text') ? '' : '; among them Text'}`,
      found: `${parts.length} fields: ${value.slice(0, 60)}`,
      file: repairs.file,
      line,
      fix: isLast ? `correct line ${line} of ${repairs.file}` : 'make Text the last field: only there it may have commas',
    });
  }
  const columns = [...parts.slice(0, fields.length - 1), parts.slice(fields.length - 1).join(',')];
  return new Map(fields.map((field, index) => [field, columns[index] ?? '']));
};

const readTime = (written: string | undefined, name: string, {line, repairs}: Place): number => {
  const found = /^\s*(-?)(\d+):([0-5]?\d):([0-5]?\d)(?:[.:,](\d+))?\s*$/.exec(written ?? '');
  if (!found) {
    throw cueInvalid({expected: `a time like 0:00:01.50 in the field ${name}`, found: (written ?? '').trim(), file: repairs.file, line});
  }
  const [, sign, hours, minutes, seconds, fraction = '0'] = found;
  const value = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
  return sign === '-' ? -value : value;
};

const noteMissingFormat = ({line, repairs}: Place): void =>
  repairs.note({
    line,
    expected: 'a line Format: … before the first Dialogue: of [Events]',
    found: `none; read as Format: ${usualFields.join(', ')}`,
    fix: 'write that line below [Events]',
  });

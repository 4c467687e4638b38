import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import type {Finding} from '../core/finding.ts';
import type {RowSource} from '../core/rows.ts';
import {columnLetter, readSheet, SheetError} from './csv-table.ts';
import {decodeText} from './decode-text.ts';

/** One row: its id from the id column, and its columns as they stand in the source. CSV columns are text. */
export interface Row {
  readonly id: string;
  readonly columns: {readonly [column: string]: unknown};
  /** Where it is: `rows.csv, line 3`. */
  readonly place: string;
}

/** The rows of a video, in the order of their source. */
export interface Rows {
  readonly rows: readonly Row[];
  /** What stands between the cells of a CSV file; null for sources whose values have types. */
  readonly delimiter: string | null;
  readonly findings: readonly Finding[];
  /** `column B`, as people see it in their sheet; the name alone where there is no sheet. */
  readonly placeOf: (column: string) => string;
}

/**
 * Reads the rows of a video.
 *
 * @throws ReshootError `rows-invalid` for a file that is missing or broken, a row without id, an id that does not fit a file name, or two rows with one id: with file, line
 * and column.
 */
export const readRows = async (source: RowSource, videoFolder: string, where: string): Promise<Rows> => {
  const {records, ...about} = await readRecords(source, videoFolder, where);
  const seen = new Map<string, string>();
  const rows = records.map(({columns, place}): Row => {
    const id = String(columns[source.id] ?? '');
    if (!/^[a-z0-9][a-z0-9-]*$/i.test(id)) {
      throw new ReshootError('rows-invalid', {
        expected: `letters, digits and hyphens in the id column '${source.id}', because the row names a file`,
        found: id === '' ? `nothing; the columns are ${about.columns.join(', ')}` : JSON.stringify(id),
        fix: `fill the column '${source.id}', or name another one: {id: '…'}`,
        where: `${place} of ${where}`,
      });
    }
    const earlier = seen.get(id.toLowerCase());
    if (earlier !== undefined) {
      throw new ReshootError('rows-invalid', {
        expected: 'a unique id for each row (upper and lower case are one name on some disks)',
        found: `'${id}' also in ${earlier}`,
        fix: 'rename one of them',
        where: `${place} of ${where}`,
      });
    }
    seen.set(id.toLowerCase(), place);
    return {id, columns, place};
  });
  const letters = new Map(about.columns.map((column, index) => [column, columnLetter(index)]));
  return {
    rows,
    delimiter: about.delimiter,
    findings: about.findings,
    placeOf: (column) => (about.delimiter === null ? `'${column}'` : `column '${column}' (${letters.get(column) ?? '?'})`),
  };
};

interface Records {
  readonly records: readonly {readonly columns: {readonly [column: string]: unknown}; readonly place: string}[];
  readonly columns: readonly string[];
  readonly delimiter: string | null;
  readonly findings: readonly Finding[];
}

const readRecords = async (source: RowSource, videoFolder: string, where: string): Promise<Records> => {
  if (source.kind === 'table') return typedRecords(source.rows, 'row', []);
  const name = path.basename(source.path);
  const {text, findings} = await readText(source.path, videoFolder, where);
  try {
    if (source.kind === 'json') return typedRecords(arrayIn(text), `${name}, entry`, findings);
    const {columns, rows, delimiter} = readSheet(text);
    return {records: rows.map(({line, cells}) => ({columns: cells, place: `${name}, line ${line}`})), columns, delimiter, findings};
  } catch (cause) {
    const isPlaced = cause instanceof SheetError;
    throw new ReshootError('rows-invalid', {
      expected: source.kind === 'csv' ? 'a CSV file whose first line names the columns, each once' : 'a JSON file with an array of objects',
      found: cause instanceof Error ? cause.message : String(cause),
      fix: isPlaced ? cause.fix : `correct ${source.path}`,
      where: `${name}${isPlaced ? `, ${cause.place}` : ''} of ${where}`,
      cause,
    });
  }
};

const typedRecords = (rows: readonly {readonly [column: string]: unknown}[], noun: string, findings: readonly Finding[]): Records => ({
  records: rows.map((columns, index) => ({columns, place: `${noun} ${index + 1}`})),
  columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
  delimiter: null,
  findings,
});

const arrayIn = (text: string): readonly {readonly [column: string]: unknown}[] => {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) throw new TypeError('the file holds no array');
  const odd = value.findIndex((row: unknown) => typeof row !== 'object' || row === null || Array.isArray(row));
  if (odd !== -1) throw new TypeError(`entry ${odd + 1} of the array is no object: ${JSON.stringify(value[odd]).slice(0, 60)}`);
  return value;
};

const readText = async (
  name: string,
  videoFolder: string,
  where: string,
): Promise<{readonly text: string; readonly findings: readonly Finding[]}> => {
  const file = path.resolve(videoFolder, name);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new ReshootError('rows-invalid', {
      expected: `the rows in ${name}, a path from the video's folder`,
      found: 'no such file',
      fix: `make ${file}, or correct the path`,
      where,
      cause,
    });
  });
  const decoded = decodeText(bytes);
  const save = 'in Excel save it as "CSV UTF-8", elsewhere as UTF-8';
  if (decoded === null) {
    throw new ReshootError('rows-invalid', {
      expected: 'text in UTF-8',
      found: 'bytes of no text encoding that is known',
      fix: save,
      where: `${name} of ${where}`,
    });
  }
  if (decoded.encoding !== 'windows-1252') return {text: decoded.text, findings: []};
  const sample = decoded.text.split(/\r\n|\r|\n/).find((line) => /[^\0-\x7f]/.test(line)) ?? '';
  return {
    text: decoded.text,
    findings: [
      {
        code: 'rows-encoding',
        severity: 'warning',
        where: `${name} of ${where}`,
        expected: 'rows in UTF-8',
        found: `other bytes, read as Windows-1252: ${JSON.stringify(sample.slice(0, 60))}`,
        fix: `look whether that line is right, and ${save}`,
      },
    ],
  };
};

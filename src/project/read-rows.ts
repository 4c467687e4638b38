import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import type {Finding} from '../core/finding.ts';
import type {RowSource} from '../core/rows.ts';
import {columnLetter, readSheet, SheetError} from './csv-table.ts';
import {decodeText, lineOfFirstOddByte, otherFormatOf} from './decode-text.ts';
import {nearestBeside} from './nearest-beside.ts';
import {type DecimalSign, decimalSignOf} from './number-in-cell.ts';

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
  /** `text`: of cells, which the schema gives a type. `typed`: of JSON or of code. */
  readonly values: 'text' | 'typed';
  /** Which sign separates decimals in a column. */
  readonly decimalSign: (column: string) => DecimalSign;
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
    values: about.delimiter === null ? 'typed' : 'text',
    decimalSign: decimalSigns(about, rows),
    findings: about.findings,
    placeOf: (column) => (about.delimiter === null ? `'${column}'` : `column '${column}' (${letters.get(column) ?? '?'})`),
  };
};

/** Asked of a column once: all its cells are read for it. */
const decimalSigns = ({delimiter}: Pick<Records, 'delimiter'>, rows: readonly Row[]): Rows['decimalSign'] => {
  // JSON has decimal points, also inside of its texts.
  if (delimiter === null) return () => 'probably-point';
  const known = new Map<string, DecimalSign>();
  return (column) => {
    const cells = (): string[] => rows.map(({columns}) => String(columns[column] ?? ''));
    const sign = known.get(column) ?? decimalSignOf(cells(), delimiter);
    known.set(column, sign);
    return sign;
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
    const {columns, rows, delimiter, shortRows} = readSheet(text, source.id);
    const records = rows.map(({line, cells}) => ({columns: cells, place: `${name}, line ${line}`}));
    return {records, columns, delimiter, findings: [...findings, ...shortRowsIn(shortRows, `${name} of ${where}`)]};
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

const shortRowsIn = (lines: readonly number[], where: string): Finding[] =>
  lines.length === 0
    ? []
    : [
        {
          code: 'rows-short',
          severity: 'warning',
          where,
          expected: 'a cell for each column in every row',
          found: `fewer in ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ` and ${lines.length - 10} more` : ''}: the cells that are not there are read as empty`,
          fix: 'look whether the file is whole, and export it again',
        },
      ];

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
  const bytes = await readFile(file).catch(async (cause: unknown) => {
    const nearest = await nearestBeside(videoFolder, file);
    throw new ReshootError('rows-invalid', {
      expected: `the rows in ${name}, a path from the video's folder`,
      found: 'no such file',
      fix: `${nearest === null ? '' : `write ${JSON.stringify(nearest)}, which is there, or `}make ${file}`,
      where,
      cause,
    });
  });
  const save = 'in Excel save it as "CSV UTF-8", elsewhere as UTF-8';
  const format = otherFormatOf(bytes);
  const decoded = format === null ? decodeText(bytes) : null;
  if (decoded === null) {
    throw new ReshootError('rows-invalid', {
      expected: 'text in UTF-8',
      found: format ?? `bytes of another encoding, first in line ${lineOfFirstOddByte(bytes)}`,
      fix: format === null ? save : `export the table as text: ${save}`,
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

import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {parse} from 'csv-parse/sync';
import {ReshootError} from '../core/errors.ts';
import type {RowSource} from '../core/rows.ts';

/** One row: its id from the id column, and its columns as they stand in the source. CSV columns are text. */
export interface Row {
  readonly id: string;
  readonly columns: {readonly [column: string]: unknown};
}

/**
 * The rows of a video, in the order of their source.
 *
 * @throws ReshootError `rows-invalid` for a file that is missing or broken, a row without id, an id that does not fit a file name, or two rows with one id.
 */
export const readRows = async (source: RowSource, videoFolder: string, where: string): Promise<Row[]> => {
  const records = await readRecords(source, videoFolder, where);
  const seen = new Map<string, number>();
  return records.map((columns, index) => {
    const place = `row ${index + 1} of ${where}`;
    const id = String(columns[source.id] ?? '');
    if (!/^[a-z0-9][a-z0-9-]*$/i.test(id)) {
      throw new ReshootError('rows-invalid', {
        expected: `letters, digits and hyphens in the id column '${source.id}', because the row names a file`,
        found: id === '' ? `nothing; the columns are ${Object.keys(columns).join(', ')}` : JSON.stringify(id),
        fix: `fill the column '${source.id}', or name another one: {id: '…'}`,
        where: place,
      });
    }
    const earlier = seen.get(id.toLowerCase());
    if (earlier !== undefined) {
      throw new ReshootError('rows-invalid', {
        expected: 'an id of its own for every row (upper and lower case are one name on some disks)',
        found: `'${id}' also in row ${earlier}`,
        fix: 'rename one of them',
        where: place,
      });
    }
    seen.set(id.toLowerCase(), index + 1);
    return {id, columns};
  });
};

const readRecords = async (
  source: RowSource,
  videoFolder: string,
  where: string,
): Promise<readonly {readonly [column: string]: unknown}[]> => {
  if (source.kind === 'table') return source.rows;
  const file = path.resolve(videoFolder, source.path);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ReshootError('rows-invalid', {
      expected: `the rows in ${source.path}, a path from the video's folder`,
      found: 'no such file',
      fix: `make ${file}, or mend the path`,
      where,
      cause,
    });
  });
  try {
    if (source.kind === 'csv') {
      return parse(text, {columns: true, bom: true, skip_empty_lines: true, trim: true});
    }
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) throw new TypeError('the file holds no array');
    const odd = value.findIndex((row: unknown) => typeof row !== 'object' || row === null || Array.isArray(row));
    if (odd !== -1) throw new TypeError(`entry ${odd + 1} of the array is no object: ${JSON.stringify(value[odd]).slice(0, 60)}`);
    return value;
  } catch (cause) {
    throw new ReshootError('rows-invalid', {
      expected: source.kind === 'csv' ? 'a CSV file with a header line' : 'a JSON file with an array of objects',
      found: cause instanceof Error ? cause.message : String(cause),
      fix: `mend ${source.path}`,
      where,
      cause,
    });
  }
};

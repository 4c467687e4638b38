import {parse} from 'csv-parse/sync';

/** A row of a sheet: its cells by column, and the line of the file in which it begins. */
export interface SheetRow {
  readonly line: number;
  readonly cells: {readonly [column: string]: string};
}

/** A sheet, read from CSV. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly delimiter: string;
}

/** What is wrong with a sheet, and where. */
export class SheetError extends Error {
  readonly place: string;
  readonly fix: string;

  constructor(message: string, place: string, fix: string) {
    super(message);
    this.place = place;
    this.fix = fix;
  }
}

/**
 * Reads CSV as spreadsheets write it: `,` `;` tab or `|` between cells, found out from the header or said by `sep=`; quotes; line breaks in cells (as `\n`, whatever the
 * system); rows and columns without any content, which people have deleted.
 *
 * @throws SheetError for two columns of one name, cells without a column, a quote that is never closed.
 * @example
 * readSheet('sku;name\na;Mocha\n') // {columns: ['sku', 'name'], rows: [{line: 2, cells: {sku: 'a', name: 'Mocha'}}], delimiter: ';'}
 */
export const readSheet = (text: string): Sheet => {
  // Of whatever system: identities are made from cells, and the same commit is checked out with other line ends on Windows.
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const [, said] = /^\uFEFF?"?sep=(.)"?\n/i.exec(lines) ?? [];
  const table = said === undefined ? lines : lines.slice(lines.indexOf('\n') + 1);
  const skipped = said === undefined ? 0 : 1;
  const delimiter = said ?? delimiterOf(table);
  const [header, ...records] = recordsOf(table, delimiter, skipped);
  const columns = header?.cells ?? [];
  checkHeader(columns, header?.line ?? 1);
  const rows = records.filter(({cells}) => cells.some((cell) => cell !== '')).map((record) => rowOf(record, columns));
  return {columns: columns.filter((column) => column !== ''), rows, delimiter};
};

/** `A`, `B` … `AA`: as spreadsheets name columns. */
export const columnLetter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);

interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const delimiters = [',', ';', '\t', '|'] as const;

/** The sign that stands most often in the header, outside of quotes. */
const delimiterOf = (text: string): string => {
  const [header = ''] = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n');
  const plain = header.replaceAll(/"(?:[^"]|"")*"/g, '');
  const counts = delimiters.map((sign) => plain.split(sign).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
};

const recordsOf = (text: string, delimiter: string, skipped: number): TableRecord[] => {
  try {
    const found = parse(text, {
      ...{delimiter, bom: true, skip_empty_lines: true, trim: true, info: true},
      // Every row is compared with the header below, with better words.
      relax_column_count: true,
      // An inch or an apostrophe in the middle of a cell is no quote.
      relax_quotes: true,
      // With `info`, each record comes with where it was; the library's types do not say so.
    }) as unknown as readonly {readonly record: readonly string[]; readonly info: {readonly lines: number}}[];
    // A record is counted at its last line.
    return found.map(({record, info}) => ({
      line: info.lines + skipped - record.join('').split('\n').length + 1,
      cells: record,
    }));
  } catch (cause) {
    const line = Number(/line (\d+)/.exec(String(cause))?.[1] ?? 1) + skipped;
    if (/quote/i.test(String(cause))) {
      throw new SheetError(
        'a quote that is opened and never closed',
        `line ${line}`,
        'close the quote; a quote inside of a quoted cell is written twice: ""',
      );
    }
    throw new SheetError(cause instanceof Error ? cause.message : String(cause), `line ${line}`, 'correct that line');
  }
};

const checkHeader = (columns: readonly string[], line: number): void => {
  for (const [index, column] of columns.entries()) {
    const first = columns.indexOf(column);
    if (column === '' || first === index) continue;
    const place = `line ${line}, columns ${columnLetter(first)} and ${columnLetter(index)}`;
    throw new SheetError(`the column ${JSON.stringify(column)} twice`, place, 'rename or delete one of them: only one could be shown');
  }
};

const rowOf = ({line, cells}: TableRecord, columns: readonly string[]): SheetRow => {
  const named: {[column: string]: string} = {};
  for (const [index, cell] of cells.entries()) {
    const column = columns[index] ?? '';
    if (column !== '') named[column] = cell;
    else if (cell !== '') {
      const place = `line ${line}, column ${columnLetter(index)}`;
      throw new SheetError(
        `${JSON.stringify(cell.slice(0, 40))} in a column without a name`,
        place,
        'give the column a name in the first line, or quote a cell that has the separator in it',
      );
    }
  }
  return {line, cells: named};
};

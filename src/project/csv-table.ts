import {type CsvProblem, type CsvRecord, splitCsv} from './split-csv.ts';

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
  /** Lines of rows that end before the last column: Excel writes some, and so does a download that was cut off. */
  readonly shortRows: readonly number[];
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
 * Reads CSV as spreadsheets write it: `,` `;` tab or `|` between cells; quotes; line breaks in cells (as `\n`, whatever the system); rows and columns
 * without any content, which people have deleted. What separates cells is said by `sep=`, or else found out from the header: by which sign the id
 * column is a cell of it, so that no comma inside of a name misleads.
 *
 * @throws SheetError for two columns of one name, cells without a column, a quote that is never closed.
 * @example
 * readSheet('sku;name\na;Mocha\n', 'sku') // {columns: ['sku', 'name'], rows: [{line: 2, cells: {sku: 'a', name: 'Mocha'}}], delimiter: ';', …}
 */
export const readSheet = (text: string, idColumn: string): Sheet => {
  const [, said] = /^"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n|$)/i.exec(text) ?? [];
  // Only its text is taken away: lines keep their numbers.
  const table = said === undefined ? text : text.replace(/^[^\r\n]*/, '');
  const delimiter = said ?? delimiterOf(table, idColumn);
  const [header, ...records] = recordsOf(table, delimiter);
  const columns = (header?.cells ?? []).map(columnName);
  checkHeader(columns, header?.line ?? 1);
  const named = columns.findLastIndex((column) => column !== '') + 1;
  return {
    columns: columns.filter((column) => column !== ''),
    rows: records.map((record) => rowOf(record, columns)),
    delimiter,
    shortRows: records.filter(({cells}) => cells.length < named).map(({line}) => line),
  };
};

/** `A`, `B` … `AA`: as spreadsheets name columns. */
export const columnLetter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);

const delimiters = [',', ';', '\t', '|'] as const;

const delimiterOf = (text: string, idColumn: string): string => {
  const headers = delimiters.map((delimiter) => ({delimiter, cells: headerOf(text, delimiter)}));
  const candidates = headers.filter(({cells}) => cells.includes(idColumn));
  // Without an id column the rows are refused; the message lists the columns as they were probably meant.
  const [most] = (candidates.length > 0 ? candidates : headers).toSorted((a, b) => b.cells.length - a.cells.length);
  return most?.delimiter ?? ',';
};

const headerOf = (text: string, delimiter: string): readonly string[] => {
  for (const {cells} of splitCsv(text, delimiter)) if (hasContent(cells)) return cells.map(columnName);
  return [];
};

/** Signs without width come along from web pages; nobody can see that they are there. */
const columnName = (cell: string): string => cell.replaceAll(/[\u200b\u2060\ufeff]/g, '').trim();

const hasContent = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');

const recordsOf = (text: string, delimiter: string): CsvRecord[] => {
  const records: CsvRecord[] = [];
  const reading = splitCsv(text, delimiter);
  let next = reading.next();
  for (; next.done !== true; next = reading.next()) if (hasContent(next.value.cells)) records.push(next.value);
  if (next.value !== null) throw brokenQuote(next.value);
  return records;
};

const brokenQuote = ({code, line, column, text}: CsvProblem): SheetError => {
  const place = `line ${line}, column ${columnLetter(column)}`;
  const start = JSON.stringify(text.split(/[\r\n]/, 1)[0]?.slice(0, 40));
  const fix = 'a quote inside of a quoted cell is written twice: ""';
  return code === 'quote-not-closed'
    ? new SheetError(`a quote that is opened and never closed: ${start}`, place, `close the quote; ${fix}`)
    : new SheetError(`text behind the end of a quoted cell: ${start}`, place, fix);
};

const checkHeader = (columns: readonly string[], line: number): void => {
  for (const [index, column] of columns.entries()) {
    const first = columns.indexOf(column);
    if (column === '' || first === index) continue;
    const place = `line ${line}, columns ${columnLetter(first)} and ${columnLetter(index)}`;
    throw new SheetError(`the column ${JSON.stringify(column)} twice`, place, 'rename or delete one of them: only one could be shown');
  }
};

const rowOf = ({line, cells}: CsvRecord, columns: readonly string[]): SheetRow => {
  const named: {[column: string]: string} = {};
  for (const [index, cell] of cells.entries()) {
    const column = columns[index] ?? '';
    if (column !== '') named[column] = cell;
    else if (cell.trim() !== '') {
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

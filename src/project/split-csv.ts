/** One record of a CSV file. */
export interface CsvRecord {
  /** Of the file, from 1: the line on which the record begins. A quoted cell may go on over several. */
  readonly line: number;
  /** Text: quotes taken off, line ends inside as `\n`; blanks around a cell without quotes taken off. */
  readonly cells: readonly string[];
}

/** What makes the rest of a file unreadable. */
export interface CsvProblem {
  readonly line: number;
  /** From 0. */
  readonly column: number;
  readonly code: 'quote-not-closed' | 'text-after-quote';
  /** The text at that place. */
  readonly text: string;
}

/**
 * Splits CSV as spreadsheets write and read it (RFC 4180, with any line end): a quote inside a cell without quotes is a letter like any other.
 * Records without any cell (empty lines) are left out.
 *
 * @returns the problem that stopped it, as the generator's return value; null at the end of the file.
 * @example
 * [...splitCsv('sku,name\na,"Fox, red"', ',')][1] // {line: 2, cells: ['a', 'Fox, red']}
 */
export function* splitCsv(text: string, delimiter: string): Generator<CsvRecord, CsvProblem | null> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const first = {line, at};
    for (;;) {
      const start = skipBlanks(text, at, delimiter);
      if (text[start] === '"') {
        const quoted = readQuoted(text, start);
        if (quoted === null) return {line, column: cells.length, code: 'quote-not-closed', text: text.slice(start, start + 40)};
        cells.push(quoted.cell);
        line += quoted.lines;
        at = skipBlanks(text, quoted.end, delimiter);
        if (at < text.length && !isEndOfCell(text[at], delimiter)) {
          return {line, column: cells.length - 1, code: 'text-after-quote', text: text.slice(start, at + 20)};
        }
      } else {
        let end = at;
        while (end < text.length && !isEndOfCell(text[end], delimiter)) end++;
        cells.push(text.slice(at, end).trim());
        at = end;
      }
      if (text[at] !== delimiter) break;
      at++;
    }
    const isEmptyLine = at === first.at;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line++;
    if (!isEmptyLine) yield {line: first.line, cells};
  }
  return null;
}

const isEndOfCell = (character: string | undefined, delimiter: string): boolean =>
  character === delimiter || character === '\n' || character === '\r';

const skipBlanks = (text: string, at: number, delimiter: string): number => {
  let next = at;
  while (text[next] === ' ' || (text[next] === '\t' && delimiter !== '\t')) next++;
  return next;
};

/** A cell in quotes, in which a quote is written twice; null where it never ends. */
const readQuoted = (text: string, start: number): {readonly cell: string; readonly end: number; readonly lines: number} | null => {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    if (text[quote + 1] === '"') {
      from = quote + 2;
      continue;
    }
    // A checkout with other line ends is the same text.
    const cell = text
      .slice(start + 1, quote)
      .replaceAll('""', '"')
      .replaceAll(/\r\n?/g, '\n');
    return {cell, end: quote + 1, lines: cell.split('\n').length - 1};
  }
};

import {parse} from 'csv-parse/sync';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {columnLetter, readSheet as readSheetBy} from '../../src/project/csv-table.ts';
import {decodeText, otherFormatOf} from '../../src/project/decode-text.ts';
import {splitCsv} from '../../src/project/split-csv.ts';

const readSheet = (text: string) => readSheetBy(text, text.includes('slug') ? 'slug' : 'sku');
const cellsOf = (text: string) => readSheet(text).rows.map(({cells}) => cells);

describe('a sheet', () => {
  it.each([
    ['commas', 'sku,name\na,Mocha\n'],
    ['semicolons', 'sku;name\r\na;Mocha\r\n'],
    ['tabs', 'sku\tname\na\tMocha'],
    ['sep=; as Excel writes it', 'sep=;\r\nsku;name\r\na;Mocha\r\n'],
    ['bars', 'sku|name\na|Mocha'],
    ['line ends of an old Mac', 'sku,name\ra,Mocha\r'],
    ['signs without width in its header', '\u200bsku,na\u200bme\na,Mocha'],
    ['quotes', '"sku","name"\n"a","Mocha"'],
  ])('is read with %s', (_, text) => {
    expect(cellsOf(text)).toEqual([{sku: 'a', name: 'Mocha'}]);
  });

  it('has no rows and columns of nothing', () => {
    expect(cellsOf('slug,name,note,\nmocha,Mocha,hot,\n,,,\nlatte,Latte,cold,\n , ,,\n,,,\n')).toEqual([
      {slug: 'mocha', name: 'Mocha', note: 'hot'},
      {slug: 'latte', name: 'Latte', note: 'cold'},
    ]);
  });

  it('has the same line breaks in its cells whatever system it was saved on, and knows in which line a row begins', () => {
    const {rows} = readSheet('sku,text\r\na,"one\r\ntwo"\r\nb,three\r\n');
    expect(rows).toEqual([
      {line: 2, cells: {sku: 'a', text: 'one\ntwo'}},
      {line: 4, cells: {sku: 'b', text: 'three'}},
    ]);
  });

  it.each([
    ['two columns of one name', 'slug,name,note,name\na,b,c,d', 'the column "name" twice', 'line 1, columns B and D'],
    ['cells without a column', 'slug,name\na,Mocha, dark', '"dark" in a column without a name', 'line 2, column C'],
    [
      'a quote that is never closed',
      'slug,name\na,"Mocha\nb,Latte',
      'a quote that is opened and never closed: "\\"Mocha"',
      'line 2, column B',
    ],
    [
      'text behind a quoted cell',
      'slug,name\na,"Fox" red\nb,c',
      'text behind the end of a quoted cell: "\\"Fox\\" red"',
      'line 2, column B',
    ],
  ])('with %s is refused, with its place', (...[, text, message, place]) => {
    expect(() => readSheet(text)).toThrow(expect.objectContaining({message, place: expect.stringContaining(place)}));
  });

  it('is cut by the sign that makes the id column a cell, whatever the other columns are called', () => {
    expect(cellsOf('sku;Price (EUR, incl. VAT, net);name, long\na;1;2')).toEqual([
      {sku: 'a', 'Price (EUR, incl. VAT, net)': '1', 'name, long': '2'},
    ]);
  });

  it('keeps a quote inside of a cell, and blanks before a quoted one are none', () => {
    expect(cellsOf('sku,name\na,5" pipe\nb, "Fox, ""red"""\n')).toEqual([
      {sku: 'a', name: '5" pipe'},
      {sku: 'b', name: 'Fox, "red"'},
    ]);
  });

  it('knows which rows are short, and in which line a row begins after sep= and empty lines', () => {
    const {rows, shortRows} = readSheet('sep=;\nsku;name\n\na\n\u00a0;\nb;c\n');
    expect(rows.map(({line}) => line)).toEqual([4, 6]);
    expect(shortRows).toEqual([4]);
  });

  it('is split as a kept parser splits it, whatever is in its cells', () => {
    const cell = fc.string({unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', ' ', 'é', '\t'), maxLength: 8});
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const table = fc.array(fc.array(cell.map(quoted), {minLength: 2, maxLength: 2}), {minLength: 1, maxLength: 5});
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
        const text = rows.map((cells) => cells.join(delimiter)).join('\r\n');
        const expected: string[][] = parse(text, {delimiter});
        const plain = expected.map((cells) => cells.map((each) => each.replaceAll('\r\n', '\n')));
        expect([...splitCsv(text, delimiter)].map(({cells}) => cells)).toEqual(plain);
      }),
    );
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('a text', () => {
  it.each([
    ['utf-8', Buffer.from('Café 5 €')],
    ['utf-8', Buffer.from('\ufeffCafé 5 €')],
    ['utf-16le', Buffer.from('\ufeffCafé 5 €', 'utf16le')],
    ['utf-16le', Buffer.from('Café 5 €', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeffCafé 5 €', 'utf16le').swap16()],
    ['windows-1252', Buffer.from([...Buffer.from('Caf'), 0xe9, ...Buffer.from(' 5 '), 0x80])],
  ])('in %s is read as what it is', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({text: 'Café 5 €', encoding});
  });

  it('of bytes that no encoding has is none', () => {
    expect(decodeText(Uint8Array.of(0xff, 0x81, 0x90))).toBeNull();
  });

  it('that is none is told from text', () => {
    expect(otherFormatOf(Buffer.from('PK\x03\x04'))).toContain('.xlsx');
    expect(otherFormatOf(Buffer.from('<!DOCTYPE html><html>'))).toContain('web page');
    expect(otherFormatOf(Buffer.from('sku,name'))).toBeNull();
  });
});

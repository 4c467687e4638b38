import {describe, expect, it} from 'vitest';
import {columnLetter, readSheet} from '../../src/project/csv-table.ts';
import {decodeText} from '../../src/project/decode-text.ts';

const cellsOf = (text: string) => readSheet(text).rows.map(({cells}) => cells);

describe('a sheet', () => {
  it.each([
    ['commas', 'sku,name\na,Mocha\n'],
    ['semicolons', 'sku;name\r\na;Mocha\r\n'],
    ['tabs', 'sku\tname\na\tMocha'],
    ['sep=; as Excel writes it', 'sep=;\r\nsku;name\r\na;Mocha\r\n'],
    ['a byte order mark', '\ufeffsku,name\na,Mocha'],
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
    ['a quote that is never closed', 'slug,name\na,"Mocha\nb,Latte', 'a quote that is opened and never closed', 'line'],
  ])('with %s is refused, with its place', (...[, text, message, place]) => {
    expect(() => readSheet(text)).toThrow(expect.objectContaining({message, place: expect.stringContaining(place)}));
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
});

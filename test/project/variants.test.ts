import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {z} from 'zod';
import type {Variant} from '../../src/core/variant.ts';
import {csv, defineVideo, json, table, type VideoInput} from '../../src/index.ts';
import {checkCompositionIds, variantsOf} from '../../src/project/variants.ts';

type Ad = z.ZodObject<{name: z.ZodString; price: z.ZodNumber; hot: z.ZodBoolean}>;
const schema: Ad = z.object({name: z.string().min(1), price: z.number(), hot: z.boolean()});
const video = (changes: Partial<VideoInput<Ad>>) =>
  defineVideo({
    id: 'coffee',
    framesPerSecond: 30,
    durationInFrames: 90,
    formats: ['reel', 'square'],
    schema,
    component: () => null,
    ...changes,
  });

describe('the variants of a video', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-rows-'));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));
  const variants = (changes: Partial<VideoInput<Ad>>): Promise<Variant[]> =>
    variantsOf(video(changes), folder).then(({variants}) => [...variants]);
  const fromCsv = async (text: string | Uint8Array, changes: Partial<VideoInput<Ad>> = {}): Promise<Variant[]> => {
    await writeFile(path.join(folder, 'rows.csv'), text);
    return variants({rows: csv('./rows.csv', {id: 'sku'}), ...changes});
  };
  const plain = {name: 'Mocha', price: 3.5, hot: true};

  it('without rows are its formats', async () => {
    const found = await variants({props: plain});
    expect(found.map(({id, row, props}) => [id, row, props])).toEqual([
      ['coffee/reel', null, plain],
      ['coffee/square', null, plain],
    ]);
  });

  it('with rows are rows times formats, named by the id column and never by position', async () => {
    const text = 'sku,name,price,hot,note\nm-1,Mocha,3.5,true,x\nL2,Latte,4,false,\n';
    const found = await fromCsv(text);
    expect(found.map(({id}) => id)).toEqual(['coffee/m-1/reel', 'coffee/m-1/square', 'coffee/L2/reel', 'coffee/L2/square']);
    expect(found[0]?.props).toEqual({name: 'Mocha', price: 3.5, hot: true});
    const [header, first, second] = text.split('\n');
    const turned = await fromCsv([header, second, first].join('\n'));
    expect(turned.map(({id, props}) => [id, props]).sort()).toEqual(found.map(({id, props}) => [id, props]).sort());
  });

  it('read numbers and truth values out of text only where the schema wants them', async () => {
    const [variant] = await fromCsv('sku,name,price,hot\na,007,1e2,false\n');
    expect(variant?.props).toEqual({name: '007', price: 100, hot: false});
  });

  it('lay rows over the props of the video', async () => {
    const [variant] = await fromCsv('sku,name\na,Flat white\n', {props: plain});
    expect(variant?.props).toEqual({...plain, name: 'Flat white'});
  });

  it('read a byte order mark, quotes, commas and line breaks in a cell, and other writing', async () => {
    const [variant] = await fromCsv('\ufeffsku,name,price,hot\r\na,"拿铁, ""gross""\nzweite Zeile",1,true\r\n\r\n');
    expect(variant?.props).toMatchObject({name: '拿铁, "gross"\nzweite Zeile'});
  });

  it('of checkboxes, empty cells and coerced fields mean what the sheet shows', async () => {
    const schema = z.object({
      ...{hot: z.boolean(), vegan: z.coerce.boolean(), sale: z.stringbool().optional(), price: z.number().optional()},
      ...{was: z.coerce.number().optional(), link: z.url().optional()},
    });
    await writeFile(
      path.join(folder, 'flags.csv'),
      'slug,hot,vegan,sale,price,was,link\na,TRUE,TRUE,TRUE,3.5,4,https://example.com/a\nb,FALSE,FALSE,FALSE,,,\n',
    );
    const flags = defineVideo({
      ...{id: 'flags', framesPerSecond: 30, durationInFrames: 1, formats: ['reel'] as const, schema},
      ...{rows: csv('./flags.csv', {id: 'slug'}), component: () => null},
    });
    const {variants: found} = await variantsOf(flags, folder);
    expect(found.map(({props}) => props)).toEqual([
      {hot: true, vegan: true, sale: true, price: 3.5, was: 4, link: 'https://example.com/a'},
      {hot: false, vegan: false, sale: false},
    ]);
  });

  it('in Windows-1252 are read as what they are, and a finding says so', async () => {
    const bytes = Buffer.from('sku,name,price,hot\na,Caf\xe9 M\xfcller 5 \x80,3.5,true\n', 'latin1');
    await writeFile(path.join(folder, 'rows.csv'), bytes);
    const {variants: found, findings} = await variantsOf(video({rows: csv('./rows.csv', {id: 'sku'})}), folder);
    expect(found[0]?.props).toMatchObject({name: 'Café Müller 5 €'});
    expect(findings).toMatchObject([
      {code: 'rows-encoding', where: expect.stringContaining('rows.csv'), found: expect.stringContaining('Café Müller')},
    ]);
  });

  it('name the cell that does not fit, as the sheet shows it', async () => {
    await expect(fromCsv('sku,name,price,hot\na,Mocha,5 €,true\n')).rejects.toThrow('"5 €" in rows.csv, line 2, column \'price\' (C)');
    await expect(fromCsv('sku,name,price,hot\na,Mocha,5,maybe\n')).rejects.toThrow('TRUE or FALSE');
  });

  it('that are a bare array are refused with what to write', async () => {
    // As somebody writes it who does not use types.
    const rows = [{sku: 'a'}] as unknown as NonNullable<VideoInput<Ad>['rows']>;
    await expect(variants({rows})).rejects.toThrow("table([…], {id: 'sku'})");
  });

  it('come from JSON and from a table in the code too', async () => {
    await writeFile(path.join(folder, 'rows.json'), JSON.stringify([{sku: 1, ...plain}]));
    expect((await variants({rows: json('rows.json', {id: 'sku'})})).map(({id}) => id)[0]).toBe('coffee/1/reel');
    expect((await variants({rows: table([{sku: 'a', ...plain}], {id: 'sku'})})).map(({id}) => id)[0]).toBe('coffee/a/reel');
  });

  it('from JSON that are texts of a field that coerces are read as cells are', async () => {
    const coercing: z.ZodObject = z.object({
      hot: z.coerce.boolean(),
      price: z.coerce.number().optional(),
      name: z.coerce.string().optional(),
    });
    await writeFile(path.join(folder, 'rows.json'), JSON.stringify([{sku: 'a', hot: 'FALSE', price: '', name: null}]));
    const {variants: found} = await variantsOf({...video({rows: json('rows.json', {id: 'sku'})}), schema: coercing}, folder);
    expect(found[0]?.props).toEqual({hot: false});
  });

  it('with what a spreadsheet left in a cell are refused, or told as a finding', async () => {
    await expect(fromCsv('sku,name,price,hot\na,#REF!,1,true\n')).rejects.toThrow(
      /the error of a formula: "#REF!" in rows\.csv, line 2, column 'name' \(B\)/,
    );
    await fromCsv('sku,name,price,hot,note\na,Fish &amp; Chips,1,true,#REF!\nb,Mocha,1,true\n');
    const {findings} = await variantsOf(video({rows: csv('./rows.csv', {id: 'sku'})}), folder);
    expect(findings).toMatchObject([
      {code: 'rows-short', found: expect.stringContaining('line 3')},
      {code: 'rows-cell-doubtful', found: expect.stringContaining("line 2, column 'name' (B)")},
    ]);
  });

  it('that are no text are refused with what the file is', async () => {
    await expect(fromCsv(Buffer.from('PK\x03\x04'))).rejects.toThrow(/a workbook[\s\S]*CSV UTF-8/);
    await expect(fromCsv(Buffer.from('sku,name\na,Pawe\xb3\n', 'latin1'))).rejects.toThrow(/another encoding, first in line 2/);
  });

  it('are as long as their own props say', async () => {
    const rows = table(
      [
        {sku: 'a', ...plain},
        {sku: 'b', ...plain, price: 5},
      ],
      {id: 'sku'},
    );
    const found = await variants({rows, formats: ['reel'], durationInFrames: ({price}) => Math.round(price * 10)});
    expect(found.map(({durationInFrames}) => durationInFrames)).toEqual([35, 50]);
  });

  it('are a first guess long where their length follows what is said', async () => {
    const [variant] = await variants({
      props: plain,
      durationInFrames: (_, line) => 15 + line('vo').durationInFrames + line('ps').durationInFrames,
    });
    expect(variant).toMatchObject({durationInFrames: 15 + 30 + 30, followsSpeech: true});
    expect((await variants({props: plain}))[0]).not.toHaveProperty('followsSpeech');
  });

  it.each<[string, string, RegExp]>([
    ['no id', 'sku,name,price,hot\n,Mocha,1,true\n', /'sku'[\s\S]*rows\.csv, line 2/],
    ['an id that is no file name', 'sku,name,price,hot\n../x,Mocha,1,true\n', /"\.\.\/x"/],
    ['an id that is taken', 'sku,name,price,hot\na,Mocha,1,true\nA,Latte,1,true\n', /'A' also in rows\.csv, line 2[\s\S]*line 3/],
    ['no such column', 'name,price,hot\nMocha,1,true\n', /columns are name, price, hot/],
    ['a row that is too long', 'sku,name,price,hot\na,Mocha,1,true,more\n', /rows\.csv/],
  ])('with %s are refused as rows-invalid, and the row is named', async (...[, text, words]) => {
    await expect(fromCsv(text)).rejects.toThrow(expect.objectContaining({code: 'rows-invalid', exitCode: 2}));
    await expect(fromCsv(text)).rejects.toThrow(words);
  });

  it('with a cell that does not fit are refused with row and field', async () => {
    const bad = fromCsv('sku,name,price,hot\na,Mocha,1,true\nb,Latte,cheap,true\n');
    await expect(bad).rejects.toThrow(
      expect.objectContaining({code: 'props-invalid', message: expect.stringMatching(/price[\s\S]*row 'b'/)}),
    );
  });

  it('from a file that is not there, or is no list, are refused', async () => {
    await expect(variants({rows: csv('none.csv', {id: 'sku'})})).rejects.toThrow(expect.objectContaining({code: 'rows-invalid'}));
    await writeFile(path.join(folder, 'rows.json'), '{"sku": "a"}');
    await expect(variants({rows: json('rows.json', {id: 'sku'})})).rejects.toThrow('no array');
    await writeFile(path.join(folder, 'rows.json'), '[null]');
    await expect(variants({rows: json('rows.json', {id: 'sku'})})).rejects.toThrow(expect.objectContaining({code: 'rows-invalid'}));
  });

  it.each<[string, Partial<VideoInput<Ad>>, string]>([
    ['an id with capitals', {id: 'Coffee'}, 'video-invalid'],
    ['no format', {formats: []}, 'video-invalid'],
    ['a rate of none', {framesPerSecond: 0}, 'video-invalid'],
    ['a rate that is no number', {framesPerSecond: Number.NaN}, 'video-invalid'],
    ['half a frame', {durationInFrames: 1.5}, 'video-invalid'],
    ['a length of no number', {durationInFrames: () => Number.NaN}, 'video-invalid'],
    ['an odd width', {formats: [{id: 'odd', width: 1081, height: 1080}]}, 'format-invalid'],
    ['two formats of one name', {formats: ['reel', 'reel']}, 'composition-id-taken'],
  ])('of a video with %s are refused', async (...[, changes, code]) => {
    const making = variants({props: plain, ...changes}).then(checkCompositionIds);
    await expect(making).rejects.toThrow(expect.objectContaining({code, exitCode: 2}));
  });

  it('whose ids are one composition of Remotion are refused, with both', () => {
    const of = (id: string): Variant => ({id}) as Variant;
    expect(() => checkCompositionIds([of('a-b/c'), of('a/b-c')])).toThrow(
      expect.objectContaining({code: 'composition-id-taken', message: expect.stringMatching(/'a-b\/c' and 'a\/b-c'/)}),
    );
  });
});

import {createRequire} from 'node:module';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {checkTextFonts} from '../../src/scan/check-text-fonts.ts';
import {FilmFonts} from '../../src/scan/film-fonts.ts';
import type {SeenFont} from '../../src/scan/page/protocol.ts';

const packages = path.dirname(path.dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json')));
const folders = {publicFolder: '', bundleFolder: packages, digests: null as never};
const inter: SeenFont = {family: 'Inter Variable', unicodeRange: '', url: '/inter/files/inter-latin-wght-normal.woff2'};
/** As `@remotion/google-fonts` makes one: its file is not known. */
const scripted: SeenFont = {family: 'Brand', unicodeRange: '', url: null};

const check = (fontFamily: string, characters: string) =>
  checkTextFonts([{fontFamily, characters, frame: 12, sample: characters}], new FilmFonts([inter, scripted], folders), 'tram/reel');

describe('text', () => {
  it.each(['sans-serif', '"Times New Roman"', '-apple-system, "Segoe UI", Arial, sans-serif'])(
    'in %s alone is named',
    async (fontFamily) => {
      expect(await check(fontFamily, 'Hello')).toMatchObject([
        {
          code: 'font-not-in-film',
          severity: 'warning',
          where: 'frame 12 of tram/reel',
          found: expect.stringContaining(`"Hello" in ${fontFamily}`),
        },
      ]);
    },
  );

  it.each(['"Inter Variable", sans-serif', 'Brand, serif', 'Missing, "Inter Variable"'])('in %s is in the film', async (fontFamily) => {
    expect(await check(fontFamily, 'Hello World 123')).toEqual([]);
  });

  it('with letters that its font lacks is named with the package that has them', async () => {
    const [finding] = await check('"Inter Variable", sans-serif', 'Hello 猫');
    expect(finding).toMatchObject({code: 'glyph-not-in-film', found: expect.stringContaining('none for 猫 (U+732B)')});
    expect(finding?.fix).toContain('npm install @fontsource-variable/noto-sans-jp');
  });

  it('with emoji is named with what draws them', async () => {
    const [finding] = await check('"Inter Variable"', 'Sale 🎉');
    expect(finding?.fix).toContain('<Captions> does so by itself');
  });
});

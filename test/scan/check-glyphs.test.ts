import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {checkGlyphs} from '../../src/scan/check-glyphs.ts';
import type {CollectedCaption} from '../../src/scan/collect-captions.ts';
import {FilmFonts} from '../../src/scan/film-fonts.ts';
import {charactersOf} from '../../src/scan/fonts/open-type.ts';
import type {SeenFont} from '../../src/scan/page/protocol.ts';

const packages = path.dirname(path.dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json')));

/** The fonts that a package's own style sheet declares. */
const fontsOf = async (name: string, file = 'index.css'): Promise<SeenFont[]> => {
  const css = await readFile(path.join(packages, name, file), 'utf8');
  return [...css.matchAll(/font-family: '([^']+)'[\s\S]*?url\(\.\/([^)]+)\)[\s\S]*?unicode-range: ([^;]+);/g)].map(
    ([, family = '', url = '', unicodeRange = '']) => ({family, url: `/${name}/${url}`, unicodeRange}),
  );
};

const folders = {publicFolder: '', bundleFolder: packages, digests: null as never};

const caption = (text: string, language: string | null, families: readonly string[]): CollectedCaption => ({
  range: {start: 30, end: 60},
  text,
  language,
  seen: {page: 0, text, language, families, letters: text},
});

const check = async (text: string, language: string | null, names: readonly string[]): Promise<string> => {
  const fonts = (await Promise.all(['inter', ...names].map((name) => fontsOf(name, name === 'inter' ? 'wght.css' : 'index.css')))).flat();
  const families = [...new Set(fonts.map(({family}) => family))];
  return checkGlyphs([caption(text, language, families)], new FilmFonts(fonts, folders), 'tram/reel').then(
    () => 'covered',
    (error: unknown) => String(error),
  );
};

describe('the glyphs of captions', () => {
  it.each([
    {script: 'Latin', sample: ['Señor Žluťoučký, Tiếng Việt — “café” 100 %', null, []]},
    {script: 'Cyrillic and Greek', sample: ['Доброе утро, καλημέρα', null, []]},
    {script: 'Indonesian', sample: ['Pagi itu, rubah kecil bangun kesiangan.', 'id', []]},
    {script: 'Japanese', sample: ['ある朝、小さなきつねは目を覚ましました。', 'ja', ['noto-sans-jp']]},
    {script: 'Arabic, with joiners and marks', sample: ['صَبَاح\u200Cُ الخير؟', 'ar', ['noto-sans-arabic']]},
    {script: 'Thai', sample: ['เช้าวันหนึ่งสุนัขจิ้งจอก', 'th', ['noto-sans-thai']]},
    {script: 'Hindi', sample: ['एक सुबह छोटी लोमड़ी देर से उठी।', 'hi', ['noto-sans-devanagari']]},
    // Without the type, a sample would be a list of anything.
  ] as {script: string; sample: Parameters<typeof check>}[])('are all there in $script', async ({sample}) => {
    expect(await check(...sample)).toBe('covered');
  });

  it('are named where they are missing, with the package that has them and the frame', async () => {
    const message = await check('Good おはよう', 'ja', []);
    expect(message).toContain('glyphs-missing');
    expect(message).toContain('お (U+304A), は (U+306F), よ (U+3088), う (U+3046)');
    expect(message).toContain('npm install @fontsource-variable/noto-sans-jp');
    expect(message).toContain('frame 30 of tram/reel');
  });

  it('are looked up in the font itself: a style sheet that offers a range does not make them be there', async () => {
    const [latin] = (await fontsOf('inter', 'wght.css')).filter(({url}) => url?.includes('latin-wght'));
    const fonts = [{...(latin as SeenFont), unicodeRange: ''}];
    await expect(checkGlyphs([caption('漢', 'ja', ['Inter Variable'])], new FilmFonts(fonts, folders), 'tram/reel')).rejects.toThrow(
      '漢 (U+6F22)',
    );
  });

  it('say that nobody knows a package for a flag', async () => {
    expect(await check('🇮🇩', null, [])).toContain('leave these characters out');
  });
});

describe('a font file', () => {
  it('tells what it has glyphs for', async () => {
    const characters = charactersOf(await readFile(path.join(packages, 'noto-sans-thai/files/noto-sans-thai-thai-wght-normal.woff2')));
    expect(characters?.has(0x0e01)).toBe(true);
    expect(characters?.has(0x3042)).toBe(false);
  });

  it('that is broken or no font is not believed and not fatal', async () => {
    const font = await readFile(path.join(packages, 'inter/files/inter-latin-wght-normal.woff2'));
    expect(charactersOf(font.subarray(0, 200))).toBeNull();
    expect(charactersOf(new TextEncoder().encode('<!doctype html>'))).toBeNull();
  });
});

import {describe, expect, it} from 'vitest';
import {captionWords, textOf} from '../../src/captions/caption-word.ts';
import {pageCues} from '../../src/captions/page-cues.ts';
import {fileLimits, type PageLimits, pageLimits} from '../../src/captions/page-limits.ts';
import {type CaptionPage, pageWords} from '../../src/captions/page-words.ts';
import {splitText} from '../../src/captions/split-text.ts';
import {spoken} from './sample.ts';

const reel = pageLimits({language: 'en', width: 1080, height: 1920, lineWidthInEms: 9});
const linesOf = (pages: readonly CaptionPage[]): string[] => pages.map(({lines}) => lines.map((line) => textOf(line)).join(' / '));
const paged = (text: string, limits: PageLimits = reel): string[] => linesOf(pageWords(captionWords(spoken(text), 'a test'), limits));

const tale =
  'Some mornings start late. The tram was already gone when the small fox came running down the hill, and the rain had just begun. She looked at the clock, at the empty street, and then she laughed. Why hurry?';

describe('pages', () => {
  it('end where sentences and clauses end, and never after a word that wants the next', () => {
    const pages = paged(tale);
    expect(pages).toContain('Some mornings / start late.');
    expect(pages).toContain('Why hurry?');
    for (const page of pages) expect(page).not.toMatch(/\b(the|a|and|at|of|was)$/i);
    for (const end of ['late.', 'hill,', 'begun.', 'laughed.']) expect(pages.filter((page) => page.endsWith(end))).toHaveLength(1);
  });

  it('hold all words once and in order', () => {
    expect(paged(tale).join(' ').replaceAll(' / ', ' ')).toBe(tale);
  });

  it('keep an emoji with what it comments on', () => {
    for (const page of paged('Good morning 🦊☕️ The tram is gone 🚋💨 so I danced in the rain 💃🏽🌧️'))
      expect(page).not.toMatch(/^\p{Extended_Pictographic}/u);
  });

  it('break at a breath where there is no sign', () => {
    const words = spoken('we walked all the way home it was late').map((word, index) =>
      index < 6 ? word : {...word, startInSeconds: word.startInSeconds + 0.6, endInSeconds: word.endInSeconds + 0.6},
    );
    const pages = linesOf(
      pageWords(captionWords(words, 'a test'), pageLimits({language: 'en', width: 1920, height: 1080, maxLines: 1, charactersPerLine: 30})),
    );
    expect(pages).toEqual(['we walked all the way home', 'it was late']);
  });

  it('are gone after a long pause, whatever would still fit', () => {
    const words = [
      {text: 'One', startInSeconds: 0, endInSeconds: 0.3},
      {text: 'two', startInSeconds: 3, endInSeconds: 3.3},
    ];
    const pages = pageWords(captionWords(words, 'a test'), reel);
    expect(linesOf(pages)).toEqual(['One', 'two']);
    expect(pages[0]?.endInSeconds).toBeLessThan(2);
  });

  it('stay until they can be read, as far as the next one lets them, and never leave a blank too short to be one', () => {
    const words = [
      {text: 'Unquestionably', startInSeconds: 0, endInSeconds: 0.2},
      {text: 'yes.', startInSeconds: 0.2, endInSeconds: 0.3},
      {text: 'Next.', startInSeconds: 5, endInSeconds: 5.2},
      {text: 'Soon.', startInSeconds: 6.4, endInSeconds: 7},
    ];
    const pages = pageWords(captionWords(words, 'a test'), reel);
    // 19 characters at 20 a second.
    expect(pages.map(({startInSeconds, endInSeconds}) => [startInSeconds, Number(endInSeconds.toFixed(3))])).toEqual([
      [0, 0.95],
      [5, 5.833],
      [6.4, 7.233],
    ]);
    const closer = pageWords(
      captionWords(
        words.map((word, index) => (index === 3 ? {...word, startInSeconds: 6.2} : word)),
        'a test',
      ),
      reel,
    );
    expect(closer[1]?.endInSeconds).toBe(6.2);
  });

  it('have lines of like length, as few as they need', () => {
    expect(paged('The tram had gone long before sunrise.', fileLimits('en'))).toEqual(['The tram had gone long before sunrise.']);
    const [page] = paged('There was nobody at the tram stop but a very small and wet red fox.', fileLimits('en'));
    const [first = '', second = ''] = page?.split(' / ') ?? [];
    expect(Math.abs(first.length - second.length)).toBeLessThan(14);
  });

  it('are empty for no words', () => {
    expect(pageWords([], reel)).toEqual([]);
  });
});

describe('scripts without spaces', () => {
  const cut = (text: string, language: string): string[] =>
    linesOf(
      pageWords(
        splitText({text, startInSeconds: 0, endInSeconds: 12}, language),
        pageLimits({language, width: 1080, height: 1920, lineWidthInEms: 9.6}),
      ),
    );

  it('break Japanese between phrases: no line begins with a particle or a sign that closes', () => {
    const pages = cut('ある朝、小さなきつねは目を覚ましました。窓の外では静かに雨が降っていて、路面電車はもう行ってしまいました。', 'ja');
    expect(pages).toContain('小さなきつねは / 目を覚ましました。');
    for (const line of pages.flatMap((page) => page.split(' / '))) expect(line).not.toMatch(/^[はがをにでとも、。」ましたっ]/);
  });

  it.each([
    ['th', 'เช้าวันหนึ่งสุนัขจิ้งจอกตัวน้อยตื่นขึ้นมา นอกหน้าต่างฝนกำลังตกเบาๆ'],
    ['zh', '有一天早上，小狐狸醒来了。窗外静静地下着雨，电车已经开走了。'],
  ])('break %s at word boundaries', (language, text) => {
    const boundaries = new Set(
      Array.from(
        new Intl.Segmenter(language, {granularity: 'word'}).segment(text),
        ({index}) => text.slice(0, index).replaceAll(' ', '').length,
      ),
    );
    let at = 0;
    for (const line of cut(text, language).flatMap((page) => page.split(' / '))) {
      expect(boundaries.has(at)).toBe(true);
      at += line.replaceAll(' ', '').length;
    }
  });

  it('break Thai where its author left a space: there a phrase ends', () => {
    const pages = cut('เช้าวันหนึ่งสุนัขจิ้งจอกตัวน้อยตื่นขึ้นมา นอกหน้าต่างฝนกำลังตกเบาๆ', 'th');
    expect(pages.some((page) => page.endsWith('ขึ้นมา'))).toBe(true);
  });

  it('are joined without spaces from timed words, and those with spaces are not', () => {
    const join = (words: readonly string[]): string =>
      textOf(
        captionWords(
          words.map((text, index) => ({text, startInSeconds: index, endInSeconds: index + 1})),
          'a test',
        ),
      );
    expect(join(['私は', '学生', 'です', '。'])).toBe('私は学生です。');
    expect(join(['Good', 'morning', '!'])).toBe('Good morning!');
    expect(join(['صباح', 'الخير'])).toBe('صباح الخير');
    expect(join([' Good', ' mor', 'ning'])).toBe('Good morning');
  });
});

describe('too much for a page', () => {
  it('pages 20,000 characters, as words and as one word, losing none', () => {
    const words = splitText({text: 'word '.repeat(4000), startInSeconds: 0, endInSeconds: 1200}, 'en');
    expect(pageWords(words, reel).flatMap(({lines}) => lines.flat())).toHaveLength(4000);
    const one = pageWords(splitText({text: 'x'.repeat(20_000), startInSeconds: 0, endInSeconds: 1200}, 'en'), reel);
    expect(one.map(({text}) => text).join('')).toHaveLength(20_000);
    expect(Math.max(...one.map(({text}) => text.length))).toBeLessThan(100);
  });

  it('does not cut a word that is only a little too long', () => {
    expect(paged('kesiangan sekali', {...reel, lineWidthInEms: 4.5})).toEqual(['kesiangan / sekali']);
  });
});

describe('cues', () => {
  it('stay one page with the lines of their author where they fit, and are paged by meaning where not', () => {
    const fits = {startInSeconds: 1, endInSeconds: 3, text: 'The tram was gone,\nand it rained.'};
    const tooLong = {startInSeconds: 4, endInSeconds: 9, text: tale};
    const pages = pageCues([fits, tooLong], fileLimits('en'), 'en');
    expect(linesOf(pages.slice(0, 1))).toEqual(['The tram was gone, / and it rained.']);
    expect(pages.length).toBeGreaterThan(3);
    // The last of them is short, and nothing follows: it may stay until it is read.
    expect(pages.at(-1)?.endInSeconds).toBeLessThan(10);
  });

  it('overlap where two people talk, and not where a file is sloppily timed', () => {
    const at = (startInSeconds: number, endInSeconds: number, text: string) => ({startInSeconds, endInSeconds, text});
    const [first] = pageCues([at(0, 2.1, 'A.'), at(2, 4, 'B.')], fileLimits('en'), 'en');
    expect(first?.endInSeconds).toBe(2);
    const [talking] = pageCues([at(0, 3, 'A.'), at(2, 4, 'B.')], fileLimits('en'), 'en');
    expect(talking?.endInSeconds).toBe(3);
  });
});

it.each([
  ['NaN', {startInSeconds: Number.NaN, endInSeconds: 1}],
  ['a negative start', {startInSeconds: -1, endInSeconds: 1}],
  ['an end before the start', {startInSeconds: 2, endInSeconds: 1}],
])('refuses a word with %s', (_, times) => {
  expect(() => captionWords([{text: 'x', ...times}], '<Captions>')).toThrow(/caption-words-invalid/);
});

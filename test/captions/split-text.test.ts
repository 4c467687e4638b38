import {expect, it} from 'vitest';
import {emojiIn, emojiKey, splitEmoji} from '../../src/captions/emoji.ts';
import {directionOf, graphemesOf, isMixedDirection, languageOf} from '../../src/captions/script.ts';
import {splitText} from '../../src/captions/split-text.ts';

const wordsOf = (text: string, language: string | null): string[] =>
  splitText({text, startInSeconds: 0, endInSeconds: 1}, language).map((word) => word.text);

it('keeps words of scripts with spaces whole, with their signs', () => {
  expect(wordsOf("Don't stop — it's “fine”, e-mail me!", 'en')).toEqual(["Don't", 'stop', '—', "it's", '“fine”,', 'e-mail', 'me!']);
  expect(wordsOf('एक सुबह, छोटी लोमड़ी।', 'hi')).toEqual(['एक', 'सुबह,', 'छोटी', 'लोमड़ी।']);
});

it('finds words in scripts without spaces, phrases in Japanese, signs with the word they belong to', () => {
  expect(wordsOf('私は学生です。「明日」も雨？', 'ja')).toEqual(['私は', '学生です。', '「明日」も', '雨？']);
  expect(wordsOf('我们今天去看电影，好吗？', 'zh')).toEqual(['我们', '今天', '去', '看', '电影，', '好', '吗？']);
  expect(wordsOf('สวัสดีครับ วันนี้', 'th')).toEqual(['สวัสดี', 'ครับ', 'วัน', 'นี้']);
});

it('shares the time by letters', () => {
  const [first, second] = splitText({text: 'a bcd', startInSeconds: 2, endInSeconds: 4}, 'en');
  expect([first?.startInSeconds, first?.endInSeconds, second?.endInSeconds]).toEqual([2, 2.5, 4]);
});

it('counts what a reader takes for one letter', () => {
  expect(graphemesOf('👩🏽‍🚀é')).toHaveLength(2);
});

it('tells the direction by most of the letters, not by the first', () => {
  expect(directionOf('React Native رائع جدا والله العظيم', null)).toBe('rtl');
  expect(directionOf('He said "شكرا" and left the station.', null)).toBe('ltr');
  expect(directionOf('ok', 'ar')).toBe('rtl');
  expect(isMixedDirection('مع React')).toBe(true);
  expect(isMixedDirection('صباح الخير')).toBe(false);
});

it.each([
  ['おはよう', 'ja'],
  ['早上好', 'zh'],
  ['สวัสดี', 'th'],
  ['صباح', 'ar'],
  ['सुबह', 'hi'],
  ['Selamat pagi', null],
])('takes %s for %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

it('sees emoji of many code points as one, and leaves signs that are letters', () => {
  expect(emojiIn('Hi 👩🏽‍🚀🇮🇩 1️⃣ ©2026 ❤️ #1')).toEqual(['👩🏽‍🚀', '🇮🇩', '1️⃣', '❤️']);
  expect(splitEmoji('a🦊b')).toEqual([
    {kind: 'letters', text: 'a'},
    {kind: 'emoji', text: '🦊'},
    {kind: 'letters', text: 'b'},
  ]);
  expect(emojiKey('❤️')).toBe('2764');
});

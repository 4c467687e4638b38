import type {CaptionWord} from './caption-word.ts';
import {splitEmoji} from './emoji.ts';
import {isHiragana, isJapaneseEnding} from './script.ts';

/**
 * How much a break between two words hurts whoever reads: 0 after a sentence, 10 inside of what belongs together. Lines and pages are broken
 * where it hurts least.
 */
export const breakCost = (before: CaptionWord, after: CaptionWord): number => {
  const pause = after.startInSeconds - before.endInSeconds;
  // Speakers breathe at the joints of what they say: half a second is as good as a comma.
  const eased = Math.min(3, Math.max(0, pause) * 6);
  const cost = endsPhrase(before) ? costOfClause : costOfText(before.text, after.text);
  return Math.max(0, cost - eased);
};

const costOfClause = 1.5;

/** Scripts without spaces between words put one where a phrase ends: it is the comma of Thai. */
export const endsPhrase = ({text, gap}: CaptionWord): boolean =>
  gap === ' ' && /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]$/u.test(text);

/** True after the end of a sentence, its closing quotes and brackets included. */
export const endsSentence = (text: string): boolean => /[.!?…。！？؟।॥]["'”’»」』)\]]*$/u.test(text) && !isAbbreviation.test(text);

/** True after a comma and its like. */
export const endsClause = (text: string): boolean => /[,;:、，；：،؛–—]["'”’»」』)\]]*$/u.test(text);

const isAbbreviation = /^(Mr|Mrs|Ms|Dr|Prof|St|vs|No|e\.g|i\.e|dll|dsb|Jl|Bp)\.$/;

const costOfText = (before: string, after: string): number => {
  // An emoji comments on what stands before it, and often stands where a full stop would.
  if (isOnlyEmoji(after)) return 9;
  if (isOnlyEmoji(before)) return 1;
  if (endsSentence(before)) return 0;
  if (endsClause(before)) return costOfClause;
  if (clingsToNext.has(bare(before))) return 9;
  if (opensClause.has(bare(after))) return 3;
  // "React Native", "New York": a name of two words.
  if (isCapitalised(before) && isCapitalised(after)) return 7;
  if (/^[ๆฯ]/u.test(after)) return 10;
  return costOfScript(before.at(-1) ?? '', after);
};

/**
 * Japanese phrases begin with a kanji, katakana or a kana word of their own and end in hiragana: は, です and the like stay with their word, and
 * kanji beside kanji are one name.
 */
const costOfScript = (last: string, after: string): number => {
  const first = after.at(0) ?? '';
  if (isHiragana(first)) return isJapaneseEnding(after) ? 10 : 6;
  // は and its like close a topic; を, に and の open what comes.
  if (isHiragana(last)) return /[はがもてでら]/.test(last) ? 2.5 : /[をにの]/.test(last) ? 4.5 : 3;
  return isHan(last) && isHan(first) ? 8 : 5;
};

const isCapitalised = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word);

const isHan = (letter: string): boolean => /\p{sc=Han}/u.test(letter);

/** True for a word of emoji alone. */
export const isOnlyEmoji = (text: string): boolean => splitEmoji(text).every(({kind}) => kind === 'emoji');

const bare = (word: string): string => word.toLocaleLowerCase('en').replaceAll(/[^\p{L}\p{M}'’]/gu, '');

/** Words that say nothing until the next one comes (English, Indonesian, Spanish, French, Arabic, German). */
const clingsToNext = new Set(
  `a an the my your his her its our their this that these those of to in on at by for with from into as is are was were be been am will
  would can could should must not no very so too don't i'm it's he she we they you i
  di ke dari pada yang untuk dengan akan sudah tidak bukan sebuah seorang para si sang
  el la los las un una de del al en con por para que se le les des du au aux une dans sur et ne pas
  في من إلى على عن مع قد لم لن لا ما هذا هذه ذلك تلك أن إن كان كانت
  der die das den dem des ein eine einen einem einer im am zum zur mit von auf und nicht`.split(/\s+/),
);

/** Words that begin something new: good company for what follows. */
const opensClause = new Set(
  `and but or because when while where who which if then than after before until though although so since
  dan tetapi tapi atau karena ketika saat jika kalau sebelum sesudah setelah sehingga agar supaya
  y pero o porque cuando si mais ou parce quand aber oder weil wenn dass`.split(/\s+/),
);

/** What a script needs to be set: whether it has spaces, which way it runs, how wide it is. */

/** Scripts that write words without spaces between them. */
const withoutSpaces = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}ー々〆「」『』（）、。！？]/u;

/** True where the text begins with a letter of a script without spaces. */
export const isWithoutSpaces = (text: string): boolean => withoutSpaces.test([...text][0] ?? '');

/** True where any part of the text is in a script without spaces. */
export const hasPartsWithoutSpaces = (text: string): boolean => withoutSpaces.test(text);

/** True for text of opening quotes and brackets alone: it belongs to what follows. */
export const opensOnly = (text: string): boolean => /^[\p{Ps}\p{Pi}¿¡]+$/u.test(text);

export const isHiragana = (letter: string): boolean => /\p{sc=Hira}/u.test(letter);

/** True for a segment that only continues a Japanese phrase: particles and the ends of verbs, as segmenters give them. */
export const isJapaneseEnding = (segment: string): boolean => japaneseEndings.test(segment);

const japaneseEndings =
  /^(は|が|を|に|で|と|も|の|へ|や|か|ね|よ|な|だ|た|て|ば|ん|い|し|さ|れ|ら|って|から|まで|より|でし|ます|まし|ませ|ない|なかっ|いる|いた|しま|られ|しょう|こと|たち)/;

/** Scripts whose letters join: a word that is cut in the middle changes its letters' shapes. */
export const isJoined = (text: string): boolean => /[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Nkoo}\p{sc=Deva}\p{sc=Beng}]/u.test(text);

const languagesByScript: readonly (readonly [RegExp, string])[] = [
  [/[\p{sc=Hira}\p{sc=Kana}]/u, 'ja'],
  [/\p{sc=Hang}/u, 'ko'],
  [/\p{sc=Han}/u, 'zh'],
  [/\p{sc=Thai}/u, 'th'],
  [/\p{sc=Arab}/u, 'ar'],
  [/\p{sc=Hebr}/u, 'he'],
  [/\p{sc=Deva}/u, 'hi'],
  [/\p{sc=Beng}/u, 'bn'],
  [/\p{sc=Taml}/u, 'ta'],
];

/** The language that the script of a text suggests; null for scripts of many languages, like ours. */
export const languageOf = (text: string): string | null => languagesByScript.find(([letters]) => letters.test(text))?.[1] ?? null;

const rightToLeft = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/gu;
const rightToLeftLanguages = /^(ar|arc|ckb|dv|fa|he|nqo|ps|sd|syr|ug|ur|yi)\b/i;

/**
 * Which way a text runs as a whole: by its language where that is known, otherwise by most of its letters. Not by its first letter: an Arabic
 * sentence may well begin with the name of a company.
 */
export const directionOf = (text: string, language: string | null): 'ltr' | 'rtl' => {
  if (language !== null && rightToLeftLanguages.test(language)) return 'rtl';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return 2 * (text.match(rightToLeft)?.length ?? 0) > letters ? 'rtl' : 'ltr';
};

/** True where a text has letters of both directions: then every word has to stay plain inline text, or their order breaks. */
export const isMixedDirection = (text: string): boolean => {
  const right = text.match(rightToLeft)?.length ?? 0;
  return right > 0 && /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{Nd}]/u.test(text);
};

/** Scripts with marks above and below their letters, which need more room between lines. */
export const isTall = (text: string): boolean =>
  /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Taml}]/u.test(text);

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** What a reader takes for one letter: an emoji of seven code points is one, and so is a consonant with its marks. */
export const graphemesOf = (text: string): string[] =>
  // Most words are plain, and asking the segmenter for each of a long film's takes seconds.
  /^[ -\u02FF]*$/.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({segment}) => segment);

/**
 * Estimated width of a text in ems of a heavy sans serif, a little generous. Lines are planned with it; that a browser is not asked keeps
 * paging the same everywhere, and a line that comes out too long after all wraps.
 */
export const widthInEms = (text: string): number => {
  let width = 0;
  for (const letter of graphemesOf(text)) width += letterWidth(letter);
  return width;
};

const wide = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{Extended_Pictographic}\p{Regional_Indicator}\u3000-\u303F\uFF00-\uFF60]/u;

const letterWidth = (letter: string): number => {
  if (/^\p{Nd}$/u.test(letter)) return 0.65;
  if (wide.test(letter)) return 1.05;
  if (/^[\s.,:;'’!|iljI]/.test(letter)) return 0.31;
  if (/^[ftr()[\]"“”-]/.test(letter)) return 0.42;
  if (/^[mwMW@%—]/.test(letter)) return 0.92;
  if (/^\p{Lu}/u.test(letter)) return 0.72;
  if (/^\p{sc=Deva}/u.test(letter)) return 0.72;
  return 0.6;
};

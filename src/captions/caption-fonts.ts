/** Typefaces that captions find by themselves once a film imports their package, by the script they are for. */
interface ScriptFont {
  readonly family: string;
  readonly package: string;
  /** Languages that prefer it over others which have the same letters. */
  readonly languages: readonly string[];
  readonly letters: RegExp;
}

const noto = (name: string, languages: readonly string[], letters: RegExp): ScriptFont => ({
  family: `Noto Sans${name === '' ? '' : ` ${name}`} Variable`,
  package: `@fontsource-variable/noto-sans${name === '' ? '' : `-${name.toLowerCase()}`}`,
  languages,
  letters,
});

const scriptFonts: readonly ScriptFont[] = [
  noto('JP', ['ja'], /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}\u3000-\u303F\uFF00-\uFF60]/u),
  noto('KR', ['ko'], /\p{sc=Hang}/u),
  noto('SC', ['zh', 'zh-CN', 'zh-Hans'], /\p{sc=Han}/u),
  noto('TC', ['zh-TW', 'zh-HK', 'zh-Hant'], /\p{sc=Bopo}/u),
  noto('Arabic', ['ar', 'fa', 'ur'], /\p{sc=Arab}/u),
  noto('Hebrew', ['he', 'yi'], /\p{sc=Hebr}/u),
  noto('Thai', ['th'], /\p{sc=Thai}/u),
  noto('Devanagari', ['hi', 'mr', 'ne'], /\p{sc=Deva}/u),
  noto('Bengali', ['bn'], /\p{sc=Beng}/u),
  noto('Tamil', ['ta'], /\p{sc=Taml}/u),
  noto('Telugu', ['te'], /\p{sc=Telu}/u),
  noto('Khmer', ['km'], /\p{sc=Khmr}/u),
  noto('Lao', ['lo'], /\p{sc=Laoo}/u),
  noto('Georgian', ['ka'], /\p{sc=Geor}/u),
  noto('Armenian', ['hy'], /\p{sc=Armn}/u),
  noto('', [], /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}]/u),
];

/** What captions are set in unless they are told otherwise; every bundle has it. */
export const captionFamily = 'Inter Variable';

/**
 * Families in the order in which a glyph is looked for: the author's, ours, then those of scripts, the caption's language first, because
 * Chinese, Japanese and Korean draw the same characters differently.
 */
export const captionFamilies = (own: string | null, language: string | null): string[] => {
  const speech = language?.split('-')[0];
  const prefers = ({languages}: ScriptFont): boolean =>
    language !== null && (languages.includes(language) || languages.includes(speech ?? ''));
  const ordered = [...scriptFonts.filter(prefers), ...scriptFonts.filter((font) => !prefers(font))].map(({family}) => family);
  return [...new Set([...(own === null ? [] : familiesIn(own)), captionFamily, ...ordered])];
};

/** The package that has a character, as far as we know one. */
export const packageFor = (character: string, language: string | null): string | null => {
  const fitting = scriptFonts.filter(({letters}) => letters.test(character));
  const preferred = fitting.find(({languages}) => language !== null && languages.includes(language.split('-')[0] ?? ''));
  return (preferred ?? fitting[0])?.package ?? null;
};

/** `"Inter Variable", sans-serif` as a list of names. */
export const familiesIn = (fontFamily: string): string[] =>
  fontFamily
    .split(',')
    .map((name) => name.trim().replaceAll(/^["']|["']$/g, ''))
    .filter((name) => name !== '');

/** Names as CSS writes them. */
export const fontFamilyOf = (families: readonly string[]): string => families.map((name) => JSON.stringify(name)).join(', ');

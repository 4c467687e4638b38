/** The prompt's signs, in order. Positions count in the normalised text, so that evidence can be cut out of it. */
export type Sign = {readonly start: number; readonly end: number} & (
  | {readonly kind: 'word'; readonly key: string; readonly hyphenated: boolean}
  | {readonly kind: 'number'; readonly key: string}
  | {readonly kind: 'brace'; readonly name: string}
  | {readonly kind: 'quotation'; readonly text: string}
  | {readonly kind: 'break'; readonly strength: 'comma' | 'sentence'}
);

export interface Signs {
  readonly text: string;
  readonly signs: readonly Sign[];
}

/**
 * Cuts a prompt into words, numbers, braces, quotations and breaks: one pass over its characters, in time linear in its length.
 *
 * Compatibility forms are folded (NFKC) and case is folded without a locale, or the same prompt would read differently on a Turkish
 * machine. Lone surrogates become U+FFFD: they have no UTF-8, and the plan has to be hashed.
 */
export const readSigns = (prompt: string): Signs => {
  const text = wellFormed(prompt.normalize('NFKC'));
  const signs: Sign[] = [];
  const nextCloser = closersIn(text);
  let hyphen = -1;
  let at = 0;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const after = at + character.length;
    const closer = quotes.get(character);
    const close = closer === undefined ? -1 : nextCloser(closer, after);
    const brace = character === '{' ? nextCloser('}', after) : -1;
    const alphabet = alphabetOf(character);
    if (close > after) {
      signs.push({kind: 'quotation', text: text.slice(after, close).trim(), start: at, end: close + 1});
      at = close + 1;
    } else if (brace > after) {
      signs.push({kind: 'brace', name: text.slice(after, brace).trim(), start: at, end: brace + 1});
      at = brace + 1;
    } else if (alphabet !== null) {
      const end = endOfRun(text, after, alphabet);
      const key = keyOf(text.slice(at, end));
      signs.push(
        alphabet === 'digit' ? {kind: 'number', key, start: at, end} : {kind: 'word', key, hyphenated: hyphen === at, start: at, end},
      );
      at = end;
    } else {
      if (character === '-') hyphen = after;
      const strength = breaks.get(character);
      if (strength !== undefined) signs.push({kind: 'break', strength, start: at, end: after});
      at = after;
    }
  }
  return {text, signs};
};

const breaks: ReadonlyMap<string, 'comma' | 'sentence'> = new Map([
  ...[...',:()[]/|–—、،·•'].map((sign) => [sign, 'comma'] as const),
  ...[...'.;!?\n。؛؟…'].map((sign) => [sign, 'sentence'] as const),
]);

const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
]);

/** Finds closing signs. A sign that has run out is not searched for again, or a prompt of opening quotes would cost its square. */
const closersIn = (text: string): ((sign: string, from: number) => number) => {
  const runOut = new Set<string>();
  return (sign, from) => {
    if (runOut.has(sign)) return -1;
    const found = text.indexOf(sign, from);
    if (found === -1) runOut.add(sign);
    return found;
  };
};

type Alphabet = 'letter' | 'digit' | 'picture';

/** Emoji are words of their own; without this "🦊" would be dropped like punctuation. */
const alphabetOf = (character: string): Alphabet | null => {
  if (/[0-9]/.test(character)) return 'digit';
  if (/[\p{L}\p{M}\p{N}&]/u.test(character)) return 'letter';
  return /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(character) ? 'picture' : null;
};

const endOfRun = (text: string, from: number, alphabet: Alphabet): number => {
  let at = from;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (alphabetOf(character) !== alphabet && !joins(text, at, alphabet)) return at;
    at += character.length;
  }
  return at;
};

/** The apostrophe of "don't", the point of "1.5" (a comma in Indonesian), the joiners and skin tones of emoji. */
const joins = (text: string, at: number, alphabet: Alphabet): boolean => {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const next = String.fromCodePoint(text.codePointAt(at + character.length) ?? 0);
  if (alphabet === 'letter') return /['’]/.test(character) && /\p{L}/u.test(next);
  if (alphabet === 'digit') return /[.,]/.test(character) && /[0-9]/.test(next);
  return /[\u200d\ufe0f\p{Emoji_Modifier}]/u.test(character);
};

/** The form that the lexicon knows a word by: lower case, straight apostrophe, no English possessive. */
const keyOf = (word: string): string => {
  const key = word.toLowerCase().replaceAll('’', "'");
  return key.endsWith("'s") && key.length > 2 ? key.slice(0, -2) : key;
};

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

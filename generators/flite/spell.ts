/** Typographic signs that flite would read as nothing, and what it does read. */
const plain: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '',
  '”': '',
  '…': '.',
  '–': ',',
  '—': ',',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
};

/**
 * A word in the letters that flite knows: accents off, typographic signs as plain ones, emoji left out.
 *
 * @example
 * spelledPlainly('naïve…') // 'naive.'
 */
export function spelledPlainly(text: string): string {
  const known = [...text].map((character) => plain[character] ?? character).join('');
  return known
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .trim();
}

/** The first letter that has no such form: flite would leave it out without a word. */
export function unreadableLetter(text: string): string | null {
  for (const character of text.normalize('NFC')) {
    if (/[\p{L}\p{N}]/u.test(character) && spelledPlainly(character) === '') return character;
  }
  return null;
}

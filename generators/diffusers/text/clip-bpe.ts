/**
 * CLIP's byte-level byte-pair encoding (Radford et al., arXiv 2103.00020; Sennrich, Haddow, Birch, arXiv 1508.07909) from the two files that
 * model folders have: `vocab.json` (token → id) and `merges.txt` (pairs, the first learned first).
 */

export interface BytePairs {
  readonly vocabulary: ReadonlyMap<string, number>;
  /** "a b" → rank. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** Of texts in lower case. Not `i`: it would fold the long s, which Python's does not, into 's. */
const words = /<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/gu;

export const readBytePairs = (vocabulary: Readonly<Record<string, number>>, merges: string): BytePairs => ({
  vocabulary: new Map(Object.entries(vocabulary)),
  ranks: new Map(
    merges
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#version'))
      .map((line, rank) => [line, rank]),
  ),
});

/** Ids of a text, without start and end. */
export function encodeBytePairs(text: string, pairs: BytePairs, unknown: number): number[] {
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
  return [...clean.matchAll(words)].flatMap(([word]) => {
    const whole = pairs.vocabulary.get(word);
    if (word.startsWith('<|') && whole !== undefined) return [whole];
    return merged(word, pairs.ranks).map((token) => pairs.vocabulary.get(token) ?? unknown);
  });
}

function merged(word: string, ranks: ReadonlyMap<string, number>): string[] {
  const letters = [...new TextEncoder().encode(word)].map((byte) => characterOfByte[byte] ?? '');
  let parts = [...letters.slice(0, -1), `${letters.at(-1) ?? ''}</w>`];
  while (parts.length > 1) {
    const ranked = parts.slice(1).map((right, i) => ranks.get(`${parts[i]} ${right}`) ?? Number.POSITIVE_INFINITY);
    const least = Math.min(...ranked);
    if (least === Number.POSITIVE_INFINITY) break;
    const at = ranked.indexOf(least);
    const pair = [parts[at], parts[at + 1]];
    const next: string[] = [];
    for (let i = 0; i < parts.length; i++) {
      const isPair = parts[i] === pair[0] && parts[i + 1] === pair[1];
      next.push(isPair ? `${pair[0]}${pair[1]}` : (parts[i] ?? ''));
      if (isPair) i++;
    }
    parts = next;
  }
  return parts;
}

/** GPT-2's table: printable bytes stand for themselves, the others for characters from 256 on. */
const characterOfByte: readonly string[] = (() => {
  const isPrintable = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let next = 256;
  return Array.from({length: 256}, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
})();

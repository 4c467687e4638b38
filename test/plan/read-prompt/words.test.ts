import {describe, expect, it} from 'vitest';
import {findPieces} from '../../../src/plan/read-prompt/language/find-pieces.ts';
import {readSigns} from '../../../src/plan/read-prompt/language/words.ts';

const piecesOf = (prompt: string): readonly string[] => findPieces(prompt, []).map(({words}) => words);

describe('a prompt is cut', () => {
  it('into the longest phrases that the lexicon knows', () => {
    expect(piecesOf('golden hour, a golden coffee cup')).toEqual(['golden hour', ',', 'a', 'golden', 'coffee cup']);
    expect(piecesOf('rubah memakai jas hujan saat hujan')).toEqual(['rubah', 'memakai', 'jas hujan', 'saat', 'hujan']);
  });

  it('with hyphens as spaces, but for Indonesian plurals', () => {
    expect(piecesOf('close-up dolly-in')).toEqual(['close-up', 'dolly-in']);
    expect(piecesOf('kucing-kucing dan kupu-kupu')).toEqual(['kucing-kucing', 'dan', 'kupu-kupu']);
    expect(findPieces('kucing-kucing', [])[0]?.plural).toBe(true);
    expect(findPieces('kupu-kupu', [])[0]?.plural).toBe(false);
  });

  it.each([
    ["the fox's tail", ['the', 'fox', 'tail']],
    ['don’t', ["don't"]],
    ['35mm', ['35', 'mm']],
    ['1,5 detik', ['1,5', 'detik']],
    ['ＦＯＸ', ['fox']],
    ['👩‍🚀🦊', ['👩‍🚀🦊']],
  ])('at the borders of words: %s', (prompt, keys) => {
    const found = readSigns(prompt).signs.map((sign) => ('key' in sign ? sign.key : sign.kind));
    expect(found).toEqual(keys);
  });

  it('with quotations and braces whole, and their signs alone where they are not closed', () => {
    expect(readSigns('"hello, you" {fox} "').signs.map(({kind}) => kind)).toEqual(['quotation', 'brace']);
    expect(readSigns('{ “ fox').signs.map(({kind}) => kind)).toEqual(['word']);
  });

  it('never in the middle of a character: a lone surrogate becomes U+FFFD', () => {
    expect(readSigns('a\ud83dfox').text).toBe('a\ufffdfox');
  });
});

/**
 * Whether bytes that were decoded as Windows-1252 read like text of Western Europe. Every byte sequence decodes as Windows-1252, so this is the only
 * protection against `Pawe³` (Polish) or `CafŽ` (a Mac). In doubt the answer is no, and the author names the encoding.
 *
 * Letters that Polish, Czech, Turkish, Hungarian, Cyrillic or Mac bytes turn into are left out although some language of Western Europe has them
 * (š, ž, ý, ð, þ), and so are positions that no Western word has.
 */
export const readsAsWesternText = (text: string): boolean =>
  !(implausible.test(text) || /[^\0-\x7f]{4}/.test(text.replaceAll(symbols, '')));

const symbols = /[€‚„…‰‹‘’“”•–—™›\u00a0¡¢£¥§©«®°±·²³º»¼½¾¿ª×÷µ´]/g;
const letters = 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœ';

const implausible = new RegExp(
  [
    // Any other sign above ASCII.
    `[^\\0-\\x7f${letters}${symbols.source.slice(1, -1)}]`,
    // A capital inside a word: the é of a Mac reads as Ž, its ä as Š; only capitals stand beside it.
    `(?<=\\p{Ll})[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ]`,
    `(?<=\\p{L})[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ](?=\\p{Ll})`,
    // A symbol inside a word; apostrophes, hyphens and the point of Catalan stand there.
    `(?<=\\p{L})[€‚„…‰‹“”•™›¡¢£¥§©«®°±²³»¼½¾¿ªº×÷µ](?=\\p{L})`,
    // Powers follow a unit: the Polish ł reads as ³.
    `(?<=\\p{L}{3})[²³]`,
    // The Hungarian ő reads as õ, which Portuguese writes before an e only; the Polish ś as œ, which French writes before a u.
    `õ(?!e)`,
    `Õ(?!E)`,
    `œ(?!u)`,
    `Œ(?![uU])`,
    // UTF-8 in between.
    `[ÃÂ][${symbols.source.slice(1, -1)}]`,
  ].join('|'),
  'u',
);

import {describe, expect, it} from 'vitest';
import {decodeText} from '../../src/project/decode-text.ts';

/** Bytes of other encodings, as their Windows-1252 reading. */
const bytesOf = (...bytes: (string | number)[]): Uint8Array =>
  Uint8Array.from(bytes.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])));

describe('bytes that are no UTF-8', () => {
  it.each([
    'Café Müller, Zürich',
    'Peña & Söhne, ¿qué?',
    'Crème brûlée, cœur, naïve, Noël, ÎLE',
    'Smørrebrød, Ærø, Ångström',
    'São João, ações, pão',
    'Straße 5 m² – 20 °C',
    "Col·lecció d'estiu",
    'CAFÉ® ½ Fläche',
  ])('are read as Windows-1252 where that gives text of Western Europe: %s', (text) => {
    const bytes = Uint8Array.from(text, (sign) => ({'–': 0x96, œ: 0x9c})[sign] ?? sign.charCodeAt(0));
    expect(decodeText(bytes)).toEqual({text, encoding: 'windows-1252'});
  });

  it.each<[string, Uint8Array]>([
    ['Polish', bytesOf('Pawe', 0xb3, ' i Go', 0x9c, 0xe6)],
    ['Hungarian', bytesOf('Gy', 0xf5, 'r')],
    ['Turkish', bytesOf('Be', 0xfe, 'ikta', 0xfe)],
    ['Cyrillic', bytesOf(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2)],
    ['Greek', bytesOf(0xca, 0xe1, 0xeb, 0xe7, 0xec, 0xdd, 0xf1, 0xe1)],
    ['Japanese', bytesOf(0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea)],
    ['Chinese', bytesOf(0xc4, 0xe3, 0xba, 0xc3)],
    ['a Mac', bytesOf('Caf', 0x8e, ' M', 0x9f, 'ller')],
    ['a German Mac', bytesOf('K', 0x8a, 'se, Stra', 0xa7, 'e')],
    ['two encodings in one file', bytesOf('Caf', 0xc3, 0xa9, ' M', 0xfc, 'ller')],
  ])('of %s are no text: they could be of several encodings', (_, bytes) => {
    expect(decodeText(bytes)).toBeNull();
  });
});

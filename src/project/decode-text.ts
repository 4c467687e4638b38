import {readsAsWesternText} from './western-text.ts';

/** How a text file was written. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file that somebody's spreadsheet or editor saved: UTF-8 and UTF-16 with or without byte order mark, else Windows-1252, which Excel's "CSV" is in western
 * Europe and America, where it reads like text of those languages.
 *
 * @returns null for bytes that are none of these, or may as well be of another encoding.
 * @example
 * decodeText(Uint8Array.of(0x43, 0x61, 0x66, 0xe9)) // {text: 'Café', encoding: 'windows-1252'}
 */
export const decodeText = (bytes: Uint8Array): {readonly text: string; readonly encoding: TextEncoding} | null => {
  const encodings: readonly TextEncoding[] = [encodingOf(bytes), 'windows-1252'];
  for (const encoding of encodings) {
    if (encoding === 'windows-1252' && bytes.some((byte) => unusedInWindows.has(byte))) continue;
    try {
      // The decoder leaves the byte order mark out.
      const text = encoding === 'windows-1252' ? decodeWindows(bytes) : new TextDecoder(encoding, {fatal: true}).decode(bytes);
      if (text.includes('\0') || (encoding === 'windows-1252' && !readsAsWesternText(text))) continue;
      return {text, encoding};
    } catch {
      // Not of this encoding: the next one.
    }
  }
  return null;
};

/** Bytes that stand for nothing in Windows-1252, and the zero, which no text has. */
const unusedInWindows = new Set([0x00, 0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const encodingOf = (bytes: Uint8Array): TextEncoding => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark, every other byte of western text is zero.
  const head = bytes.subarray(0, 200);
  const zeros = [0, 1].map((parity) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length);
  if ((zeros[1] ?? 0) > head.length / 4) return 'utf-16le';
  return (zeros[0] ?? 0) > head.length / 4 ? 'utf-16be' : 'utf-8';
};

/** What Windows-1252 has between 0x80 and 0x9f, by the WHATWG's table. Node 20 decodes these as Latin-1, where they are control characters. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const decodeWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\x80-\x9f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);

/**
 * What people save or download in place of a text; null for what may be one.
 *
 * @example
 * otherFormatOf(new TextEncoder().encode('PK\u0003\u0004')) // 'a workbook (.xlsx, .numbers) or another ZIP archive'
 */
export const otherFormatOf = (bytes: Uint8Array): string | null => {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return 'a workbook (.xlsx, .numbers) or another ZIP archive';
  if (start.startsWith('\xd0\xcf\x11\xe0')) return 'an old Excel workbook (.xls)';
  if (start.startsWith('%PDF')) return 'a PDF';
  return /^(\xef\xbb\xbf)?\s*(<!doctype html|<html)/i.test(start) ? 'a web page: a table behind a login answers with one' : null;
};

/** Where a text that is no UTF-8 stops being some. */
export const lineOfFirstOddByte = (bytes: Uint8Array): number => {
  const text = new TextDecoder().decode(bytes);
  return text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\r|\n/).length;
};

/** Byte values by the signs that they stand for in Windows-1252. */
export const windowsByteOf: ReadonlyMap<string, number> = new Map(
  Array.from(decodeWindows(Uint8Array.from({length: 256}, (_, byte) => byte)), (sign, byte) => [sign, byte]),
);

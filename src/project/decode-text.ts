/** How a text file was written. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file that somebody's spreadsheet or editor saved: UTF-8 and UTF-16 with or without byte order mark, else Windows-1252, which Excel's "CSV" is in western
 * Europe and America.
 *
 * @returns null for bytes that are none of these.
 * @example
 * decodeText(Uint8Array.of(0x43, 0x61, 0x66, 0xe9)) // {text: 'Café', encoding: 'windows-1252'}
 */
export const decodeText = (bytes: Uint8Array): {readonly text: string; readonly encoding: TextEncoding} | null => {
  const encodings: readonly TextEncoding[] = [encodingOf(bytes), 'windows-1252'];
  for (const encoding of encodings) {
    if (encoding === 'windows-1252' && bytes.some((byte) => unusedInWindows.has(byte))) continue;
    try {
      // The decoder leaves the byte order mark out.
      return {text: encoding === 'windows-1252' ? decodeWindows(bytes) : new TextDecoder(encoding, {fatal: true}).decode(bytes), encoding};
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
  Array.from(bytes, (byte) => (byte >= 0x80 && byte <= 0x9f ? windowsSigns[byte - 0x80] : String.fromCharCode(byte))).join('');

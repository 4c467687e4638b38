import {cueInvalid} from './cue.ts';

/**
 * The text of a file that people made with any editor: UTF-8, or UTF-16 where its first bytes say so, or where every second byte is empty as in no other
 * text. Other encodings cannot be told from each other: the error shows what the likely one would give.
 *
 * @throws ReshootError `captions-file-invalid` with the line of the first byte that is not UTF-8.
 * @example
 * decodeText(new Uint8Array([0xff, 0xfe, 0x48, 0x00, 0x69, 0x00]), 'en.srt') // 'Hi'
 */
export const decodeText = (bytes: Uint8Array, file: string): string => {
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw notUtf8(bytes, file);
  }
};

const wideEncodingOf = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Numbers, line ends and arrows are in every subtitle file, in whichever script its text is.
  let [evenZeros, oddZeros] = [0, 0];
  const sample = bytes.subarray(0, 200);
  for (const [index, byte] of sample.entries()) {
    if (byte === 0 && index % 2 === 0) evenZeros++;
    if (byte === 0 && index % 2 === 1) oddZeros++;
  }
  if (oddZeros > sample.length / 8 && evenZeros === 0) return 'utf-16le';
  return evenZeros > sample.length / 8 && oddZeros === 0 ? 'utf-16be' : null;
};

const notUtf8 = (bytes: Uint8Array, file: string): Error => {
  const before = new TextDecoder().decode(bytes).split('\uFFFD')[0] ?? '';
  const line = before.split(/\r\n|\n|\r/).length;
  // Windows-1252 has a sign for every byte: it never fails, and is never sure.
  const guessed =
    new TextDecoder('windows-1252')
      .decode(bytes)
      .split(/\r\n|\n|\r/)
      [line - 1]?.trim() ?? '';
  return cueInvalid({
    expected: 'a file in UTF-8',
    found: `bytes that are none; as Windows-1252 the line would be ${JSON.stringify(guessed.slice(0, 60))}`,
    file,
    line,
    fix: `open ${file} in an editor with the encoding that shows this line right, and save it as UTF-8`,
  });
};

import {windowsByteOf} from './decode-text.ts';

/** What a cell holds that no author means to show: made by a program on the way. `damaged`: nobody wants it in a film. `doubtful`: probably not. */
export type CellDoubt = {readonly state: 'damaged' | 'doubtful'; readonly found: string; readonly fix: string} | null;

/**
 * What a spreadsheet, an export or a wrong encoding has left in a cell.
 *
 * @example
 * doubtOfCell('#REF!') // {state: 'damaged', found: 'the error of a formula', …}
 */
export const doubtOfCell = (text: string): CellDoubt => {
  if (text.includes('\ufffd')) {
    return {
      state: 'damaged',
      found: 'a letter that was lost when the file was saved (U+FFFD)',
      fix: 'export the table again, as CSV UTF-8',
    };
  }
  if (/^#(REF!|N\/A|DIV\/0!|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!|FIELD!|ERROR!|NV|BEZUG!|WERT!|ZAHL!)$/.test(text)) {
    return {state: 'damaged', found: 'the error of a formula', fix: 'mend the formula in the sheet, and export it again'};
  }
  if (/^#{3,}$/.test(text)) {
    return {state: 'damaged', found: 'a number in a column that is too narrow', fix: 'widen the column in the sheet, and export it again'};
  }
  if (/^[+-]?\d[.,]\d+E\+\d{2,}$/.test(text)) {
    return {state: 'doubtful', found: 'a long number as spreadsheets shorten it', fix: 'format the column as text, and enter it again'};
  }
  const meant = readAsUtf8(text);
  if (meant !== null) {
    return {
      state: 'doubtful',
      found: `UTF-8 that was read as Windows-1252 before, of ${JSON.stringify(meant)}`,
      fix: 'export it as CSV UTF-8',
    };
  }
  if (/&(amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);/i.test(text)) {
    return {state: 'doubtful', found: 'a character reference of HTML', fix: 'write the sign itself: & in place of &amp;'};
  }
  return null;
};

/** Only beginnings of letters that are in use: É® is no IPA. `CafÃ©` is `Café`, saved as UTF-8 and read as Windows-1252; null for any other text. */
const readAsUtf8 = (text: string): string | null => {
  if (!/[ÂÃÄÅÐÑâã][\u0080-\u00bf\u2013-\u2122\u20ac\u0152-\u0192\u02c6\u02dc]/.test(text)) return null;
  const bytes: number[] = [];
  for (const character of text) {
    const byte = windowsByteOf.get(character);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
};

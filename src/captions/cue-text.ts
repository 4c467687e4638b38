import type {Repairs} from './repairs.ts';

/** Elements of the mark-up of subtitle files: SubRip's and WebVTT's. Others may be what somebody says: `<sighs>`. */
const elements = 'i|b|u|s|em|strong|font|span|c|v|lang|ruby|rt|rp|p|div|small|big|center|strike|del|ins|mark';
const mark = new RegExp(String.raw`<\/?(?:${elements})(?:[.\s][^>\n]*)?\/?>|<\d+(?::\d+)+[.,]\d+>|\{\\[^}\n]*\}|<\/[a-z]*$`, 'gi');

/**
 * The text of a cue without its mark-up: elements, stamps, ASS tags such as `{\an8}`. `<br>` breaks a line. What stands above letters to help with their
 * reading (`<rt>`) is left out, as a line of captions has no place for it.
 */
export const withoutMarkup = (text: string): string =>
  withoutEntities(
    text
      .replaceAll(/<br\s*\/?>/gi, '\n')
      .replaceAll(/<(rt|rp)(?:[.\s][^>]*)?>[^<]*(?:<\/\1>|(?=<\/ruby>))/gi, '')
      .replaceAll(mark, ''),
  );

/** Notes what of a cue's text is not shown although somebody may miss it. */
export const noteUnshown = (rows: readonly string[], line: number, repairs: Repairs): void => {
  const text = rows.join('\n');
  const rt = /<rt(?:[.\s][^>]*)?>([^<]*)/i.exec(text)?.[1];
  if (rt === undefined) return;
  repairs.note({
    line,
    expected: 'text that fits into lines',
    found: `<rt>${rt}</rt>, which stands above the line and is left out`,
    fix: `write it behind the word, in brackets: (${rt})`,
  });
};

const withoutEntities = (text: string): string => text.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]+);/gi, characterOf);

/** What an entity stands for; one that nobody knows is text. */
const characterOf = (written: string, name: string): string => {
  if (!name.startsWith('#')) return entities[name] ?? entities[name.toLowerCase()] ?? written;
  const code = Number(/^#x/i.test(name) ? `0x${name.slice(2)}` : name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : written;
};

/** The characters that subtitle files write by name. */
const entities: {readonly [name: string]: string | undefined} = {
  ...{amp: '&', lt: '<', gt: '>', nbsp: '\u00A0', lrm: '\u200E', rlm: '\u200F', quot: '"', apos: "'"},
  ...{hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»'},
  ...{copy: '©', reg: '®', trade: '™', deg: '°', euro: '€', pound: '£', shy: '\u00AD', zwj: '\u200D', zwnj: '\u200C'},
};

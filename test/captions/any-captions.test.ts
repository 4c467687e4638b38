import fc from 'fast-check';
import {parseText, tokenizeVTTCue, type VTTNode} from 'media-captions';
import {describe, expect, it} from 'vitest';
import {captionWords} from '../../src/captions/caption-word.ts';
import {pageCues} from '../../src/captions/page-cues.ts';
import {fileLimits} from '../../src/captions/page-limits.ts';
import {parseCaptions, type ReadCaptions} from '../../src/captions/parse-captions.ts';
import {readTranscript} from '../../src/captions/transcript.ts';
import {parseTranscriptJson} from '../../src/captions/transcript-json.ts';
import {ReshootError} from '../../src/index.ts';
import {assemblyAi, karaoke, whisperX, youtube} from './sample-cases.ts';

type Format = 'srt' | 'vtt' | 'ass';

interface PlainCue {
  readonly start: number;
  readonly length: number;
  readonly rows: readonly string[];
}

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
const at = (milliseconds: number, point: string): string =>
  `${two(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}${point}${String(milliseconds % 1000).padStart(3, '0')}`;
const hundredths = (milliseconds: number): string => at(milliseconds, '.').slice(1, -1);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const write: Readonly<Record<Format, (cues: readonly PlainCue[]) => string>> = {
  srt: (cues) =>
    cues
      .map(({start, length, rows}, index) => `${index + 1}\n${at(start, ',')} --> ${at(start + length, ',')}\n${rows.join('\n')}\n`)
      .join('\n'),
  vtt: (cues) =>
    `WEBVTT\n\n${cues.map(({start, length, rows}, index) => `${index % 2 === 0 ? '' : `c${index}\n`}${at(start, '.')} --> ${at(start + length, '.')} align:start\n<v Me>${rows.map(escaped).join('\n')}</v>\n`).join('\n')}`,
  ass: (cues) =>
    `[Script Info]\n\n[V4+ Styles]\nFormat: Name\nStyle: Default\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n${cues.map(({start, length, rows}) => `Dialogue: 0,${hundredths(start)},${hundredths(start + length)},Default,,0,0,0,,{\\i1}${rows.join('\\N')}`).join('\n')}\n`,
};

/** What players show that use the parser of media-captions. */
const shownByPlayers = async (text: string, format: Format): Promise<string[]> => {
  const {cues} = await parseText(text, {type: format});
  const plain = (nodes: readonly VTTNode[]): string =>
    nodes.map((node) => (node.type === 'text' ? node.data : plain(node.children))).join('');
  return cues.map((cue) => inShort(cue.startTime, cue.endTime, format === 'vtt' ? plain(tokenizeVTTCue(cue)) : cue.text));
};
const shownByUs = ({cues}: ReadCaptions): string[] => cues.map((cue) => inShort(cue.startInSeconds, cue.endInSeconds, cue.text));
const inShort = (start: number, end: number, text: string): string =>
  `${start.toFixed(3)} ${end.toFixed(3)} ${text
    .replaceAll(/<\/?[biuv][^>]*>|&lrm;|\{\\[^}\n]*\}/g, '')
    .split(/\n|<br ?\/?>/)
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .join(' / ')}`;

const row = fc.array(fc.constantFrom('Good', 'morning,', 'déjà', '漢字', 'R&D', 'a<b', '12', '♪', '—', "it's", 'मे'), {
  minLength: 1,
  maxLength: 5,
});
/** Cues in order, each with a text of its own. */
const cuesOf = fc
  .array(
    fc.record({
      gap: fc.integer({min: 1, max: 400}),
      length: fc.integer({min: 1, max: 400}),
      rows: fc.array(row, {minLength: 1, maxLength: 3}),
    }),
    {minLength: 1, maxLength: 8},
  )
  .map((found) => {
    let start = 0;
    return found.map(({gap, length, rows}, index): PlainCue => {
      start += 10 * gap;
      return {start, length: 10 * length, rows: rows.map((words, place) => `${words.join(' ')} ${index}.${place}x`)};
    });
  });

describe('any file of subtitles', () => {
  it.each(['srt', 'vtt', 'ass'] as const)('has the cues that players show: %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(cuesOf, fc.constantFrom('\n', '\r\n'), async (cues, end) => {
        // Players of SubRip take < for mark-up, and those of ASS have no sign for it either.
        const text = write[format](
          format === 'vtt' ? cues : cues.map((cue) => ({...cue, rows: cue.rows.map((part) => part.replaceAll(/[<&]/g, '+'))})),
        );
        const read = parseCaptions(text.replaceAll('\n', end), `a.${format}`);
        expect(read.findings).toEqual([]);
        expect(shownByUs(read)).toEqual(await shownByPlayers(text, format));
      }),
      {numRuns: 60},
    );
  });

  const damage = fc.record({
    line: fc.nat(60),
    kind: fc.constantFrom('delete', 'double', 'blank', 'space', 'cut', 'digit', 'insert'),
    text: fc.constantFrom(...scraps()),
  });

  it.each(['srt', 'vtt', 'ass'] as const)('that is damaged is read, or refused with a line, and never breaks the film: %s', (format) => {
    fc.assert(
      fc.property(cuesOf, fc.array(damage, {minLength: 1, maxLength: 6}), fc.boolean(), (cues, damages, isSample) => {
        const samples = {srt: write.srt(cues), vtt: youtube, ass: karaoke};
        const text = damages.reduce(damaged, isSample ? samples[format] : write[format](cues));
        const read = attempt(() => parseCaptions(text, `a.${format}`));
        if (read instanceof ReshootError) {
          expect(read.facts.where).toMatch(/^a\.\w+( line \d+)?$/);
          return;
        }
        for (const cue of read.cues) {
          expect(cue.text.trim()).not.toBe('');
          expect(cue.startInSeconds).toBeGreaterThanOrEqual(0);
          expect(cue.endInSeconds).toBeGreaterThan(cue.startInSeconds);
          // Every letter is a word's, and the words are in order.
          if (cue.words)
            expect(
              bare(
                captionWords(cue.words, 'a cue')
                  .map((word) => word.text)
                  .join(''),
              ),
            ).toBe(bare(cue.text));
        }
        pageCues(read.cues, fileLimits('en'), 'en');
      }),
      {numRuns: 300},
    );
  });

  it('of WebVTT that is damaged, and read without a finding, has the cues that players show', async () => {
    await fc.assert(
      fc.asyncProperty(cuesOf, fc.array(damage, {minLength: 1, maxLength: 3}), async (cues, damages) => {
        const text = damages.reduce(damaged, write.vtt(cues).replaceAll('&lt;', '+'));
        const read = attempt(() => parseCaptions(text, 'a.vtt'));
        // Of mark-up that is cut off, players drop what is left of the cue.
        if (read instanceof ReshootError || read.findings.length > 0 || read.cues.some((cue) => cue.text.includes('<'))) return;
        const shown = (await shownByPlayers(text, 'vtt')).filter((cue) => !/^\S+ \S+ $/.test(cue));
        expect(shownByUs(read).sort()).toEqual(shown.sort());
      }),
      {numRuns: 300},
    );
  });
});

describe('any transcript', () => {
  it('is read, or refused as one', () => {
    const scrap = fc.oneof(fc.constantFrom(null, -1, 0, 2900, 'x', [], {}, '0.5', {seconds: 1}, [1], 1e300), fc.jsonValue());
    const samples = [
      whisperX,
      assemblyAi,
      [{text: 'a', startMs: 1, endMs: 2}],
      {results: {channels: [{alternatives: [{words: [{word: 'a', start: 1, end: 2}]}]}]}},
    ];
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(40), scrap, (sample, place, value) => {
        let at = 0;
        const changed: unknown = JSON.parse(JSON.stringify(sample), (_, old: unknown) => (at++ === place ? value : old));
        const read = attempt(() => {
          const {words} = readTranscript(parseTranscriptJson(JSON.stringify(changed) ?? 'null', 'a.json'), 'a.json');
          return captionWords(words, 'a.json');
        });
        if (!(read instanceof ReshootError))
          expect(read.every(({startInSeconds, endInSeconds}) => endInSeconds >= startInSeconds)).toBe(true);
      }),
      {numRuns: 500},
    );
  });
});

const bare = (text: string): string => text.replaceAll(/\s+/gu, '');

function attempt<T>(read: () => T): T | ReshootError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReshootError) return error;
    throw error;
  }
}

function damaged(text: string, {line, kind, text: scrap}: {readonly line: number; readonly kind: string; readonly text: string}): string {
  const lines = text.split('\n');
  const at = line % lines.length;
  const old = lines[at] ?? '';
  const changed: {readonly [kind: string]: readonly string[]} = {
    delete: [],
    double: [old, old],
    blank: ['', old],
    space: [' '],
    cut: [old.slice(0, line % (old.length + 1))],
    digit: [old.replace(/\d/, String(line % 10))],
    insert: [scrap, old],
  };
  return lines.toSpliced(at, 1, ...(changed[kind] ?? [])).join('\n');
}

function scraps(): string[] {
  return [
    ...[
      '7',
      'NOTE',
      'STYLE',
      'WEBVTT',
      '-->',
      '00:00:01.000 --> 00:00:02.000',
      '00:00:01,000 --> 00:00:01,000',
      '<00:00:00.500>',
      '<i',
      '{\\k',
      '{\\k50}',
    ],
    ...['[Events]', 'Format: Text, Start', 'Dialogue: 0', '&#99999999;', '\u0000', '00:00:01,5 -> 1', 'a --> b'],
  ];
}

import {describe, expect, it} from 'vitest';
import {parseCaptions} from '../../src/captions/parse-captions.ts';
import {ReshootError} from '../../src/index.ts';

const failureOf = (text: string, file: string): ReshootError => {
  try {
    parseCaptions(text, file);
  } catch (error) {
    if (error instanceof ReshootError) return error;
    throw error;
  }
  throw new Error('It was read.');
};

describe('a SubRip file', () => {
  const srt =
    '\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Good</i> {\\an8}morning.\r\n\r\n00:01:00.5 --> 00:01:02,000 X1:40\r\nAT&amp;T\r\nsaid so\r\n';

  it('gives cues with lines, without mark-up, whatever wrote its line ends', () => {
    expect(parseCaptions(srt, 'en.srt').cues).toEqual([
      {startInSeconds: 1, endInSeconds: 2.5, text: 'Good morning.'},
      {startInSeconds: 60.5, endInSeconds: 62, text: 'AT&T\nsaid so'},
    ]);
  });

  it.each([
    ['an arrow that is missing', '1\n00:00:01,000 00:00:02,000\nHi\n', 'en.srt line 2'],
    ['text where times belong', '1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\nno times\n', 'en.srt line 6'],
    ['a file that ends after a number', '1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2', 'en.srt line 6'],
    ['a cue that ends before it starts', '\n\n1\n00:00:03,000 --> 00:00:02,000\nHi\n', 'en.srt line 4'],
    ['sixty-one seconds', '1\n00:00:61,000 --> 00:01:02,000\nHi\n', 'en.srt line 2'],
    ['bytes that are no UTF-8', '1\n00:00:01,000 --> 00:00:02,000\nd\uFFFDj\uFFFD vu\n', 'en.srt line 3'],
    ['no cue at all', '\n\n', 'en.srt line 1'],
  ])('names file and line of %s', (_, text, where) => {
    const {code, facts} = failureOf(text, 'en.srt');
    expect([code, facts.where]).toEqual(['captions-file-invalid', where]);
  });

  it('may have its cues out of order and overlapping', () => {
    const {cues} = parseCaptions('2\n00:00:05,000 --> 00:00:08,000\nB\n\n1\n00:00:01,000 --> 00:00:06,000\nA\n', 'en.srt');
    expect(cues.map(({text}) => text)).toEqual(['A', 'B']);
  });
});

describe('a WebVTT file', () => {
  const vtt = [
    'WEBVTT - Film',
    'Kind: captions',
    '',
    'STYLE\n::cue {color: red}',
    '',
    'NOTE not shown',
    '',
    'intro\n00:01.000 --> 00:03.000 align:start\n<v Fox>Some <00:00:01.500>mornings <c.loud><00:00:02.000>start</c> late.',
    '',
    '01:00:00.000 --> 01:00:01.000\nR&amp;D &lt;3',
  ].join('\n');

  it('gives cues, and the times of words where it stamps them', () => {
    const [first, second] = parseCaptions(vtt, 'en.vtt').cues;
    expect(first?.text).toBe('Some mornings start late.');
    expect(first?.words).toEqual([
      {text: 'Some ', startInSeconds: 1, endInSeconds: 1.5},
      {text: 'mornings ', startInSeconds: 1.5, endInSeconds: 2},
      {text: 'start ', startInSeconds: 2, endInSeconds: 2.5},
      {text: 'late.', startInSeconds: 2.5, endInSeconds: 3},
    ]);
    expect(second).toEqual({startInSeconds: 3600, endInSeconds: 3601, text: 'R&D <3'});
  });

  it('names the line of a cue whose times are broken, and a first line that is not WEBVTT', () => {
    expect(failureOf('WEBVTT\n\n00:0x.000 --> 00:02.000\nHi', 'a.vtt').facts.where).toBe('a.vtt line 3');
    expect(failureOf('Hi\nthere', 'a.vtt').facts.where).toBe('a.vtt line 1');
  });
});

describe('an ASS file', () => {
  const ass = [
    '[Script Info]',
    'Title: x',
    '[Events]',
    'Format: Layer, Start, End, Style, Text',
    'Comment: 0,0:00:00.00,0:00:01.00,Default,not shown',
    'Dialogue: 0,0:00:04.00,0:00:05.50,Default,{\\pos(3,4)}Well, hello\\Nthere',
    'Dialogue: 0,0:00:01.00,0:00:02.00,Default,{\\k50}Good {\\k20}mor{\\k30}ning',
    'Dialogue: 0,0:00:01.00,0:00:02.00,Default,{\\p1}m 0 0 l 1 1',
  ].join('\n');

  it('gives the dialogue in order of time, without styles and drawings, karaoke syllables put together to words', () => {
    expect(parseCaptions(ass, 'song.ass').cues).toEqual([
      {
        ...{startInSeconds: 1, endInSeconds: 2, text: 'Good morning'},
        words: [
          {text: 'Good ', startInSeconds: 1, endInSeconds: 1.5},
          {text: 'morning', startInSeconds: 1.5, endInSeconds: 2},
        ],
      },
      {startInSeconds: 4, endInSeconds: 5.5, text: 'Well, hello\nthere'},
    ]);
  });

  it('names the line of a broken time, of dialogue without a format, and says when it is none', () => {
    expect(failureOf(ass.replace('0:00:05.50', '0:00:oops'), 'song.ass').facts).toMatchObject({
      where: 'song.ass line 6',
      found: '0:00:oops',
    });
    expect(failureOf('[Events]\nDialogue: 0,1,2,x', 'song.ass').facts.where).toBe('song.ass line 2');
    expect(failureOf('hello', 'song.ssa').facts.found).toBe('no section');
  });
});

it('refuses a file of another kind', () => {
  expect(failureOf('x', 'words.sub').facts.found).toBe('words.sub');
});

it('reads a file of three hours and 3,600 cues in well under a second', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const at = (second: number): string => `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  const file = Array.from(
    {length: 3600},
    (_, index) => `${index + 1}\n${at(3 * index)},000 --> ${at(3 * index + 2)},500\nLine ${index + 1} of a long evening,\nand then some.\n`,
  ).join('\n');
  expect(parseCaptions(file, 'long.srt').cues).toHaveLength(3600);
});

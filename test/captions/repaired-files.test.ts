import {describe, expect, it} from 'vitest';
import {sourceOfCues} from '../../src/captions/caption-source.ts';
import {captionTrack} from '../../src/captions/caption-track.ts';
import {pageCues} from '../../src/captions/page-cues.ts';
import {fileLimits} from '../../src/captions/page-limits.ts';
import {parseCaptions} from '../../src/captions/parse-captions.ts';
import {ReshootError} from '../../src/index.ts';
import {karaoke, youtube} from './sample-cases.ts';

/** Cues in short: "1-2 text", and where something was repaired. */
const read = (text: string, file = 'a.srt'): {cues: string[]; where: string[]} => {
  const {cues, findings} = parseCaptions(text, file);
  return {
    cues: cues.map((cue) => `${cue.startInSeconds}-${cue.endInSeconds} ${cue.text}`),
    where: findings.map(({where}) => where),
  };
};
const wordsIn = (text: string, file: string): string[] =>
  parseCaptions(text, file).cues.flatMap(({words = []}) =>
    words.map((word) => `${word.text.trim()} ${Math.round(1000 * word.startInSeconds) / 1000}`),
  );
const failureOf = (text: string, file: string): ReshootError['facts'] => {
  try {
    parseCaptions(text, file);
  } catch (error) {
    if (error instanceof ReshootError) return error.facts;
    throw error;
  }
  throw new Error('It was read.');
};
const a = '00:00:01,000 --> 00:00:02,000';
const b = '00:00:03,000 --> 00:00:04,000';

describe('a SubRip file as people have it', () => {
  it.each([
    ['without numbers', `${a}\nHi\n\n${b}\nHo\n`, ['1-2 Hi', '3-4 Ho'], []],
    ['with line ends of old Macs', `1\r${a}\rHi\r\r2\r${b}\rHo\r`, ['1-2 Hi', '3-4 Ho'], []],
    ['with points for commas', `1\n${a.replaceAll(',', '.')}\nHi\n`, ['1-2 Hi'], []],
    ['without an empty line before a number', `1\n${a}\nHi\n2\n${b}\nHo\n`, ['1-2 Hi', '3-4 Ho'], ['a.srt line 4']],
    ['without an empty line or number', `${a}\nHi\n${b}\nHo\n`, ['1-2 Hi', '3-4 Ho'], ['a.srt line 3']],
    ['with an empty line below the times', `1\n${a}\n\nHi\n\n2\n${b}\nHo\n`, ['1-2 Hi', '3-4 Ho'], ['a.srt line 3']],
    ['with an empty line inside a cue', `1\n${a}\nHi\n\nyou\n\n2\n${b}\nHo\n`, ['1-2 Hi\nyou', '3-4 Ho'], ['a.srt line 4']],
    ['with an empty line below a number', `1\n\n${a}\nHi\n`, ['1-2 Hi'], ['a.srt line 2']],
    ['without hours', '1\n00:01,000 --> 00:02,000\nHi\n', ['1-2 Hi'], ['a.srt line 2']],
    ['without fractions, as Python prints them', '1\n0:00:01 --> 0:00:02.500000\nHi\n', ['1-2.5 Hi'], ['a.srt line 2']],
    ['with a short arrow', `1\n${a.replace('-->', '->')}\nHi\n`, ['1-2 Hi'], ['a.srt line 2']],
    [
      'that begins before the film',
      `1\n-00:00:01,000 --> 00:00:02,000\nHi\n\n2\n-00:00:03,000 --> -00:00:01,000\nHo\n`,
      ['0-2 Hi'],
      ['a.srt line 2 and 1 more'],
    ],
    [
      'with a cue of no length',
      `1\n00:00:01,000 --> 00:00:01,000\nHi\n\n2\n00:00:01,500 --> 00:00:02,000\nHo\n`,
      ['1-1.5 Hi', '1.5-2 Ho'],
      ['a.srt line 2'],
    ],
    ['with a cue twice', `1\n${a}\nHi\n\n2\n${a}\nHi\n`, ['1-2 Hi'], ['a.srt line 6']],
    ['that is WebVTT', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n', ['1-2 Hi'], ['a.srt line 1']],
    [
      'with mark-up',
      `1\n${a}\n{\\an8}<font color="#fff">A&amp;B</font><br/>C &lt;3 &#8364;5 &unknown; a < b > c\n`,
      ['1-2 A&B\nC <3 €5 &unknown; a < b > c'],
      [],
    ],
    ['with a sound in brackets', `1\n${a}\n<sighs> <b>Hi</b>\n`, ['1-2 <sighs> Hi'], []],
    ['with text that has an arrow', `1\n${a}\nA --> B\n`, ['1-2 A --> B'], []],
  ])('is read %s, and what was repaired is told', (...[, text, cues, where]) => {
    expect(read(text)).toEqual({cues, where});
  });

  it.each([
    ['short fractions beside long ones', '1\n00:00:01,5 --> 00:00:02,000\nHi\n', 'a.srt line 2'],
    ['a number that may be text', `${a}\n10\n9\n${b}\nHo\n`, 'a.srt line 3'],
    ['text behind the times', `1\n${a} Hello there\n\n`, 'a.srt line 2'],
    ['frames for fractions', '1\n00:00:01:12 --> 00:00:02:00\nHi\n', 'a.srt line 2'],
  ])('has two meanings with %s, which is an error', (_, text, where) => {
    expect(failureOf(text, 'a.srt').where).toBe(where);
  });

  it('has no words twice where each is marked, or added, in a cue of its own', () => {
    const at = (second: number): string => `00:00:0${second},000 --> 00:00:0${second + 1},000`;
    const marked = ['<u>We</u> are here', 'We <u>are</u> here', 'We are <u>here</u>']
      .map((text, index) => `${at(index)}\n${text}\n`)
      .join('\n');
    const grown = ['We', 'We are', 'We are here'].map((text, index) => `${at(index)}\n${text}\n`).join('\n');
    for (const text of [marked, grown]) {
      expect(read(text)).toEqual({cues: ['0-3 We are here'], where: ['a.srt line 1']});
      expect(wordsIn(text, 'a.srt')).toEqual(['We 0', 'are 1', 'here 2']);
    }
  });
});

describe('a WebVTT file as people have it', () => {
  it('of YouTube has each word once, lit at its own stamp, on pages that hold whole words', () => {
    const {cues, findings} = parseCaptions(youtube, 'auto.vtt');
    expect(wordsIn(youtube, 'auto.vtt')).toEqual([
      ...['the 0.5', 'orange 0.8', 'cat 1.2', 'sleeps 1.5', 'very 2.1', 'quietly 2.4', 'in 2.9', 'the 3.1', 'garden 3.3'],
      ...['until 4.2', 'somebody 4.5', 'opens 5', 'a 5.3', 'tin 5.5'],
    ]);
    expect(findings).toMatchObject([{code: 'captions-repaired', where: 'auto.vtt line 9'}]);
    const pages = pageCues(cues, fileLimits('en'), 'en');
    expect(pages.map(({text}) => text).join(' ')).toBe('the orange cat sleeps very quietly in the garden until somebody opens a tin');
    expect(pages.every(({endInSeconds}, index) => endInSeconds <= (pages[index + 1]?.startInSeconds ?? 99))).toBe(true);
  });

  it('rolled up without stamps has each line once, and a refrain twice', () => {
    const rolled = ['A\nB', 'B\nC', 'C\nD', 'D\nE'].map((text, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${text}\n`).join('\n');
    expect(read(`WEBVTT\n\n${rolled}`, 'a.vtt').cues).toEqual(['0-1 A\nB', '1-2 C', '2-3 D', '3-4 E']);
    const refrain = ['la la\nhey', 'hey\nyou', 'me\ntoo', 'so\nlong']
      .map((text, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${text}\n`)
      .join('\n');
    expect(read(`WEBVTT\n\n${refrain}`, 'a.vtt').cues[1]).toBe('1-2 hey\nyou');
  });

  it.each([
    ['with times right below the header', 'WEBVTT\n00:01.000 --> 00:02.000\nHi\n', ['1-2 Hi'], ['a.vtt line 2']],
    ['without the first line', '1\n00:00:01.000 --> 00:00:02.000\nHi\n', ['1-2 Hi'], ['a.vtt line 1']],
    ['with commas', 'WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHi\n', ['1-2 Hi'], ['a.vtt line 3']],
    [
      'with blanks for empty lines',
      'WEBVTT\n\n1\n00:01.000 --> 00:02.000\nHi\n \n2\n00:03.000 --> 00:04.000\nHo\n',
      ['1-2 Hi', '3-4 Ho'],
      ['a.vtt line 8'],
    ],
    [
      'with settings, a voice, colours',
      'WEBVTT\n\n00:01.000 --> 00:02.000 line:0 position:20%,start\n<v.loud Mary Ann>Hi <c.yellow.bg_blue>you</c></v>\n',
      ['1-2 Hi you'],
      [],
    ],
    [
      'with styles, regions, notes',
      'WEBVTT\n\nREGION\nid:a\n\nSTYLE\n::cue(b) {\n}\n\nNOTE\nover\ntwo lines\n\n00:01.000 --> 00:02.000\nHi\n',
      ['1-2 Hi'],
      [],
    ],
    [
      'of a stream',
      'WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:01.000 --> 00:02.000\nHi\n',
      ['1-2 Hi'],
      ['a.vtt line 2'],
    ],
    ['with ruby', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>漢<rt>かん</rt></ruby>だ\n', ['1-2 漢だ'], ['a.vtt line 3']],
    ['with a stamp outside its cue', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHi <00:09.000>you\n', ['1-2 Hi you'], ['a.vtt line 3']],
  ])('is read %s, and what was repaired is told', (...[, text, cues, where]) => {
    expect(read(text, 'a.vtt')).toEqual({cues, where});
  });

  it.each([
    ['a cue that is a note', 'WEBVTT\n\nNOTE\n00:01.000 --> 00:02.000\nHi\n', 'a.vtt line 3'],
    ['a cue below a long note', 'WEBVTT\n\nNOTE\nover\n00:01.000 --> 00:02.000\nHi\n', 'a.vtt line 3'],
    ['text below an empty line', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n\nyou\n', 'a.vtt line 6'],
  ])('has two meanings with %s, which is an error', (_, text, where) => {
    expect(failureOf(text, 'a.vtt').where).toBe(where);
  });

  it('puts words together that a stamp cuts, and shares the time of a piece among its words', () => {
    expect(wordsIn('WEBVTT\n\n00:01.000 --> 00:03.000\nmor<00:01.500>ning all <00:02.000>of you\n', 'a.vtt')).toEqual([
      ...['morning 1', 'all 1.786', 'of 2', 'you 2.4'],
    ]);
  });
});

describe('an ASS file as people have it', () => {
  const ass = (...lines: string[]): string => ['[Script Info]', '', '[Events]', 'Format: Start, End, Text', ...lines].join('\n');
  const line = (text: string): string => `Dialogue: 0:00:01.00,0:00:03.00,${text}`;

  it('keeps every letter of karaoke, whatever tags stand between, before and without lengths', () => {
    expect(read(karaoke, 'song.ass')).toEqual({
      cues: ['0-2 Sunrise over town', '2-3 Wake up', '3-4.5 Oh my days', '4.5-5.5 Hooray'],
      where: [],
    });
    expect(wordsIn(karaoke, 'song.ass')).toEqual([
      'Sunrise 0',
      'over 0.6',
      'town 1',
      'Wake 2',
      'up 2.5',
      'Oh 3',
      'my 3',
      'days 3.4',
      'Hooray 4.5',
    ]);
  });

  it.each([
    ['a drawing before text', '{\\p1}m 0 0 l 1 1{\\p0}Hi', '1-3 Hi'],
    ['a position, which is no drawing', '{\\pos(1,2)\\pbo3}Hi', '1-3 Hi'],
    ['breaks, soft breaks and hard spaces', 'one\\Ntwo\\nthree\\hfour', '1-3 one\ntwo three\u00A0four'],
    ['commas, a comment, braces of text', 'a, b{note}, c \\{d\\} {e', '1-3 a, b, c {d} {e'],
    ['a break in karaoke', '{\\k50}one\\N{\\k50}two', '1-3 one\ntwo'],
  ])('reads %s', (_, text, cue) => {
    expect(read(ass(line(text)), 'a.ass')).toEqual({cues: [cue], where: []});
  });

  it('lights pauses, absolute times and negative lengths as players do', () => {
    expect(wordsIn(ass(line('{\\k50}one {\\k30\\k20}two {\\kt150}three')), 'a.ass')).toEqual(['one 1', 'two 1.8', 'three 2.5']);
    expect(wordsIn(ass(line('{\\kf}one {\\k20}two')), 'a.ass')).toEqual(['one 1', 'two 2']);
    const {findings} = parseCaptions(ass(line('{\\k50}one {\\k-20}two {\\k10}three')), 'a.ass');
    expect(findings).toMatchObject([{where: 'a.ass line 5 and 1 more'}]);
    expect(wordsIn(ass(line('{\\k50}き{\\k50}み')), 'a.ass')).toEqual(['き 1', 'み 1.5']);
  });

  it('may lack its format, and have its fields in another order, but not commas in the middle', () => {
    expect(read('[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,Hi', 'a.ass')).toEqual({cues: ['1-2 Hi'], where: ['a.ass line 2']});
    const ordered = '[Events]\nFormat: Text, End, Start\nDialogue: Hi,0:00:02.00,0:00:01.00';
    expect(read(ordered, 'a.ass')).toEqual({cues: ['1-2 Hi'], where: []});
    expect(failureOf(ordered.replace('Hi', 'Hi, you'), 'a.ass').where).toBe('a.ass line 3');
  });
});

it('reads three hours of rolling captions, which are one long text, in well under a second', () => {
  const stamp = (second: number): string => new Date(1000 * second).toISOString().slice(11, 23);
  const line = (index: number): string => `line ${index} of a long evening`;
  const cues = Array.from({length: 3600}, (_, index) => {
    const [from, to] = [3 * index, 3 * index + 3];
    return `${stamp(from)} --> ${stamp(to - 0.01)}\n${index === 0 ? ' ' : line(index - 1)}\nline<${stamp(from + 1)}><c> ${index}</c><${stamp(from + 2)}><c> of a long evening</c>\n\n${stamp(to - 0.01)} --> ${stamp(to)}\n${line(index)}\n \n`;
  });
  const {cues: read} = parseCaptions(`WEBVTT\n\n${cues.join('\n')}`, 'long.vtt');
  expect(read).toHaveLength(1);
  expect(read[0]?.words).toHaveLength(6 * 3600);
});

it('shows every cue for a frame at least, also of those that begin together', () => {
  const srt = [
    '00:00:01,000 --> 00:00:01,200',
    '00:00:01,000 --> 00:00:03,000',
    '00:00:03,010 --> 00:00:03,012',
    '00:00:03,014 --> 00:00:05,000',
  ]
    .map((times, index) => `${times}\nText ${index}\n`)
    .join('\n');
  const {pages} = captionTrack(sourceOfCues(parseCaptions(srt, 'a.srt').cues), {language: 'en', framesPerSecond: 30, limits: fileLimits});
  expect(pages.map(({text, startFrame, endFrame}) => [text, startFrame, endFrame])).toEqual([
    ...[
      ['Text 0', 30, 55],
      ['Text 1', 30, 90],
      ['Text 2', 90, 91],
      ['Text 3', 90, 150],
    ],
  ]);
});

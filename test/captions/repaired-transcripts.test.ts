import {describe, expect, it} from 'vitest';
import {captionWords, textOf} from '../../src/captions/caption-word.ts';
import {decodeText} from '../../src/captions/decode-text.ts';
import {readTranscript} from '../../src/captions/transcript.ts';
import {parseTranscriptJson} from '../../src/captions/transcript-json.ts';
import {unseenCaptions} from '../../src/captions/unseen-captions.ts';
import {assemblyAi, whisperX} from './sample-cases.ts';

const rounded = (seconds: number): number => Math.round(1000 * seconds) / 1000;
/** Words in short, "Good 0.1-0.4", and the text they make. */
const read = (value: unknown): {words: string[]; text: string; found: string[]} => {
  const {words, findings} = readTranscript(value, 'heard.json');
  return {
    words: words.map(({text, startInSeconds, endInSeconds}) => `${text.trim()} ${rounded(startInSeconds)}-${rounded(endInSeconds)}`),
    text: textOf(captionWords(words, 'a test')),
    found: findings.map((finding) => finding.found),
  };
};
const good = ['Good 0.1-0.4', 'morning. 0.5-1'];

describe('a transcript of each recogniser', () => {
  it.each([
    [
      'faster-whisper',
      [
        {
          start: 0,
          end: 1,
          text: ' Good morning.',
          words: [
            {word: ' Good', start: 0.1, end: 0.4},
            {word: ' morning.', start: 0.5, end: 1},
          ],
        },
      ],
    ],
    [
      'whisper.cpp',
      {
        transcription: [
          {
            ...{offsets: {from: 0, to: 1000}, text: ' Good morning.'},
            tokens: [
              {text: '[_BEG_]', offsets: {from: 0, to: 0}},
              {text: ' Good', offsets: {from: 100, to: 400}},
              {text: ' mor', offsets: {from: 500, to: 700}},
              {text: 'ning', offsets: {from: 700, to: 900}},
              {text: '.', offsets: {from: 900, to: 1000}},
            ],
          },
        ],
      },
    ],
    [
      'whisper.cpp, a word a line',
      {
        transcription: [
          {offsets: {from: 100, to: 400}, text: ' Good'},
          {offsets: {from: 500, to: 1000}, text: ' morning.'},
        ],
      },
    ],
    [
      'Deepgram',
      {
        results: {
          channels: [
            {
              alternatives: [
                {
                  words: [
                    {word: 'good', punctuated_word: 'Good', start: 0.1, end: 0.4},
                    {word: 'morning', punctuated_word: 'morning.', start: 0.5, end: 1},
                  ],
                },
              ],
            },
          ],
        },
      },
    ],
    [
      'Vosk',
      {
        result: [
          {word: 'Good', start: 0.1, end: 0.4, conf: 1},
          {word: 'morning.', start: 0.5, end: 1, conf: 1},
        ],
        text: 'x',
      },
    ],
    [
      'Amazon',
      {
        results: {
          items: [
            {type: 'pronunciation', start_time: '0.1', end_time: '0.4', alternatives: [{content: 'Good'}]},
            {type: 'pronunciation', start_time: '0.5', end_time: '1', alternatives: [{content: 'morning'}]},
            {type: 'punctuation', alternatives: [{content: '.'}]},
          ],
        },
      },
    ],
    [
      "ElevenLabs' recogniser",
      {
        words: [
          {text: 'Good', start: 0.1, end: 0.4, type: 'word'},
          {text: ' ', start: 0.4, end: 0.5, type: 'spacing'},
          {text: 'morning.', start: 0.5, end: 1, type: 'word'},
        ],
      },
    ],
    [
      "ElevenLabs' speech",
      {
        alignment: {
          characters: [...'Good morning.'],
          character_start_times_seconds: [0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9],
          character_end_times_seconds: [0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1],
        },
      },
    ],
  ])('is read: %s', (_, value) => {
    const {words, text, found} = read(value);
    expect({words: words.filter((word) => !word.startsWith(' ')), text, found}).toEqual({words: good, text: 'Good morning.', found: []});
  });

  it('is read of Google, whose first start is left out and whose speakers come a second time', () => {
    const words = [
      {word: 'Good', endTime: '0.400s'},
      {word: 'morning.', startTime: {seconds: '0', nanos: 500_000_000}, endTime: {seconds: 1}},
    ];
    const value = {results: [{alternatives: [{words}]}, {alternatives: [{words: words.map((word) => ({...word, speakerTag: 1}))}]}]};
    expect(read(value)).toEqual({words: ['Good 0-0.4', 'morning. 0.5-1'], text: 'Good morning.', found: []});
  });

  it('shares the time of a segment among its words where they have none, and says so', () => {
    const {words, text, found} = read({segments: [{start: 1, end: 2, text: ' Some of us are late.'}]});
    expect(words[0]).toBe('Some 1-1.25');
    expect(words.at(-1)).toBe('late. 1.688-2');
    expect([text, found.length]).toEqual(['Some of us are late.', 1]);
  });
});

describe('a word without times', () => {
  it('has what its neighbours of the same segment leave, is told, and is there once', () => {
    const {words, found} = read(whisperX);
    expect(words).toEqual(['We 0.2-0.5', 'sold 0.6-1.1', '2,000 1.1-1.9', 'mugs 1.9-2.2', 'only 2.4-2.7', '£13.60 2.7-3.2']);
    expect(found).toEqual([expect.stringContaining('2,000')]);
  });

  it('is read where Python wrote NaN for it', () => {
    expect(
      read(parseTranscriptJson('[{"word": "NaN", "start": 0.1, "end": 0.4}, {"word": "2", "start": NaN, "end": NaN}]', 'a.json')).words,
    ).toEqual([...['NaN 0.1-0.4', '2 0.4-0.48']]);
  });

  it('is refused by name where nothing says when it is', () => {
    expect(() => read([{text: 'Good'}])).toThrow(/transcript-invalid[\s\S]*Good/);
    expect(() =>
      read([
        {text: 'Good', start: 0, end: 1},
        {start: 1, end: 2},
      ]),
    ).toThrow(/transcript-invalid[\s\S]*entries 2/);
  });

  it('lasts until the next where only its end is wrong, and a slip of order is lit with the word before', () => {
    const {words, found} = read([
      {text: 'Good', start: 0.1, end: 0.05},
      {text: 'all', start: 0.5, end: 0.8},
      {text: 'day', start: 0.4, end: 0.9},
    ]);
    expect(words).toEqual(['Good 0.1-0.5', 'all 0.5-0.8', 'day 0.5-0.9']);
    expect(found).toHaveLength(2);
    expect(read([{text: 'B', start: 5, end: 6}]).words).toEqual(['B 5-6']);
    expect(() =>
      read([
        {text: 'B', start: 5, end: 6},
        {text: 'A', start: 1, end: 2},
      ]),
    ).toThrow(/caption-words-invalid/);
  });
});

describe('the unit of times', () => {
  it('is milliseconds where speech would else be a thousand times slower, and is told', () => {
    const {words, found} = read(assemblyAi);
    expect(words).toEqual(['Fresh 0.25-0.65', 'bread, 0.73-1.022', 'every 1.3-1.65', 'single 1.7-2.2', 'morning. 2.25-2.9']);
    expect(found).toEqual([expect.stringContaining('milliseconds')]);
  });

  it('is seconds for whole seconds, slow songs and words without length', () => {
    expect(
      read([
        {text: 'La', start: 0, end: 4},
        {text: 'la', start: 4, end: 9},
      ]).words,
    ).toEqual(['La 0-4', 'la 4-9']);
    expect(
      read([
        {text: 'Good', start: 1, end: 1},
        {text: 'day', start: 2, end: 2},
      ]).found,
    ).toEqual([]);
  });

  it('is an error that names it where it may be hundredths of a second', () => {
    const hundredths = assemblyAi.words.map(({text, start, end}) => ({text, start: start / 10, end: end / 10}));
    expect(() => read(hundredths)).toThrow(/transcript-invalid[\s\S]*hundredths[\s\S]*startMs/);
  });
});

describe('captions beyond the film', () => {
  const spoken = [
    {text: 'Good', startInSeconds: 1},
    {text: 'morning.', startInSeconds: 2900},
  ];

  it('are told with the last of them, the length of the film and the unit', () => {
    const finding = unseenCaptions({spoken}, {startInSeconds: 0, durationInSeconds: 3.5, where: '<Captions transcript="a.json">'});
    expect(finding).toMatchObject({code: 'captions-unseen', where: '<Captions transcript="a.json">'});
    expect(finding?.expected).toContain('3.5 s');
    expect(finding?.found).toBe('1 of 2 begin after its end, the last one "morning." at 2900 s');
  });

  it('are those that begin later, wherever the captions begin', () => {
    expect(unseenCaptions({spoken: spoken.slice(0, 1)}, {startInSeconds: 0, durationInSeconds: 1.1, where: 'x'})).toBeNull();
    expect(unseenCaptions({spoken: spoken.slice(0, 1)}, {startInSeconds: 2, durationInSeconds: 3, where: 'x'})?.found).toContain(
      'begin at 2 s',
    );
  });
});

describe('the bytes of a text file', () => {
  const wide = (text: string, isBig: boolean): Uint8Array => {
    const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
    return isBig ? bytes.map((_, index) => bytes[index ^ 1] ?? 0) : bytes;
  };

  it('are UTF-8, or UTF-16 of either order, with a mark or without', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\nЁ 漢 é\n';
    for (const mark of ['', '\uFEFF']) {
      expect(decodeText(new TextEncoder().encode(mark + text), 'a.srt')).toBe(text);
      expect(decodeText(wide(mark + text, false), 'a.srt')).toBe(text);
      expect(decodeText(wide(mark + text, true), 'a.srt')).toBe(text);
    }
  });

  it('of another encoding are refused with the line and what they look like', () => {
    const bytes = new Uint8Array(Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nD\u00e9j\u00e0 vu\n', 'latin1'));
    expect(() => decodeText(bytes, 'a.srt')).toThrow(/captions-file-invalid[\s\S]*Déjà vu[\s\S]*a\.srt line 3/);
  });
});

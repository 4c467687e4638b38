import {describe, expect, it} from 'vitest';
import {captionWords, textOf} from '../../src/captions/caption-word.ts';
import {readTranscript} from '../../src/captions/transcript.ts';

const good = [
  {text: 'Good', startInSeconds: 0.1, endInSeconds: 0.4},
  {text: 'morning.', startInSeconds: 0.5, endInSeconds: 1},
];

describe('a transcript', () => {
  it.each([
    ['timed words', good],
    [
      '@remotion/captions',
      [
        {text: 'Good', startMs: 100, endMs: 400, timestampMs: 100, confidence: 1},
        {text: 'morning.', startMs: 500, endMs: 1000},
      ],
    ],
    [
      "Whisper's verbose JSON",
      {
        text: 'x',
        words: [
          {word: 'Good', start: 0.1, end: 0.4},
          {word: 'morning.', start: 0.5, end: 1},
        ],
      },
    ],
    [
      "Whisper's segments",
      {segments: [{words: [{word: 'Good', start: 0.1, end: 0.4}]}, {words: [{word: 'morning.', start: 0.5, end: 1}]}]},
    ],
  ])('is read from %s', (_, value) => {
    expect(readTranscript(value, 'heard.json')).toEqual({words: good, findings: []});
  });

  it("is read from sherpa-onnx's tokens, which are put together to words that last until the next", () => {
    const {words} = readTranscript({text: 'x', tokens: [' Good', ' mor', 'ning', '.'], timestamps: [0.1, 0.5, 0.7, 0.9]}, 'heard.json');
    expect(textOf(captionWords(words, 'a test'))).toBe('Good morning.');
    expect(words.map(({startInSeconds, endInSeconds}) => [startInSeconds, endInSeconds])).toEqual([
      [0.1, 0.5],
      [0.5, 1],
    ]);
    const japanese = readTranscript({tokens: ['お', 'は', 'よう'], timestamps: [0, 0.2, 0.4]}, 'heard.json');
    expect(japanese.words).toHaveLength(3);
  });

  it.each([
    ['a text', 'Good morning.'],
    ['nothing', null],
    ['words without times', [{text: 'Good'}]],
  ])('is refused as %s', (_, value) => {
    expect(() => readTranscript(value, 'heard.json')).toThrow(/transcript-invalid[\s\S]*heard\.json/);
  });
});

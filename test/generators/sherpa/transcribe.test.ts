import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import flite from '../../../generators/flite/index.ts';
import {type RecognizerClass, transcribe} from '../../../generators/sherpa/transcribe.ts';
import {readWhisperFolder} from '../../../generators/sherpa/whisper-folder.ts';
import type {MakeContext, Recording} from '../../../src/core/generator.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reshoot-whisper-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const write = (...names: readonly string[]): Promise<unknown> => Promise.all(names.map((name) => writeFile(path.join(folder, name), name)));

const whisper = ['tiny.en-encoder.int8.onnx', 'tiny.en-decoder.int8.onnx', 'tiny.en-tokens.txt'];

/** Stands in for the package where there is no model: hears what it is told to, piece by piece, and notes how much it was given. */
const hearing = (answers: readonly {text: string; tokens?: string[]; timestamps?: number[]}[]) => {
  const pieces: number[] = [];
  const Recognizer: RecognizerClass = class {
    createStream() {
      return {acceptWaveform: ({samples}: {readonly samples: Float32Array}) => void pieces.push(samples.length)};
    }
    decode() {}
    getResult() {
      return answers[pieces.length - 1] ?? {text: ''};
    }
  };
  return {Recognizer, pieces};
};

const recordingOf = (samples: Float32Array): Recording => ({
  ...{model: folder, language: 'en', samples, sampleRateInHertz: 16_000},
  ...{signal: new AbortController().signal, onProgress: () => undefined},
});

/** 12 s in which two sentences are said, the second from second 8 on. */
const twoSentences = async () => {
  const voice = {name: 'slt', language: 'en', pace: 1, pitchInSemitones: 0, pauseInSeconds: 0, pronunciations: []};
  // As much of a context as flite reads.
  const context = {signal: new AbortController().signal, onProgress: () => undefined} as unknown as MakeContext;
  const say = (text: string) => flite.make({sound: 'dialogue', text, voice, take: 1, seed: 1, parameters: {}}, context);
  const [one, two] = [await say('Some mornings start late.'), await say('The rain has time, and so do I.')];
  const samples = new Float32Array(12 * 16_000);
  samples.set(one.channels[0] ?? [], 16_000);
  samples.set(two.channels[0] ?? [], 8 * 16_000);
  const moved = (words: typeof one.words, by: number) =>
    (words ?? []).map(({text, startInSeconds}) => ({text, startInSeconds: startInSeconds + by}));
  return {samples, words: [...moved(one.words, 1), ...moved(two.words, 8)]};
};

describe('what is said in a recording', () => {
  it('is heard in pieces that are cut where nobody speaks, and put to its place in the whole', async () => {
    await write(...whisper);
    const {samples, words} = await twoSentences();
    const long = new Float32Array(24 * 16_000);
    long.set(samples);
    long.set(samples.slice(16_000, 4 * 16_000), 20 * 16_000);
    const {Recognizer, pieces} = hearing([
      {text: ' Some mornings start late. The rain has time, and so do I.'},
      {text: ' Some mornings start late.'},
    ]);
    const found = await transcribe(Recognizer, recordingOf(long));
    expect(pieces.map((length) => length / 16_000).every((seconds) => seconds <= 18)).toBe(true);
    expect(pieces.reduce((sum, length) => sum + length, 0)).toBe(long.length);
    const expected = [...words, ...words.slice(0, 4).map(({text, startInSeconds}) => ({text, startInSeconds: startInSeconds + 19}))];
    expect(found.map(({text}) => text)).toEqual(expected.map(({text}) => text));
    for (const [index, {startInSeconds, text}] of found.entries()) {
      expect(Math.abs(startInSeconds - (expected[index]?.startInSeconds ?? 0)), text).toBeLessThan(0.25);
    }
  });

  it("has the model's own times where it tells them", async () => {
    await write(...whisper);
    const {samples} = await twoSentences();
    const {Recognizer} = hearing([{text: ' Good morning.', tokens: [' Good', ' mor', 'ning', '.'], timestamps: [1, 1.4, 1.6, 1.9]}]);
    expect(await transcribe(Recognizer, recordingOf(samples))).toEqual([
      {text: 'Good', startInSeconds: 1, endInSeconds: 1.4},
      {text: 'morning.', startInSeconds: 1.4, endInSeconds: 1.9},
    ]);
  });

  it('is nothing where only noise is heard, and a silent recording is not listened to', async () => {
    await write(...whisper);
    const {samples} = await twoSentences();
    for (const text of [' [BLANK_AUDIO]', ' (wind blowing)', ' ♪♪']) {
      expect(await transcribe(hearing([{text}]).Recognizer, recordingOf(samples))).toEqual([]);
    }
    const {Recognizer, pieces} = hearing([]);
    expect(await transcribe(Recognizer, recordingOf(new Float32Array(32_000)))).toEqual([]);
    expect(pieces).toEqual([]);
  });
});

describe('the folder of a Whisper', () => {
  it('is read in full precision where it is there, in the smaller one elsewhere', async () => {
    await write(...whisper);
    expect((await readWhisperFolder(folder, 'id')).modelConfig).toMatchObject({
      whisper: {encoder: path.join(folder, 'tiny.en-encoder.int8.onnx'), language: 'id', enableTokenTimestamps: 0},
      tokens: path.join(folder, 'tiny.en-tokens.txt'),
    });
    await write('tiny.en-encoder.onnx');
    expect((await readWhisperFolder(folder, null)).modelConfig.whisper).toMatchObject({
      encoder: path.join(folder, 'tiny.en-encoder.onnx'),
      language: '',
    });
  });

  it.each([
    [[], 'no folder, or an empty one'],
    [['tiny-encoder.onnx'], 'a decoder'],
    [['tiny-encoder.onnx', 'tiny-decoder.onnx'], 'its tokens'],
  ])('with %j alone is an error that says what is missing', async (names, says) => {
    await write(...names);
    await expect(readWhisperFolder(folder, null)).rejects.toMatchObject({code: 'generator-cannot', message: expect.stringContaining(says)});
  });
});

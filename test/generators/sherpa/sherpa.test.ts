import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import flite from '../../../generators/flite/index.ts';
import {alignByEnergy} from '../../../generators/sherpa/align-by-energy.ts';
import {makeSherpa, type SherpaModule} from '../../../generators/sherpa/index.ts';
import {readModelFolder} from '../../../generators/sherpa/model-folder.ts';
import type {MakeContext} from '../../../src/core/generator.ts';
import type {DialogueSpec} from '../../../src/core/sound.ts';

const context: MakeContext = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  onWarning: () => undefined,
  workFolder: '',
  readReference: () => Promise.reject(new Error('no references here')),
};

const specOf = (text: string, name = '0', pitchInSemitones = 0): DialogueSpec => ({
  sound: 'dialogue',
  text,
  voice: {name, language: 'id', pace: 1.25, pitchInSemitones, pauseInSeconds: 0.5, pronunciations: [['Reshoot', 'risyut']]},
  take: 1,
  seed: 1,
  parameters: {},
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reshoot-sherpa-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const write = async (...names: readonly string[]): Promise<void> => {
  for (const name of names) {
    await mkdir(path.dirname(path.join(folder, name)), {recursive: true});
    await writeFile(path.join(folder, name), name);
  }
};

/** Stands in for the package where there is no model: says a tone for each letter. */
const fake = (asked: object[]): (() => SherpaModule) => {
  const OfflineTts = class {
    readonly numSpeakers = 2;
    generate(request: {readonly text: string}) {
      asked.push(request);
      return {sampleRate: 16_000, samples: Float32Array.from({length: 1600 * request.text.length}, (_, i) => Math.sin(i / 5))};
    }
  };
  return () => ({OfflineTts, OfflineRecognizer: deaf});
};

/** A recogniser that must not be asked. */
const deaf = class {
  createStream(): never {
    throw new Error('speech was to be recognised');
  }
  decode(): never {
    throw new Error('speech was to be recognised');
  }
  getResult(): never {
    throw new Error('speech was to be recognised');
  }
};

describe('a folder of a speech model', () => {
  it.each([
    ['vits', ['id_ID-news.onnx', 'tokens.txt', 'espeak-ng-data/phontab']],
    ['kokoro', ['model.onnx', 'voices.bin', 'tokens.txt', 'espeak-ng-data/phontab']],
    ['matcha', ['model-steps-3.onnx', 'vocos-22khz-univ.onnx', 'tokens.txt', 'espeak-ng-data/phontab']],
  ])('is known by its files: %s', async (kind, names) => {
    await write(...names);
    const {model} = await readModelFolder(folder);
    expect(Object.keys(model)[0]).toBe(kind);
    expect(model).toMatchObject({[kind]: {tokens: path.join(folder, 'tokens.txt'), dataDir: path.join(folder, 'espeak-ng-data')}});
  });

  it('without a model or its tokens is an error that says which', async () => {
    await expect(makeSherpa({model: folder}).identity()).rejects.toMatchObject({code: 'generator-cannot', facts: {where: folder}});
    await write('model.onnx');
    await expect(makeSherpa({model: folder}).identity()).rejects.toThrow('tokens.txt beside the model');
  });

  it('decides the takes by its bytes', async () => {
    await write('model.onnx', 'tokens.txt');
    const before = await makeSherpa({model: folder}).identity();
    expect(await makeSherpa({model: folder}).identity()).toEqual(before);
    await writeFile(path.join(folder, 'tokens.txt'), 'others');
    expect((await makeSherpa({model: folder}).identity()).weights).not.toBe(before.weights);
  });
});

describe('sherpa', () => {
  it('speaks sentence by sentence, with speaker, pace, dictionary and pauses', async () => {
    await write('model.onnx', 'tokens.txt');
    const asked: object[] = [];
    const sound = await makeSherpa({model: folder, load: fake(asked)}).make(specOf('Selamat pagi. [pause 1s] Reshoot lagi.', '1'), context);
    expect(asked).toEqual([
      {text: 'Selamat pagi.', sid: 1, speed: 1.25},
      {text: 'risyut lagi.', sid: 1, speed: 1.25},
    ]);
    expect(sound.words?.map(({text}) => text)).toEqual(['Selamat', 'pagi.', 'Reshoot', 'lagi.']);
    expect(sound.words?.[2]?.startInSeconds).toBeCloseTo(1.3 + 1, 1);
  });

  it('says what to install where the package is missing, which speakers there are, and what it cannot do', async () => {
    await write('model.onnx', 'tokens.txt');
    await expect(makeSherpa({model: folder}).make(specOf('Pagi.'), context)).rejects.toMatchObject({
      code: 'generator-cannot',
      facts: {fix: 'npm install sherpa-onnx-node'},
    });
    const speaking = makeSherpa({model: folder, load: fake([])});
    await expect(speaking.make(specOf('Pagi.', '7'), context)).rejects.toThrow('speakers 0 to 1, not 7');
    expect(speaking.capability(specOf('Pagi.', 'anna'))).toMatchObject({fix: "write voice: '0' in reshoot.config.ts"});
    expect(speaking.capability(specOf('Pagi.', '0', 3))).toMatchObject({found: 'pitchInSemitones 3'});
  });
});

describe('words timed by what is heard', () => {
  it.each(['Some mornings start late, the rain has time, and so do I.', 'Nobody reads letters any more, but everybody writes them.'])(
    'lie near those of a voice that tells them: %s',
    async (text) => {
      const voice = {name: 'slt', language: 'en', pace: 1, pitchInSemitones: 0, pauseInSeconds: 0.3, pronunciations: []};
      const {words, channels, sampleRateInHertz} = await flite.make({...specOf(text), voice}, context);
      const found = alignByEnergy(text.split(' '), channels[0] ?? new Float32Array(), {sampleRateInHertz, isRecorded: false});
      const apart = found
        .map(({startInSeconds}, at) => Math.abs(startInSeconds - (words?.[at]?.startInSeconds ?? 0)))
        .sort((a, b) => a - b);
      expect(apart[Math.floor(apart.length / 2)]).toBeLessThan(0.1);
      expect(apart.at(-1)).toBeLessThan(0.25);
    },
  );
});

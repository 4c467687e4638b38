import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readTranscript} from '../../src/captions/transcript.ts';
import type {RunContext} from '../../src/core/run-context.ts';
import {type TranscribeRequest, transcribe} from '../../src/machine/transcribe.ts';
import {wavBytes} from '../../src/media/wav.ts';

let project: string;
beforeEach(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'reshoot-transcribe-'));
  await mkdir(path.join(project, 'public'));
  // Hears one word, as long as the recording, and says what it was given.
  await writeFile(
    path.join(project, 'reshoot.config.ts'),
    `const identity = async () => ({id: 'ear', version: '1', weights: null});
export default {generators: [{id: 'ear', makes: 'sounds', charges: false, voices: [], identity, capability: () => null, estimate: () => null, make: () => null,
  transcribe: async ({model, language, samples, sampleRateInHertz}) => [
    {text: [model.split(/[\\\\/]/).at(-1), language, sampleRateInHertz].join(' '), startInSeconds: 0, endInSeconds: samples.length / sampleRateInHertz},
  ]}, {id: 'deaf', makes: 'sounds', charges: false, voices: [], identity, capability: () => null, estimate: () => null, make: () => null}]};
`,
  );
  const left = Float32Array.from({length: 72_000}, (_, i) => 0.3 * Math.sin(i / 20));
  await writeFile(path.join(project, 'public', 'talk.wav'), wavBytes({left, right: left}));
});
afterEach(() => rm(project, {recursive: true, force: true}));

const hear = (changes: Partial<TranscribeRequest> = {}) => {
  const context: RunContext = {project, emit: () => undefined, signal: new AbortController().signal, now: () => 0, environment: {}};
  return transcribe(context, {file: 'public/talk.wav', model: 'models/small', language: 'id', to: null, generator: 'ear', ...changes});
};

describe('a transcript', () => {
  it('is written beside the other files of the film, in a form that captions read', async () => {
    expect(await hear()).toMatchObject({file: 'public/talk.json', durationInSeconds: 1.5});
    const written: unknown = JSON.parse(await readFile(path.join(project, 'public', 'talk.json'), 'utf8'));
    expect(readTranscript(written, 'a test').words).toEqual([{text: 'small id 16000', startInSeconds: 0, endInSeconds: 1.5}]);
  });

  it('is never written over one that may have been corrected, unless that is said', async () => {
    await hear();
    await expect(hear()).rejects.toMatchObject({code: 'transcript-there', facts: {fix: expect.stringContaining('--to public/talk.json')}});
    await expect(hear({to: 'public/talk.json'})).resolves.toMatchObject({file: 'public/talk.json'});
  });

  it.each([
    ['a file that is not there', 'public/nowhere.mp4', 'no such file'],
    ['a file that is no recording', 'reshoot.config.ts', 'cannot read'],
    ['a picture', 'public/still.png', 'without sound'],
  ])('cannot be made of %s', async (_, file, says) => {
    await sharp({create: {width: 32, height: 32, channels: 3, background: '#345'}}).toFile(path.join(project, 'public', 'still.png'));
    await expect(hear({file})).rejects.toMatchObject({
      code: 'recording-invalid',
      facts: {found: expect.stringContaining(says), where: file},
    });
  });

  it('needs a generator that can listen', async () => {
    await expect(hear({generator: 'deaf'})).rejects.toMatchObject({
      code: 'generator-unknown',
      facts: {fix: expect.stringContaining('sherpa')},
    });
  });
});

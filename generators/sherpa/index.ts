/**
 * `sherpa`: speech by models that you have (Piper, Kokoro, Kitten, Matcha), run by sherpa-onnx-node, which you install beside Reshoot. Words are timed by
 * where the sound pauses, because the models do not tell. And what somebody said, by a Whisper that you have.
 *
 * Reading order: model-folder → index → align-by-energy; whisper-folder → transcribe.
 */
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {pipeline} from 'node:stream/promises';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Digest} from '../../src/core/brand.ts';
import type {Json} from '../../src/core/canonical.ts';
import {digestOfJson} from '../../src/core/digest.ts';
import {ReshootError} from '../../src/core/errors.ts';
import type {GeneratedSound, Incapability, MakeContext, SoundGenerator} from '../../src/core/generator.ts';
import type {DialogueSpec, SoundSpec} from '../../src/core/sound.ts';
import {pronounced, speechPieces} from '../../src/core/speech-text.ts';
import type {TimedWord} from '../../src/core/timed-word.ts';
import {alignByEnergy} from './align-by-energy.ts';
import {readModelFolder, type TtsConfiguration} from './model-folder.ts';
import {type RecognizerClass, transcribe} from './transcribe.ts';

/** Changed by hand whenever the same model would give other samples or other times. */
const version = '1';

/** As much of sherpa-onnx-node as is used here. */
export interface SherpaModule {
  readonly OfflineRecognizer: RecognizerClass;
  readonly OfflineTts: new (
    configuration: TtsConfiguration,
  ) => {
    readonly numSpeakers: number;
    readonly generate: (request: {readonly text: string; readonly sid: number; readonly speed: number}) => {
      readonly samples: Float32Array;
      readonly sampleRate: number;
    };
  };
}

export interface SherpaOptions {
  /** The name that voices call it by; `sherpa` by default. */
  readonly id?: string;
  /** The model's folder, relative to where Reshoot is run; `models/sherpa` by default. */
  readonly model?: string;
  /** Of what the model says, for the lock. */
  readonly licence?: string;
  /** The package; by default the one that is installed in the project. */
  readonly load?: (project: string) => SherpaModule;
}

/**
 * A generator of one model's speech: one for each model keeps the takes of one when another is added. A voice names the speaker by number.
 *
 * @example
 * // reshoot.config.ts
 * // generators: [makeSherpa({id: 'piper-id', model: 'models/vits-piper-id'})],
 * // voices: {penutur: {generator: 'piper-id', voice: '0', languages: ['id']}},
 * const piper = makeSherpa({id: 'piper-id', model: 'models/vits-piper-id'});
 */
export function makeSherpa({
  id = 'sherpa',
  model = 'models/sherpa',
  licence = 'unknown',
  load = installed,
}: SherpaOptions = {}): SoundGenerator {
  let project = process.cwd();
  const modelFolder = (): string => path.resolve(project, model);
  let speaker: InstanceType<SherpaModule['OfflineTts']> | null = null;
  return {
    id,
    makes: 'sounds',
    charges: false,
    voices: [],
    facts: {licence},
    open: (place) => {
      project = place.project;
    },
    identity: async () => {
      await readModelFolder(modelFolder());
      return {id, version, weights: await weightsDigest(modelFolder())};
    },
    capability,
    // What a sentence costs depends on the model, and nothing in its folder says so.
    estimate: () => ({seconds: 'unknown', cost: {amount: 0, currency: 'USD'}}),
    make: async (spec, context) => {
      if (spec.sound !== 'dialogue') throw new RangeError('sherpa was asked for a sound that capability() refuses.');
      const {OfflineTts} = load(project);
      speaker ??= new OfflineTts(await readModelFolder(modelFolder()));
      return speak(speaker, spec, context);
    },
    transcribe: (recording) => transcribe(load(project).OfflineRecognizer, recording),
    close: async () => {
      speaker = null;
    },
  };
}

const capability = (spec: SoundSpec): Incapability | null => {
  if (spec.sound !== 'dialogue')
    return {expected: 'speech', found: `${spec.sound} from a prompt`, fix: 'leave generator out, or write generator="foley"'};
  if (!/^\d+$/.test(spec.voice.name)) {
    return {
      expected: "a speaker's number as the voice",
      found: JSON.stringify(spec.voice.name),
      fix: "write voice: '0' in reshoot.config.ts",
    };
  }
  if (spec.voice.pitchInSemitones !== 0) {
    return {
      expected: 'speech at its own pitch',
      found: `pitchInSemitones ${spec.voice.pitchInSemitones}`,
      fix: 'remove it, or take another speaker',
    };
  }
  return null;
};

const speak = async (
  tts: InstanceType<SherpaModule['OfflineTts']>,
  {text, voice}: DialogueSpec,
  {signal, onProgress}: MakeContext,
): Promise<GeneratedSound> => {
  const sid = Number(voice.name);
  if (sid >= Math.max(1, tts.numSpeakers)) throw new Error(`the model has speakers 0 to ${Math.max(1, tts.numSpeakers) - 1}, not ${sid}`);
  const pieces = speechPieces(text);
  const samples: number[] = [];
  const words: TimedWord[] = [];
  let rate = 22_050;
  for (const [index, piece] of pieces.entries()) {
    signal.throwIfAborted();
    if (piece.kind === 'sentence') {
      const said = tts.generate({
        text: piece.tokens.map((token) => pronounced(token, voice.pronunciations)).join(' '),
        sid,
        speed: voice.pace,
      });
      rate = said.sampleRate;
      const startInSeconds = samples.length / rate;
      for (const word of alignByEnergy(piece.tokens, said.samples, {sampleRateInHertz: rate, isRecorded: false})) {
        words.push({
          text: word.text,
          startInSeconds: startInSeconds + word.startInSeconds,
          endInSeconds: startInSeconds + word.endInSeconds,
        });
      }
      for (const sample of said.samples) samples.push(sample);
    }
    const pause = piece.kind === 'pause' ? piece.durationInSeconds : pieces[index + 1]?.kind === 'sentence' ? voice.pauseInSeconds : 0;
    for (let silent = Math.round(pause * rate); silent > 0; silent--) samples.push(0);
    onProgress((index + 1) / pieces.length, `speak ${index + 1}/${pieces.length}`);
    await nextTurn();
  }
  return {sampleRateInHertz: rate, channels: [Float32Array.from(samples)], words};
};

/** From the project, not from Reshoot's own folder: it is the user's choice and the user's licence. */
const installed = (project: string): SherpaModule => {
  try {
    return createRequire(path.join(project, 'package.json'))('sherpa-onnx-node');
  } catch (cause) {
    throw new ReshootError('generator-cannot', {
      expected: 'the package sherpa-onnx-node in this project, because it runs the model',
      found: cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause),
      fix: 'npm install sherpa-onnx-node',
      where: project,
      cause,
    });
  }
};

/** Of every file in the folder: the model, its tokens, and the rules of its language. */
const weightsDigest = async (folder: string): Promise<Digest> => {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const digests: Json[] = [];
  for (const file of files.sort()) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    digests.push([path.relative(folder, file).replaceAll(path.sep, '/'), hash.digest('hex')]);
  }
  return digestOfJson(digests);
};

export default makeSherpa();

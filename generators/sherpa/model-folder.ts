import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {ReshootError} from '../../src/core/errors.ts';

/** What `OfflineTts` of sherpa-onnx-node is made with, as far as it is used here. */
export interface TtsConfiguration {
  readonly model: {
    readonly vits?: {readonly model: string; readonly tokens: string; readonly lexicon?: string; readonly dataDir?: string};
    readonly kokoro?: {
      readonly model: string;
      readonly voices: string;
      readonly tokens: string;
      readonly dataDir?: string;
      readonly lexicon?: string;
    };
    readonly kitten?: {readonly model: string; readonly voices: string; readonly tokens: string; readonly dataDir?: string};
    readonly matcha?: {
      readonly acousticModel: string;
      readonly vocoder: string;
      readonly tokens: string;
      readonly dataDir?: string;
      readonly lexicon?: string;
    };
    readonly numThreads: number;
    readonly provider: 'cpu';
    readonly debug: false;
  };
  readonly maxNumSentences: 1;
}

/**
 * Which kind of model lies in a folder, by the files that sherpa-onnx's own downloads have: Piper and other VITS (a model and its tokens), Kokoro and
 * Kitten (voices.bin beside them), Matcha (an acoustic model and a vocoder).
 *
 * @throws ReshootError `generator-cannot` with what is missing.
 */
export async function readModelFolder(folder: string): Promise<TtsConfiguration> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const at = (name: string): string => path.join(folder, name);
  const models = names.filter((name) => name.endsWith('.onnx'));
  const vocoder = models.find((name) => /^(vocos|hifigan)/.test(name));
  const model = models.find((name) => name !== vocoder && !name.endsWith('.int8.onnx')) ?? models.find((name) => name !== vocoder);
  if (model === undefined) throw unreadable(folder, 'a model (*.onnx)', names);
  if (!names.includes('tokens.txt')) throw unreadable(folder, 'tokens.txt beside the model', names);
  const common = {
    tokens: at('tokens.txt'),
    ...(names.includes('espeak-ng-data') ? {dataDir: at('espeak-ng-data')} : {}),
    ...(names.includes('lexicon.txt') ? {lexicon: at('lexicon.txt')} : {}),
  };
  const kind = (() => {
    if (vocoder !== undefined) return {matcha: {acousticModel: at(model), vocoder: at(vocoder), ...common}};
    if (!names.includes('voices.bin')) return {vits: {model: at(model), ...common}};
    const voiced = {model: at(model), voices: at('voices.bin'), ...common};
    return /kitten/i.test(path.basename(folder)) ? {kitten: voiced} : {kokoro: voiced};
  })();
  return {model: {...kind, numThreads: 2, provider: 'cpu', debug: false}, maxNumSentences: 1};
}

const unreadable = (folder: string, expected: string, names: readonly string[]): ReshootError =>
  new ReshootError('generator-cannot', {
    expected: `${expected} in the folder of a speech model`,
    found: names.length === 0 ? 'no such folder, or nothing in it' : names.slice(0, 8).join(', '),
    fix: "put a model for sherpa-onnx there, or name its folder: makeSherpa({id: 'piper-id', model: 'models/vits-piper-id'})",
    where: folder,
  });

import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {ReshootError} from '../../src/core/errors.ts';

/** What `OfflineRecognizer` of sherpa-onnx-node is made with, as far as it is used here. */
export interface RecognizerConfiguration {
  readonly featConfig: {readonly sampleRate: 16_000; readonly featureDim: 80};
  readonly modelConfig: {
    readonly whisper: {
      readonly encoder: string;
      readonly decoder: string;
      readonly task: 'transcribe';
      readonly language: string;
      /** Frames of silence behind the recording; -1 is the model's own choice. */
      readonly tailPaddings: -1;
      /** 1 where the decoder also tells what it was listening to: then tokens have times. */
      readonly enableTokenTimestamps: 0 | 1;
    };
    readonly tokens: string;
    readonly numThreads: number;
    readonly provider: 'cpu';
    readonly debug: false;
  };
}

/**
 * A Whisper as sherpa-onnx publishes it: `tiny.en-encoder.onnx`, `tiny.en-decoder.onnx` (or `.int8.onnx`), `tiny.en-tokens.txt`. Where both precisions are
 * there, the full one is taken.
 *
 * @param language `en`, `id`; null lets the model find out.
 * @throws ReshootError `generator-cannot` with what is missing.
 */
export async function readWhisperFolder(folder: string, language: string | null): Promise<RecognizerConfiguration> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const find = (what: string, pattern: RegExp): string => {
    const found = names.filter((name) => pattern.test(name));
    const best = found.find((name) => !name.includes('.int8.')) ?? found[0];
    if (best !== undefined) return best;
    throw new ReshootError('generator-cannot', {
      expected: `the folder of a Whisper for sherpa-onnx, with ${what}`,
      found: names.length === 0 ? 'no folder, or an empty one' : names.slice(0, 8).join(', '),
      fix: 'unpack a model such as sherpa-onnx-whisper-base there, and name its folder: --model models/sherpa-onnx-whisper-base',
      where: folder,
    });
  };
  const encoder = find('an encoder (*encoder*.onnx)', /encoder.*\.onnx$/);
  const decoder = find('a decoder (*decoder*.onnx)', /decoder.*\.onnx$/);
  const tokens = find('its tokens (*tokens.txt)', /tokens\.txt$/);
  const at = (name: string): string => path.join(folder, name);
  return {
    featConfig: {sampleRate: 16_000, featureDim: 80},
    modelConfig: {
      whisper: {
        encoder: at(encoder),
        decoder: at(decoder),
        task: 'transcribe',
        language: language ?? '',
        tailPaddings: -1,
        enableTokenTimestamps: /attention/.test(decoder) ? 1 : 0,
      },
      tokens: at(tokens),
      numThreads: 2,
      provider: 'cpu',
      debug: false,
    },
  };
}

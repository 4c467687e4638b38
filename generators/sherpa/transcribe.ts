import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Recording} from '../../src/core/generator.ts';
import type {TimedWord} from '../../src/core/timed-word.ts';
import {alignByEnergy} from './align-by-energy.ts';
import {type RecognizerConfiguration, readWhisperFolder} from './whisper-folder.ts';

/** As much of sherpa-onnx-node's recogniser as is used here. */
export type RecognizerClass = new (
  configuration: RecognizerConfiguration,
) => {
  readonly createStream: () => {
    readonly acceptWaveform: (wave: {readonly samples: Float32Array; readonly sampleRate: number}) => void;
  };
  readonly decode: (stream: object) => void;
  readonly getResult: (stream: object) => {
    readonly text: string;
    readonly tokens?: readonly string[];
    readonly timestamps?: readonly number[];
  };
};

/** Whisper hears 30 s at a time; shorter pieces are timed better, too short ones lack the words around them. */
const [shortestInSeconds, longestInSeconds] = [6, 18];

/**
 * What is said in a recording, and when. It is cut where it is quietest, piece by piece; inside of a piece the words are placed by the model's own times,
 * where it tells them, and by pauses and letters elsewhere.
 */
export async function transcribe(
  Recognizer: RecognizerClass,
  {model, language, samples, sampleRateInHertz, signal, onProgress}: Recording,
): Promise<TimedWord[]> {
  const recognizer = new Recognizer(await readWhisperFolder(model, language));
  const words: TimedWord[] = [];
  for (const {start, end} of piecesOf(samples, sampleRateInHertz)) {
    signal.throwIfAborted();
    const piece = samples.slice(start, end);
    const stream = recognizer.createStream();
    stream.acceptWaveform({samples: piece, sampleRate: sampleRateInHertz});
    recognizer.decode(stream);
    const {text, tokens = [], timestamps = []} = recognizer.getResult(stream);
    const said = text.split(/\s+/).filter((word) => word !== '');
    const isTimed = tokens.length > 0 && timestamps.length === tokens.length;
    const found = isNoise(text)
      ? []
      : isTimed
        ? wordsOfTokens(tokens, timestamps)
        : alignByEnergy(said, piece, {sampleRateInHertz, isRecorded: true});
    const offset = start / sampleRateInHertz;
    const limit = end / sampleRateInHertz;
    for (const {text: word, startInSeconds, endInSeconds} of found) {
      const from = Math.max(words.at(-1)?.endInSeconds ?? 0, round(offset + startInSeconds));
      words.push({text: word, startInSeconds: from, endInSeconds: Math.max(from, Math.min(round(offset + endInSeconds), round(limit)))});
    }
    onProgress(end / samples.length, said.slice(0, 6).join(' '));
    // The model works in this thread; Ctrl-C is heard between pieces.
    await nextTurn();
  }
  return words;
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** "[BLANK_AUDIO]", "(wind blowing)", "♪": what the model says where nobody speaks. */
const isNoise = (text: string): boolean => text.replaceAll(/\[[^\]]*\]|\([^)]*\)|[♪♫]/g, '').match(/[\p{L}\p{N}]/u) === null;

/** Tokens that begin with a space begin a word; a word lasts until the next. */
const wordsOfTokens = (tokens: readonly string[], timestamps: readonly number[]): TimedWord[] => {
  const words: {text: string; startInSeconds: number; endInSeconds: number}[] = [];
  for (const [index, token] of tokens.entries()) {
    const [last, time] = [words.at(-1), timestamps[index] ?? 0];
    if (last && !token.startsWith(' ')) last.text += token;
    else words.push({text: token.trim(), startInSeconds: time, endInSeconds: time});
  }
  return words
    .map((word, index) => ({
      ...word,
      endInSeconds: Math.min(words[index + 1]?.startInSeconds ?? word.startInSeconds + 0.5, word.startInSeconds + 1),
    }))
    .filter(({text}) => text !== '');
};

/** Pieces of 6 to 18 s, `[start, end)` in samples, cut in the quietest quarter of a second that there is; pieces of silence are left out. */
const piecesOf = (samples: Float32Array, rate: number): {readonly start: number; readonly end: number}[] => {
  const step = Math.round(rate * 0.05);
  const levels = Array.from({length: Math.ceil(samples.length / step)}, (_, at) => {
    let energy = 0;
    for (let i = at * step; i < Math.min(samples.length, (at + 1) * step); i++) energy += (samples[i] ?? 0) ** 2;
    return energy / step;
  });
  const around = (at: number): number => [-2, -1, 0, 1, 2].reduce((sum, by) => sum + (levels[at + by] ?? 0), 0);
  const pieces: {start: number; end: number}[] = [];
  for (let start = 0; start < levels.length; ) {
    const latest = start + longestInSeconds * 20;
    let end = levels.length;
    if (latest < levels.length) {
      end = latest;
      for (let at = latest; at >= start + shortestInSeconds * 20; at--) if (around(at) < around(end)) end = at;
    }
    // Below -66 dB nobody speaks, and a recogniser that is given silence makes words up.
    if (levels.slice(start, end).some((level) => level > 10 ** -6.6))
      pieces.push({start: start * step, end: Math.min(samples.length, end * step)});
    start = end;
  }
  return pieces;
};

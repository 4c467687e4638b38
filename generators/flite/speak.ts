import {setImmediate as nextTurn} from 'node:timers/promises';
import type {GeneratedSound, MakeContext} from '../../src/core/generator.ts';
import type {DialogueSpec} from '../../src/core/sound.ts';
import {pronounced, speechPieces} from '../../src/core/speech-text.ts';
import type {TimedWord} from '../../src/core/timed-word.ts';
import {alignWords} from './align-words.ts';
import {withHeardStops} from './heard-stops.ts';
import {type Manner, phonesOfWords, speakSentence, type Utterance} from './run-flite.ts';
import {spelledPlainly} from './spell.ts';

/** Silence that a sentence keeps around itself: enough for the first consonant to begin in. */
const edgeInSeconds = 0.03;

/** Speaks a text: sentence by sentence, its pauses as asked for. */
export async function speak(spec: DialogueSpec, context: MakeContext): Promise<GeneratedSound> {
  const {voice, text} = spec;
  const manner: Manner = {voice: voice.name, pace: voice.pace, pitchInSemitones: voice.pitchInSemitones};
  const pieces = speechPieces(text);
  const parts: Float32Array[] = [];
  const words: TimedWord[] = [];
  let rate = 16_000;
  let length = 0;
  const add = (samples: Float32Array): void => {
    parts.push(samples);
    length += samples.length;
  };
  for (const [index, piece] of pieces.entries()) {
    context.signal.throwIfAborted();
    if (piece.kind === 'pause') add(new Float32Array(Math.round(piece.durationInSeconds * rate)));
    else {
      const said = piece.tokens.map((token) => spelledPlainly(pronounced(token, voice.pronunciations)));
      const utterance = trimmed(await speakSentence(said.join(' '), manner));
      rate = utterance.sampleRateInHertz;
      const alone = await phonesOfWords(said, manner);
      const startInSeconds = length / rate;
      for (const word of alignWords(piece.tokens, fitted(alone, piece.tokens.length), withHeardStops(utterance))) {
        words.push({
          text: word.text,
          startInSeconds: startInSeconds + word.startInSeconds,
          endInSeconds: startInSeconds + word.endInSeconds,
        });
      }
      add(utterance.samples);
      if (pieces[index + 1]?.kind === 'sentence') add(new Float32Array(Math.round(voice.pauseInSeconds * rate)));
    }
    context.onProgress((index + 1) / pieces.length, `speak ${index + 1}/${pieces.length}`);
    // flite works in this thread; Ctrl-C is heard between sentences.
    await nextTurn();
  }
  return {sampleRateInHertz: rate, channels: [joined(parts, length)], words: rounded(words, length / rate)};
}

/** Without the silence that flite puts around a sentence: pauses are the author's. */
const trimmed = ({sampleRateInHertz, samples, phones}: Utterance): Utterance => {
  const isSilent = (name: string | undefined): boolean => name === 'pau';
  const start = Math.max(0, (isSilent(phones[0]?.name) ? (phones[0]?.endInSeconds ?? 0) : 0) - edgeInSeconds);
  const lastSpoken = phones.findLast(({name}) => !isSilent(name))?.endInSeconds ?? samples.length / sampleRateInHertz;
  const end = Math.min(samples.length / sampleRateInHertz, lastSpoken + 2 * edgeInSeconds);
  const cut = samples.slice(Math.round(start * sampleRateInHertz), Math.round(end * sampleRateInHertz));
  const fade = Math.round(edgeInSeconds * sampleRateInHertz);
  for (let i = 0; i < fade; i++) {
    cut[i] = ((cut[i] ?? 0) * i) / fade;
    cut[cut.length - 1 - i] = ((cut[cut.length - 1 - i] ?? 0) * i) / fade;
  }
  return {
    sampleRateInHertz,
    samples: cut,
    phones: phones.map(({name, endInSeconds}) => ({name, endInSeconds: Math.max(0, Math.min(end, endInSeconds) - start)})),
  };
};

/** One list of phones a word: where flite joined or split words, the last takes what is left. */
const fitted = (alone: readonly string[][], count: number): string[][] => {
  if (alone.length <= count) return [...alone];
  return [...alone.slice(0, count - 1), alone.slice(count - 1).flat()];
};

const joined = (parts: readonly Float32Array[], length: number): Float32Array => {
  const all = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Milliseconds, inside the sound: what captions and hashes read. */
const rounded = (words: readonly TimedWord[], durationInSeconds: number): TimedWord[] => {
  const round = (seconds: number): number => Math.round(Math.min(seconds, durationInSeconds) * 1000) / 1000;
  return words.map(({text, startInSeconds, endInSeconds}) => ({
    text,
    startInSeconds: round(startInSeconds),
    endInSeconds: round(endInSeconds),
  }));
};

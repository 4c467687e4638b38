import {describe, expect, it} from 'vitest';
import flite from '../../../generators/flite/index.ts';
import type {GeneratedSound, MakeContext} from '../../../src/core/generator.ts';
import type {DialogueSpec, VoiceSpec} from '../../../src/core/sound.ts';
import {onsetNear} from '../../helpers/word-onsets.ts';

const voice: VoiceSpec = {name: 'slt', language: 'en', pace: 1, pitchInSemitones: 0, pauseInSeconds: 0.3, pronunciations: []};

const specOf = (text: string, changes: Partial<VoiceSpec> = {}): DialogueSpec => ({
  sound: 'dialogue',
  text,
  voice: {...voice, ...changes},
  take: 1,
  seed: 1,
  parameters: {},
});

const context: MakeContext = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  onWarning: () => undefined,
  workFolder: '',
  readReference: () => Promise.reject(new Error('no references here')),
};

const speak = (text: string, changes?: Partial<VoiceSpec>): Promise<GeneratedSound> => flite.make(specOf(text, changes), context);

const secondsOf = ({channels, sampleRateInHertz}: GeneratedSound): number => (channels[0]?.length ?? 0) / sampleRateInHertz;

/** Beginnings of what is heard after silence: where the level of 5 ms first comes within 34 dB of the loudest. */
const onsetsOf = ({channels: [samples = new Float32Array()], sampleRateInHertz}: GeneratedSound): number[] => {
  const step = Math.round(sampleRateInHertz * 0.005);
  const levels = Array.from({length: Math.floor(samples.length / step)}, (_, at) =>
    samples.slice(at * step, (at + 1) * step).reduce((sum, sample) => sum + sample * sample, 0),
  );
  const floor = Math.max(...levels) / 10 ** 3.4;
  const onsets: number[] = [];
  let silentFor = 100;
  for (const [at, level] of levels.entries()) {
    if (level > floor && silentFor >= 40) onsets.push(at * 0.005);
    silentFor = level > floor ? 0 : silentFor + 1;
  }
  return onsets;
};

describe('flite', () => {
  it.each(['slt', 'rms', 'awb'])('tells when words begin, as heard, within 60 ms (%s)', async (name) => {
    const words = 'Rain. Morning. Every. Letter. Window. Again. Nobody. Seven. Lovely. Yellow. Under. Silver.'.split(' ');
    const sound = await speak(words.join(' '), {name, pauseInSeconds: 0.4});
    const onsets = onsetsOf(sound);
    expect(sound.words?.map(({text}) => text)).toEqual(words);
    expect(onsets).toHaveLength(words.length);
    const apart = (sound.words ?? []).map(({startInSeconds}, at) => Math.abs(startInSeconds - (onsets[at] ?? 0)));
    expect(Math.max(...apart)).toBeLessThan(0.06);
  });

  it.each([
    ['slt', 30],
    ['rms', 30],
    ['awb', 60],
  ])('tells when words begin inside of a sentence, by the energy of the speech (%s: within %i ms)', async (name, milliseconds) => {
    // Words with an edge: see `onsetNear`. ("so" after "me" has none: the vowel is as bright as the sibilant, and rises before it.)
    const sentences = {
      'Peter told me so and paid ten cups of tea.': ['Peter', 'paid', 'ten', 'tea.'],
      'The rain has time, and so do I.': ['time,', 'and', 'so', 'do'],
      'I took a pen, and sent you a card.': ['I', 'took', 'pen,', 'sent', 'card.'],
    };
    for (const [text, measured] of Object.entries(sentences)) {
      const {words, channels, sampleRateInHertz} = await speak(text, {name});
      for (const {text: word, startInSeconds} of words ?? []) {
        if (!measured.includes(word)) continue;
        const {seconds, riseInDecibels} = onsetNear(channels[0] ?? new Float32Array(), sampleRateInHertz, startInSeconds);
        expect(riseInDecibels, word).toBeGreaterThan(10);
        expect(Math.abs(seconds - startInSeconds), `${word} of ${name}`).toBeLessThan(milliseconds / 1000);
      }
    }
  });

  it('finds every word of a sentence, numbers and abbreviations too, in order and inside the sound', async () => {
    const text = "Dr. Smith's co-op costs $5 for 2 well-known cats — at 3:45pm, naïve!";
    const sound = await speak(text);
    expect(sound.words?.map((word) => word.text).join(' ')).toBe(text);
    let end = 0;
    for (const word of sound.words ?? []) {
      expect(word.startInSeconds).toBeGreaterThanOrEqual(end);
      expect(word.endInSeconds - word.startInSeconds, word.text).toBeGreaterThan(0.05);
      end = word.endInSeconds;
    }
    expect(end).toBeLessThanOrEqual(secondsOf(sound));
  });

  it('says the same samples again', async () => {
    const [one, two] = [await speak('I wrote you a letter.'), await speak('I wrote you a letter.')];
    expect(one).toEqual(two);
  });

  it('keeps pace, pauses and the dictionary', async () => {
    const normal = await speak('The rain has time.');
    expect(secondsOf(await speak('The rain has time.', {pace: 1.5}))).toBeLessThan(0.75 * secondsOf(normal));
    const paused = await speak('The rain. [pause 1.5s] Has time.', {pauseInSeconds: 0});
    const [, rain, has] = paused.words ?? [];
    expect((has?.startInSeconds ?? 0) - (rain?.endInSeconds ?? 0)).toBeGreaterThan(1.5);
    expect((has?.startInSeconds ?? 0) - (rain?.endInSeconds ?? 0)).toBeLessThan(1.7);
    const respelt = await speak('Reshoot it.', {pronunciations: [['Reshoot', 'ree shoot shoot shoot']]});
    expect(respelt.words?.map(({text}) => text)).toEqual(['Reshoot', 'it.']);
    expect(secondsOf(respelt)).toBeGreaterThan(secondsOf(await speak('Reshoot it.')) + 0.3);
  });

  it('refuses what it would leave out without a word, and voices that it does not have', () => {
    expect(flite.capability(specOf('late 日本'))).toMatchObject({found: expect.stringContaining('日')});
    expect(flite.capability(specOf('late', {name: 'siri'}))).toMatchObject({expected: 'one of the voices slt, rms, awb, kal16'});
    expect(flite.capability(specOf('“Naïve” — it’s fine… 😀'))).toBeNull();
  });
});

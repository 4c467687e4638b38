import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import type {GeneratedPicture, Generator} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {runFfmpeg, startFfmpeg} from '../../src/media/ffmpeg.ts';
import {h264, h264Arguments, rawRgbInput} from '../../src/media/h264.ts';
import {probe} from '../../src/media/probe.ts';
import {readWav, wavBytes} from '../../src/media/wav.ts';
import {lockedTakeOf, wordsOfTake} from '../../src/store/take-record.ts';
import {generateRig, plannedShot, type Rig, testcardIdentity} from './planned-shot.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await generateRig();
});
afterEach(() => rig.remove());

const size = {width: 64, height: 48};
const heard: Pick<ShotSpec, 'sound'> = {sound: {dialogue: null, ambience: 'rain', effects: []}};

async function* black(count: number) {
  for (let frame = 0; frame < count; frame++) yield new Uint8Array(3 * size.width * size.height);
}

const tone = (durationInSeconds: number, rate: number): Float32Array =>
  Float32Array.from({length: Math.round(durationInSeconds * rate)}, (_, i) => 0.25 * Math.sin((2 * Math.PI * 1000 * i) / rate));

const generatorOf = (make: (spec: ShotSpec, workFolder: string) => Promise<GeneratedPicture>): Generator => ({
  id: 'testcard',
  charges: false,
  identity: async () => testcardIdentity,
  capability: () => null,
  estimate: () => ({seconds: 'unknown', cost: 'unknown'}),
  make: (spec, {workFolder}) => make(spec, workFolder),
});

const framesWith = (sound: (spec: ShotSpec) => Float32Array, sampleRateInHertz: number): Generator =>
  generatorOf(async (spec) => ({
    kind: 'frames',
    ...size,
    frames: black(spec.durationInFrames),
    sound: {sampleRateInHertz, channels: [sound(spec)], words: null},
  }));

/** What a hosted model hands back: an MP4 with AAC at 44.1 kHz, whose sound begins later than its picture. */
const fileWith = (durationInSeconds: number, lateInSeconds = 0): Generator =>
  generatorOf(async (spec, workFolder) => {
    const wav = path.join(workFolder, 'tone.wav');
    const file = path.join(workFolder, 'answer.mp4');
    const left = tone(durationInSeconds, 48_000);
    await writeFile(wav, wavBytes({left, right: left}));
    const ffmpeg = startFfmpeg('ffmpeg', [
      ...['-v', 'error', ...rawRgbInput(size.width, size.height, spec.framesPerSecond)],
      ...['-itsoffset', String(lateInSeconds), '-i', wav, ...h264Arguments(h264.film, spec.framesPerSecond, 30)],
      ...['-map', '0:v', '-map', '1:a', '-c:a', 'aac', '-ar', '44100', file],
    ]);
    for await (const frame of black(spec.durationInFrames)) ffmpeg.stdin.write(frame);
    ffmpeg.stdin.end();
    await ffmpeg.done;
    return {kind: 'file', path: file};
  });

const takePath = async (): Promise<string> => {
  const [record] = await rig.store.list();
  const found = await rig.store.find('take', record?.key ?? '');
  if (found.state !== 'present') throw new Error(found.state);
  return found.path;
};

const heardIn = async (file: string): Promise<Float32Array> => {
  const wav = path.join(rig.folder, 'heard.wav');
  await runFfmpeg('ffmpeg', ['-y', '-v', 'error', '-i', file, '-vn', '-c:a', 'pcm_s16le', wav]);
  return readWav(await readFile(wav)).left;
};

const warnings = (): string[] => rig.events.flatMap((event) => (event.event === 'warning' ? [event.message] : []));

/** Of a tone of 1 kHz: how far it is from one that begins at the first sample, in samples. */
const lagOf = (samples: Float32Array, from: number): number => {
  let [real, imaginary] = [0, 0];
  for (let i = from; i < from + 9600; i++) {
    real += (samples[i] ?? 0) * Math.sin((2 * Math.PI * i) / 48);
    imaginary += (samples[i] ?? 0) * Math.cos((2 * Math.PI * i) / 48);
  }
  return (-Math.atan2(imaginary, real) * 48) / (2 * Math.PI);
};

it.each([
  [24_000, 30, 30, 48_000],
  [44_100, 25, 24, 50_000],
  [48_000, 90, 30_000 / 1001, 144_144],
])('keeps sound of %i Hz for %i frames at %f a second to the sample', async (...[rate, durationInFrames, framesPerSecond, length]) => {
  const generator = framesWith((spec) => tone(spec.durationInFrames / spec.framesPerSecond, rate), rate);
  await rig.run([plannedShot('a', {...heard, durationInFrames, framesPerSecond})], generator);
  const file = await takePath();
  const facts = await probe(file);
  expect(facts.video).toMatchObject({durationInFrames});
  expect(facts.audio).toMatchObject({codec: 'pcm_s16le', sampleRateInHertz: 48_000});
  const samples = await heardIn(file);
  expect(samples.length).toBe(length);
  expect(Math.abs(lagOf(samples, 4800))).toBeLessThan(0.02);
  // Whoever plays it from its first sample to its last hears no click.
  expect([samples[0], samples.at(-1)]).toEqual([0, 0]);
});

it('cuts what is heard after the last picture, and refuses samples that end before it', async () => {
  const long = framesWith(() => tone(3, 48_000), 48_000);
  await rig.run([plannedShot('a', {...heard, durationInFrames: 30})], long);
  expect((await heardIn(await takePath())).length).toBe(48_000);
  const short = framesWith(() => tone(0.9, 48_000), 48_000);
  await expect(rig.run([plannedShot('b', {...heard, durationInFrames: 30})], short)).rejects.toMatchObject({
    code: 'generator-failed',
    facts: {expected: expect.stringContaining('1.000 s of sound or more, for 30 frames'), found: '0.900 s'},
  });
});

it.each([0, 0.25])('takes the sound of a file that begins %f s after its picture, where it is', async (late) => {
  await rig.run([plannedShot('a', {...heard, durationInFrames: 30})], fileWith(1 - late, late));
  const samples = await heardIn(await takePath());
  expect(samples.length).toBe(48_000);
  expect(warnings()).toEqual([]);
  // The edges of a file are kept to a thousandth of a second.
  const loud = samples.findIndex((sample) => Math.abs(sample) > 0.02);
  expect(Math.abs(loud - late * 48_000)).toBeLessThan(96);
  // Containers tell when a stream begins in thousandths of a second.
  expect(Math.abs(lagOf(samples, 24_000))).toBeLessThan(late === 0 ? 0.1 : 24);
});

it('drops the sound of a file that nobody asked for, and says so once', async () => {
  await rig.run([plannedShot('a', {durationInFrames: 30})], fileWith(1));
  expect((await probe(await takePath())).audio).toBeNull();
  expect(warnings()).toEqual([
    "shot 'a' of video 'tram-fox': generator 'testcard' made sound as well, which nobody asked for: it is dropped",
  ]);
});

it('fills up the sound of a file that ends early, and says so', async () => {
  await rig.run([plannedShot('a', {...heard, durationInFrames: 30})], fileWith(0.5));
  const samples = await heardIn(await takePath());
  expect(samples.length).toBe(48_000);
  expect(samples.subarray(30_000).every((sample) => sample === 0)).toBe(true);
  expect(warnings()[0]).toMatch(/its sound ends 0\.4\d\d s before its picture; the rest is silent/);
});

it.each<[string, Generator, string]>([
  ['none', generatorOf(async () => ({kind: 'frames', ...size, frames: black(6)})), 'none'],
  ['samples that are no numbers', framesWith(() => new Float32Array(48_000).fill(Number.NaN), 48_000), 'NaN or Infinity'],
  ['an impossible rate', framesWith(() => tone(1, 48_000), 7), '7 Hz'],
])('refuses a generator that was asked for sound and hands out %s', async (_what, generator, found) => {
  await expect(rig.run([plannedShot('a', heard)], generator)).rejects.toMatchObject({
    code: 'generator-failed',
    facts: {where: "shot 'a' of video 'tram-fox'", found},
  });
});

it('keeps what was asked and what is said with the take, and the asked in its lock block', async () => {
  const sound = {dialogue: {text: 'Late again.', language: null, startFrame: 0}, ambience: null, effects: []};
  const words = [{text: 'Late', startInSeconds: 0.1, endInSeconds: 0.15}];
  const generator = generatorOf(async () => ({
    kind: 'frames',
    ...size,
    frames: black(6),
    sound: {sampleRateInHertz: 48_000, channels: [tone(0.2, 48_000)], words},
  }));
  await rig.run([plannedShot('a', {sound})], generator);
  const [record] = await rig.store.list();
  if (!record) throw new Error('nothing was stored');
  expect(wordsOfTake(record)).toEqual(words);
  expect(lockedTakeOf(record, 'a').sound).toEqual(sound);
  expect(lockedTakeOf(record, 'a')).not.toHaveProperty('words');
});

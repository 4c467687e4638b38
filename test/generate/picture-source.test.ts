import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import type {Generator} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {decodeFrames} from '../../src/media/decode-frames.ts';
import {startFfmpeg} from '../../src/media/ffmpeg.ts';
import {rawRgbInput} from '../../src/media/h264.ts';
import {decodeSound} from '../../src/media/sound-file.ts';
import {wavBytes} from '../../src/media/wav.ts';
import {ffmpegExecutable} from '../../src/remotion/executables.ts';
import {generateRig, plannedShot, type Rig, testcardIdentity} from './planned-shot.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await generateRig();
});
afterEach(() => rig.remove());

const size = {width: 64, height: 48};
const framesPerSecond = 30;
const durationInFrames = 30;
const flashFrame = 10;
const {signal} = new AbortController();
const heard: Pick<ShotSpec, 'sound'> = {sound: {dialogue: null, ambience: 'rain', effects: []}};

/** 200 ms from 300 Hz to 3 kHz: it is like itself at one place only. */
const sweep = Float32Array.from({length: 9600}, (_, i) => {
  const t = i / 48_000;
  return 0.25 * Math.sin(2 * Math.PI * (300 + 6750 * t) * t);
});

/** A file with one white picture and a sweep that begins with it, whose sound as a whole begins before its first picture. */
const flashWithSweep = (name: string, encoding: readonly string[], pictureLateInSeconds: number): Generator => ({
  id: 'testcard',
  charges: false,
  identity: async () => testcardIdentity,
  capability: () => null,
  estimate: () => ({seconds: 'unknown', cost: 'unknown'}),
  make: async (_spec, {workFolder}) => {
    const wav = path.join(workFolder, 'sweep.wav');
    const file = path.join(workFolder, name);
    const left = new Float32Array(Math.round((pictureLateInSeconds + durationInFrames / framesPerSecond) * 48_000));
    left.set(sweep, Math.round((pictureLateInSeconds + flashFrame / framesPerSecond) * 48_000));
    await writeFile(wav, wavBytes({left, right: left}));
    const ffmpeg = startFfmpeg('ffmpeg', [
      ...['-v', 'error', '-itsoffset', String(pictureLateInSeconds), ...rawRgbInput(size.width, size.height, framesPerSecond)],
      ...['-i', wav, '-map', '0:v', '-map', '1:a', '-pix_fmt', 'yuv420p', ...encoding, file],
    ]);
    for (let frame = 0; frame < durationInFrames; frame++) {
      ffmpeg.stdin.write(new Uint8Array(3 * size.width * size.height).fill(frame === flashFrame ? 255 : 0));
    }
    ffmpeg.stdin.end();
    await ffmpeg.done;
    return {kind: 'file', path: file};
  },
});

const takePath = async (): Promise<string> => {
  const [record] = await rig.store.list();
  const found = await rig.store.find('take', record?.key ?? '');
  if (found.state !== 'present') throw new Error(found.state);
  return found.path;
};

/** The take's frames that are white. */
const flashesIn = async (file: string): Promise<number[]> => {
  const frames = Array.from({length: durationInFrames}, (_, frame) => frame);
  const white: number[] = [];
  let frame = 0;
  for await (const planes of decodeFrames({ffmpeg: ffmpegExecutable('ffmpeg'), file, frames, framesPerSecond, ...size, signal})) {
    if ((planes[0] ?? 0) > 128) white.push(frame);
    frame += 1;
  }
  return white;
};

/** The sample at which the sweep begins: where it is most like what is heard. */
const sweepIn = (samples: Float32Array, near: number): number => {
  const likenessAt = (at: number): number => sweep.reduce((sum, value, i) => sum + value * (samples[at + i] ?? 0), 0);
  const places = Array.from({length: 2001}, (_, i) => near - 1000 + i).map((at) => ({at, likeness: likenessAt(at)}));
  return places.reduce((best, place) => (place.likeness > best.likeness ? place : best)).at;
};

const h264 = ['-c:v', 'libx264', '-bf', '2'];
const containers: [what: string, lateInSeconds: number, file: string, encoding: string[]][] = [
  ['MKV with PCM', 0.3, 'answer.mkv', [...h264, '-c:a', 'pcm_s16le']],
  ['MKV with AAC, as it is muxed', 0, 'answer.mkv', [...h264, '-c:a', 'aac']],
  ['MKV with AAC', 0.3, 'answer.mkv', [...h264, '-c:a', 'aac']],
  ['MP4', 0, 'answer.mp4', [...h264, '-c:a', 'aac']],
  ['MP4', 0.3, 'answer.mp4', [...h264, '-c:a', 'aac']],
  ['a transport stream', 0.3, 'answer.ts', [...h264, '-c:a', 'aac']],
  ['WebM with Opus', 0, 'answer.webm', ['-c:v', 'libvpx', '-b:v', '1M', '-c:a', 'libopus']],
  ['WebM with Opus', 0.3, 'answer.webm', ['-c:v', 'libvpx', '-b:v', '1M', '-c:a', 'libopus']],
];

it.each(containers)('hears what it sees at the same moment, of a file whose picture begins later: %s, %f s', async (...row) => {
  const [, late, name, encoding] = row;
  await rig.run([plannedShot('a', {...heard, durationInFrames})], flashWithSweep(name, encoding, late));
  const file = await takePath();
  expect(await flashesIn(file)).toEqual([flashFrame]);
  const {left} = await decodeSound(file, signal);
  const expected = (flashFrame / framesPerSecond) * 48_000;
  const offInMilliseconds = (sweepIn(left, expected) - expected) / 48;
  // Containers tell when a picture is shown, and when a sound begins, in thousandths of a second.
  expect(Math.abs(offInMilliseconds)).toBeLessThan(1.5);
});

it.each([0, 0.3])('begins with the first picture of a file whose sound nobody asked for, once, where that is %f s late', async (late) => {
  await rig.run([plannedShot('a', {durationInFrames})], flashWithSweep('answer.mkv', [...h264, '-c:a', 'aac'], late));
  expect(await flashesIn(await takePath())).toEqual([flashFrame]);
});

import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runFfmpeg} from '../../src/media/ffmpeg.ts';
import {playSound} from '../../src/media/play-sound.ts';
import {soundTracksOf} from '../../src/media/sound-tracks.ts';
import {wavBytes} from '../../src/media/wav.ts';

const {signal} = new AbortController();

let folder: string;
const at = (name: string): string => path.join(folder, name);
const ffmpeg = (...words: string[]): Promise<string> => runFfmpeg('ffmpeg', ['-v', 'error', '-y', ...words]);

/** Half a second of a tone that is as loud as can be. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reshoot-play-'));
  const tone = Float32Array.from({length: 24_000}, (_, i) => 0.999 * Math.sin((2 * Math.PI * 880 * i) / 48_000));
  await writeFile(at('tone.wav'), wavBytes({left: tone, right: tone}));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

const played = async (file: string, more: {readonly playbackRate?: number; readonly endInSamples?: number} = {}): Promise<Float32Array> => {
  const samples: number[] = [];
  const sound = {
    file,
    tracks: await soundTracksOf(file),
    streamIndex: 0,
    playbackRate: 1,
    toneFrequency: 1,
    endInSamples: 480_000,
    ...more,
  };
  await playSound(
    sound,
    ({left}, from) => {
      expect(from).toBe(samples.length);
      samples.push(...left);
    },
    signal,
  );
  return Float32Array.from(samples);
};

/** First and last loud sample, in milliseconds. */
const loud = (samples: Float32Array): [number, number] => {
  const isLoud = (sample: number): boolean => Math.abs(sample) > 0.3;
  return [samples.findIndex(isLoud) / 48, samples.findLastIndex(isLoud) / 48];
};

describe('a file is played from the zero of its clock', () => {
  const containers: [name: string, beginsInMilliseconds: number, words: string[]][] = [
    ['tone-in.mp4', 0, ['-c:a', 'aac']],
    ['tone-in.mkv', 0, ['-c:a', 'pcm_s16le']],
    ['opus.webm', 0, ['-c:a', 'libopus']],
    ['tone.mp3', 0, ['-c:a', 'libmp3lame']],
    ['tone.ogg', 0, ['-c:a', 'libopus']],
    // 1024 samples of the encoder, which a transport stream does not say.
    ['tone.ts', 21.3, ['-c:a', 'aac']],
  ];

  it.each(containers)('%s', async (name, begins, words) => {
    await ffmpeg('-i', at('tone.wav'), ...words, at(name));
    const [from, to] = loud(await played(at(name)));
    expect(Math.abs(from - begins)).toBeLessThan(1);
    expect(Math.abs(to - begins - 500)).toBeLessThan(2);
  });

  it('with silence before a sound that begins later, also where it is alone in its file', async () => {
    await ffmpeg('-i', at('tone.wav'), '-c:a', 'aac', at('short.mp4'));
    await ffmpeg('-itsoffset', '1', '-i', at('short.mp4'), '-c', 'copy', at('late.mp4'));
    expect(Math.abs(loud(await played(at('late.mp4')))[0] - 1000)).toBeLessThan(2);
  });

  it('with silence in a gap, as recorders leave them', async () => {
    await ffmpeg('-i', at('tone.wav'), '-c:a', 'aac', at('piece.mp4'));
    await writeFile(at('list.txt'), 'file piece.mp4\nduration 2\nfile piece.mp4\n');
    await ffmpeg('-f', 'concat', '-i', at('list.txt'), '-c', 'copy', at('gap.mkv'));
    const samples = await played(at('gap.mkv'));
    expect(samples.subarray(30_000, 90_000).every((sample) => Math.abs(sample) < 0.01)).toBe(true);
    expect(Math.abs(loud(samples)[1] - 2521)).toBeLessThan(3);
  });
});

it('keeps what an encoder made louder than 1', async () => {
  const square = Float32Array.from({length: 24_000}, (_, i) => (i % 96 < 48 ? 0.99 : -0.99));
  await writeFile(at('square.wav'), wavBytes({left: square, right: square}));
  await ffmpeg('-i', at('square.wav'), '-c:a', 'aac', '-b:a', '64k', at('loud.mp4'));
  const peak = (await played(at('loud.mp4'))).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(peak).toBeGreaterThan(1.05);
});

it('is not decoded after its end, and no sample longer', async () => {
  await ffmpeg('-f', 'lavfi', '-i', 'sine=frequency=440:duration=600', '-c:a', 'libmp3lame', '-b:a', '32k', at('long.mp3'));
  expect(await played(at('long.mp3'), {endInSamples: 12_345})).toHaveLength(12_345);
  expect(await played(at('tone.wav'), {playbackRate: 0.5, endInSamples: 40_000})).toHaveLength(40_000);
});

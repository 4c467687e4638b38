import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {addElements} from '../../src/assemble/mix-elements.ts';
import type {FilePlacement} from '../../src/core/timeline.ts';
import {runFfmpeg, startFfmpeg} from '../../src/media/ffmpeg.ts';
import {rawRgbInput} from '../../src/media/h264.ts';
import {type Pcm, sampleOfFrame, silence} from '../../src/media/pcm.ts';
import {wavBytes} from '../../src/media/wav.ts';
import {film, shownFor} from './a-placement.ts';
import {mixByRemotion} from './remotion-mix.ts';

const {signal} = new AbortController();
const framesPerSecond = 30;

let folder: string;
const at = (name: string): string => path.join(folder, name);
const ffmpeg = (...words: string[]): Promise<string> => runFfmpeg('ffmpeg', ['-v', 'error', '-y', ...words]);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reshoot-elements-'));
  const tone = Float32Array.from({length: 96_000}, (_, i) => 0.2 * Math.sin((2 * Math.PI * 880 * i) / 48_000));
  await writeFile(at('tone.wav'), wavBytes({left: tone, right: tone.map((sample) => sample / 2)}));
  await ffmpeg('-i', at('tone.wav'), '-af', 'pan=mono|c0=c0', at('mono.wav'));
  await encodePicture(90);
  // The sound lies from 1 s to 1.5 s, beside three seconds of picture.
  await ffmpeg('-i', at('tone.wav'), '-t', '0.5', '-c:a', 'aac', at('sound.mp4'));
  const both = ['-map', '0:v', '-map', '1:a', '-c', 'copy'];
  await ffmpeg('-i', at('picture.mp4'), '-itsoffset', '1', '-i', at('sound.mp4'), ...both, at('late.mp4'));
  await ffmpeg(
    '-i',
    at('picture.mp4'),
    '-i',
    at('tone.wav'),
    '-i',
    at('mono.wav'),
    ...['-map', '0:v', '-map', '1:a', '-map', '2:a'],
    '-c:v',
    'copy',
    at('two-sounds.mp4'),
  );
  await writeFile(at('broken.mp3'), Buffer.alloc(50_000, 'no sound'));
});
const encodePicture = async (durationInFrames: number): Promise<void> => {
  const encoder = startFfmpeg('ffmpeg', [
    ...rawRgbInput(64, 64, framesPerSecond),
    '-pix_fmt',
    'yuv420p',
    '-c:v',
    'libx264',
    at('picture.mp4'),
  ]);
  encoder.stdin.end(new Uint8Array(durationInFrames * 3 * 64 * 64));
  await encoder.done;
};
afterAll(() => rm(folder, {recursive: true, force: true}));

const mixOf = async (audio: readonly (readonly FilePlacement[])[]): Promise<Pcm> => {
  const mix = silence(sampleOfFrame(audio.length, framesPerSecond));
  const page = (): never => {
    throw new Error('no samples of the page');
  };
  await addElements(
    mix,
    {timeline: {variant: 'a/tiny', audio, framesPerSecond}, page, sourceOf: (src) => Promise.resolve(src), signal},
    at('mix'),
  );
  return mix;
};

const levelOf = (samples: Float32Array, from: number, to: number): number => {
  const window = samples.subarray(from, to);
  return 10 * Math.log10(window.reduce((sum, sample) => sum + sample * sample, 1e-12) / window.length);
};

/** First and last sample that are heard, in seconds. */
const heard = (samples: Float32Array): [number, number] => {
  const isHeard = (sample: number): boolean => Math.abs(sample) > 0.02;
  return [samples.findIndex(isHeard) / 48_000, samples.findLastIndex(isHeard) / 48_000];
};

const near = (seconds: number): unknown => expect.closeTo(seconds, 2);

/** Levels of each 10 ms of both channels. */
const levels = ({left, right}: Pcm): number[] =>
  [left, right].flatMap((side) => Array.from({length: side.length / 480}, (_, i) => levelOf(side, 480 * i, 480 * i + 480)));

describe('a clip whose sound begins after its picture', () => {
  it('is heard when its picture is shown', async () => {
    expect(heard((await mixOf(film(90, {from: 0, shown: shownFor(90, {src: at('late.mp4')})}))).left)).toEqual([near(1), near(1.5)]);
  });

  it('is heard as much earlier as is trimmed before it', async () => {
    const trimmed = (trimBefore: number) => film(90, {from: 0, shown: shownFor(90, {src: at('late.mp4'), trimBefore})});
    expect(heard((await mixOf(trimmed(15))).left)).toEqual([near(0.5), near(1)]);
    expect(heard((await mixOf(trimmed(36))).left)).toEqual([near(0), near(0.3)]);
  });

  it('is heard at its place where it plays faster', async () => {
    const fast = film(60, {from: 15, shown: shownFor(45, {src: at('late.mp4'), playbackRate: 2})});
    const [from, to] = heard((await mixOf(fast)).left);
    expect(from).toBeCloseTo(1, 1);
    expect(to).toBeCloseTo(1.25, 1);
  });
});

describe('what is played as it is', () => {
  it('is the file, sample for sample', async () => {
    const {left, right} = await mixOf(film(60, {from: 0, shown: shownFor(60, {src: at('tone.wav')})}));
    const expected = (i: number): number => 0.2 * Math.sin((2 * Math.PI * 880 * i) / 48_000);
    for (const i of [0, 1, 1000, 47_999, 95_000]) {
      expect(left[i]).toBeCloseTo(expected(i), 4);
      expect(right[i]).toBeCloseTo(expected(i) / 2, 4);
    }
  });

  it('is as loud in mono as in stereo', async () => {
    const mono = await mixOf(film(60, {from: 0, shown: shownFor(60, {src: at('mono.wav')})}));
    expect(levelOf(mono.left, 4800, 48_000)).toBeCloseTo(20 * Math.log10(0.2 / Math.SQRT2), 1);
    expect(levelOf(mono.right, 4800, 48_000)).toBeCloseTo(levelOf(mono.left, 4800, 48_000), 5);
  });

  it('is silent where the file has no sound, and refused where it lacks the one that is asked for', async () => {
    const silent = await mixOf(film(30, {from: 0, shown: shownFor(30, {src: at('picture.mp4')})}));
    expect(heard(silent.left)[0]).toBeLessThan(0);
    const second = await mixOf(film(30, {from: 0, shown: shownFor(30, {src: at('two-sounds.mp4'), audioStreamIndex: 1})}));
    expect(levelOf(second.right, 4800, 40_000)).toBeCloseTo(levelOf(second.left, 4800, 40_000), 1);
    const third = mixOf(film(30, {from: 0, shown: shownFor(30, {src: at('two-sounds.mp4'), audioStreamIndex: 2})}));
    await expect(third).rejects.toMatchObject({code: 'sound-invalid', facts: {expected: expect.stringContaining('0 to 1'), found: '2'}});
  });

  it('is refused by name and in few words where it cannot be decoded', async () => {
    const broken = mixOf(film(30, {from: 0, shown: shownFor(30, {src: at('broken.mp3')})}));
    const error = await broken.catch((thrown: Error) => thrown);
    expect(error).toMatchObject({code: 'sound-invalid', facts: {where: expect.stringContaining('broken.mp3')}});
    expect(String(error).length).toBeLessThan(1500);
  });
});

describe('volumes', () => {
  it('may differ on each of thousands of frames, and be above 1', async () => {
    const volume = (frame: number): number => 0.75 + 0.5 * Math.sin(frame / 40) + 0.0001 * ((frame * 7919) % 131);
    await ffmpeg('-f', 'lavfi', '-i', 'sine=frequency=440:duration=60', at('minute.mp3'));
    const mix = await mixOf(film(1800, {from: 0, shown: shownFor(1800, {src: at('minute.mp3'), volume})}));
    const loud = (frame: number): number => levelOf(mix.left, sampleOfFrame(frame, 30), sampleOfFrame(frame + 1, 30));
    const differences = Array.from(
      {length: 1790},
      (_, frame) => loud(frame + 2) - 20 * Math.log10((volume(frame + 2) + volume(frame + 3)) / 2),
    );
    expect(Math.max(...differences) - Math.min(...differences)).toBeLessThan(0.2);
  });

  it('are heard on their own frames where they jump, without a step', async () => {
    const volume = (frame: number): number => (frame === 15 ? 0 : frame < 15 ? 1 : 0.1);
    const shown = shownFor(30, {src: at('tone.wav'), volume});
    const {left} = await mixOf(film(30, {from: 0, shown}).map((placed) => placed.filter((sound) => sound.volume > 0)));
    const loud = (frame: number): number => levelOf(left, sampleOfFrame(frame, 30) + 300, sampleOfFrame(frame + 1, 30) - 300);
    expect(loud(14)).toBeCloseTo(-17, 0);
    expect(loud(15)).toBeLessThan(-100);
    expect(loud(16)).toBeCloseTo(-37, 0);
    const steps = left.slice(1).map((sample, i) => Math.abs(sample - (left[i] ?? 0)));
    // The tone's own steepest one.
    expect(Math.max(...steps)).toBeLessThan(0.2 * 2 * Math.PI * (880 / 48_000) * 1.1);
  });
});

describe('beside the mixer of Remotion', () => {
  // All begin on a full millisecond, to which Remotion rounds their places.
  const cases: Record<string, () => FilePlacement[][]> = {
    'a file from its beginning': () => film(60, {from: 12, shown: shownFor(48, {src: at('tone.wav')})}),
    'a trim and a volume': () => film(60, {from: 12, shown: shownFor(30, {src: at('tone.wav'), trimBefore: 20, volume: 0.5})}),
    'two that overlap': () =>
      film(60, {from: 0, shown: shownFor(40, {src: at('tone.wav')})}, {from: 21, shown: shownFor(39, {src: at('two-sounds.mp4')})}),
    'half the speed': () => film(60, {from: 6, shown: shownFor(50, {src: at('tone.wav'), playbackRate: 0.5})}),
    'four times the speed': () => film(30, {from: 3, shown: shownFor(12, {src: at('tone.wav'), playbackRate: 4})}),
    'another pitch': () => film(60, {from: 6, shown: shownFor(40, {src: at('tone.wav'), toneFrequency: 1.3})}),
  };

  it.each(Object.entries(cases))('%s is as loud, at the same moments', async (name, make) => {
    const audio = make();
    const [ours, theirs] = [levels(await mixOf(audio)), levels(await mixByRemotion(audio, {framesPerSecond, wavFile: at('remotion.wav')}))];
    const channel = ours.length / 2;
    const other = theirs.length / 2;
    // Where Remotion cuts into a wave, ours fades over 5 ms.
    const differing = ours.filter((level, i) => {
      const their = theirs[i < channel ? i : i - channel + other] ?? 0;
      return Math.max(level, their) > -60 && Math.abs(level - their) > 0.2;
    });
    expect(differing.length, `${name}: ${differing.length} windows differ`).toBeLessThanOrEqual(8);
  });
});

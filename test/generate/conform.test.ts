import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import {afterEach, beforeEach, expect, it} from 'vitest';
import type {GeneratedPicture, Generator} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {runFfmpeg, startFfmpeg} from '../../src/media/ffmpeg.ts';
import {h264, h264Arguments, rawRgbInput} from '../../src/media/h264.ts';
import {probe} from '../../src/media/probe.ts';
import {generateRig, plannedShot, type Rig, testcardIdentity} from './planned-shot.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await generateRig();
});
afterEach(() => rig.remove());

const generatorOf = (make: (workFolder: string) => Promise<GeneratedPicture>): Generator => ({
  id: 'testcard',
  charges: false,
  identity: async () => testcardIdentity,
  capability: () => null,
  estimate: () => ({seconds: 'unknown', cost: 'unknown'}),
  make: (_spec, {workFolder}) => make(workFolder),
});

interface Film {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly durationInFrames: number;
}

/** A file whose frame n is grey n × 10, the middle third of its height white: what a hosted generator might send. */
const writeFilm = async (file: string, {width, height, framesPerSecond, durationInFrames}: Film): Promise<void> => {
  const ffmpeg = startFfmpeg('ffmpeg', [
    '-v',
    'error',
    ...rawRgbInput(width, height, framesPerSecond),
    ...h264Arguments(h264.film, framesPerSecond, 30),
    file,
  ]);
  for (let frame = 0; frame < durationInFrames; frame += 1) ffmpeg.stdin.write(grey({width, height}, frame * 10));
  ffmpeg.stdin.end();
  await ffmpeg.done;
};

const grey = ({width, height}: {width: number; height: number}, level: number): Uint8Array => {
  const row = width * 3;
  return new Uint8Array(row * height).fill(level).fill(255, row * Math.floor(height / 3), row * Math.floor((2 * height) / 3));
};

const makeFrom = (film: Film, changes: Partial<ShotSpec>) => {
  const generator = generatorOf(async (workFolder) => {
    const file = path.join(workFolder, 'answer.mp4');
    await writeFilm(file, film);
    return {kind: 'file', path: file};
  });
  return rig.run([plannedShot('a', changes)], generator);
};

const takePath = async (): Promise<string> => {
  const [record] = await rig.store.list();
  const found = await rig.store.find('take', record?.key ?? '');
  if (found.state !== 'present') throw new Error(found.state);
  return found.path;
};

/** Mean red of a row of the first frame. */
const redOfRow = async (file: string, row: number): Promise<number> => {
  const {video} = await probe(file);
  if (!video) throw new Error('no pictures');
  const out = path.join(rig.folder, 'frame.png');
  await runFfmpeg('ffmpeg', ['-v', 'error', '-y', '-i', file, '-frames:v', '1', '-c:v', 'png', '-pix_fmt', 'rgb24', '-f', 'image2', out]);
  const data = await sharp(out).raw().toBuffer();
  const line = data.subarray(row * video.width * 3, (row + 1) * video.width * 3);
  return line.filter((_byte, at) => at % 3 === 0).reduce((sum, byte) => sum + byte, 0) / video.width;
};

const source: Film = {width: 64, height: 48, framesPerSecond: 30, durationInFrames: 6};

it.each([
  ['the same', source],
  ['a longer one', {...source, durationInFrames: 20}],
  ['fewer frames a second', {...source, framesPerSecond: 24, durationInFrames: 5}],
  ['more frames a second', {...source, framesPerSecond: 60, durationInFrames: 12}],
  ['an odd rate', {...source, framesPerSecond: 29.97}],
  ['a larger size', {...source, width: 320, height: 240}],
  ['a smaller size', {...source, width: 16, height: 12}],
  ['another shape', {...source, width: 48, height: 98}],
])('conforms a file: %s', async (_name, film) => {
  await makeFrom(film, {});
  const {video} = await probe(await takePath());
  expect(video).toMatchObject({width: 64, height: 48, framesPerSecond: 30, durationInFrames: 6, colours: 'bt709 bt709 bt709 tv'});
});

it('fills the picture of another shape and cuts it evenly, without borders or stretching', async () => {
  // 64 × 144 into 64 × 48: only the white middle third is left.
  await makeFrom({...source, width: 64, height: 144}, {});
  const file = await takePath();
  expect(await redOfRow(file, 3)).toBeGreaterThan(240);
  expect(await redOfRow(file, 44)).toBeGreaterThan(240);
});

it('refuses a file that is shorter than the shot, in frames and seconds', async () => {
  await expect(makeFrom({...source, durationInFrames: 4}, {})).rejects.toMatchObject({
    code: 'generator-failed',
    facts: {
      where: "shot 'a' of video 'tram-fox'",
      expected: expect.stringContaining('6 frames at 30 a second (0.200 s)'),
      found: '4 frames at 30 a second (0.133 s)',
    },
  });
});

it('refuses a file that is no film, and one that is not in its work folder', async () => {
  const garbage = generatorOf(async (workFolder) => {
    const file = path.join(workFolder, 'answer.mp4');
    await writeFile(file, '<html>quota exceeded</html>');
    return {kind: 'file', path: file};
  });
  await expect(rig.run([plannedShot('a')], garbage)).rejects.toMatchObject({
    code: 'generator-failed',
    facts: {where: "shot 'a' of video 'tram-fox'"},
  });
  const outside = path.join(rig.folder, 'elsewhere.mp4');
  await writeFilm(outside, source);
  await expect(
    rig.run(
      [plannedShot('a')],
      generatorOf(async () => ({kind: 'file', path: outside})),
    ),
  ).rejects.toMatchObject({
    code: 'generator-failed',
    facts: {expected: expect.stringContaining('inside the work folder')},
  });
});

it('scales frames of another size, and takes a generator that paints over its own frame', async () => {
  const size = {width: 32, height: 24};
  const reused = new Uint8Array(size.width * size.height * 3);
  async function* frames() {
    for (let frame = 0; frame < 6; frame += 1) {
      reused.set(grey(size, frame === 0 ? 128 : 0));
      yield reused;
    }
  }
  await rig.run(
    [plannedShot('a')],
    generatorOf(async () => ({kind: 'frames', ...size, frames: frames()})),
  );
  const file = await takePath();
  expect((await probe(file)).video).toMatchObject({width: 64, height: 48, durationInFrames: 6});
  expect(await redOfRow(file, 3)).toBeGreaterThan(100);
  expect(await redOfRow(file, 24)).toBeGreaterThan(240);
});

it('refuses a frame of the wrong number of bytes', async () => {
  async function* frames() {
    yield new Uint8Array(10);
  }
  const generator = generatorOf(async () => ({kind: 'frames', width: 64, height: 48, frames: frames()}));
  await expect(rig.run([plannedShot('a')], generator)).rejects.toMatchObject({
    code: 'generator-failed',
    facts: {expected: expect.stringContaining('9216 bytes a frame'), found: '10 bytes in frame 0'},
  });
});

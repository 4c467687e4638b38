import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Digest} from '../../src/core/brand.ts';
import type {Hole} from '../../src/core/layering.ts';
import type {TimelineFrame} from '../../src/core/timeline.ts';
import {sizeOfYuv} from '../../src/media/colour.ts';
import {rawPlanesInput} from '../../src/media/h264.ts';
import {PictureMemory} from '../../src/media/picture-memory.ts';
import type {OverlayPictures} from '../../src/remotion/capture.ts';
import {ffmpegExecutable} from '../../src/remotion/executables.ts';
import type {BlendJob} from '../../src/render/blend-job.ts';
import {blendedPictures} from '../../src/render/blend-segment.ts';
import {encodePictures} from '../../src/render/encode-pictures.ts';

const size = {width: 64, height: 64};
const framesPerSecond = 24;
const ffmpeg = ffmpegExecutable('ffmpeg');
const {signal} = new AbortController();

/** Spoils whatever is given back: who still looks at it sees something else. */
class SpoilingMemory extends PictureMemory {
  taken = 0;
  fresh = 0;
  readonly #known = new Set<Uint8Array>();

  override take(sizeInBytes: number): Uint8Array {
    const memory = super.take(sizeInBytes);
    this.taken += 1;
    if (!this.#known.has(memory)) this.fresh += 1;
    this.#known.add(memory);
    return memory;
  }

  override giveBack(picture: Uint8Array): void {
    picture.fill(0xee);
    super.giveBack(picture);
  }
}

/** A page with a band over everything, in another place each time. */
const pageAt = async (line: number): Promise<OverlayPictures> => {
  const over = async (behind: number): Promise<Uint8Array> => {
    const rgb = Uint8Array.from({length: 3 * size.width * size.height}, (_, at) =>
      Math.abs(Math.floor(at / 3 / size.width) - line) < 6 ? (at % 3 === 0 ? 200 : Math.round(behind / 2)) : behind,
    );
    return new Uint8Array(
      await sharp(rgb, {raw: {...size, channels: 3}})
        .png()
        .toBuffer(),
    );
  };
  return {black: await over(0), white: await over(255)};
};

describe('the pictures of a segment, in memory that is used again', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-blend-'));
    for (const [take, first] of [
      ['a', 40],
      ['b', 140],
    ] as const) {
      const pictures = (async function* () {
        for (let frame = 0; frame < 24; frame++) yield new Uint8Array(sizeOfYuv(size)).fill(first + 3 * frame);
      })();
      await encodePictures(
        {ffmpeg, file: path.join(folder, `${take}.mp4`), lengthInFrames: 24, framesPerSecond, signal},
        {input: rawPlanesInput(size.width, size.height, framesPerSecond), kind: 'planes', pictures},
      );
    }
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));

  const job = (holes: readonly Hole[], takeFrame: (frame: number) => number): BlendJob => ({
    ...{ffmpeg, file: '', ...size, framesPerSecond},
    takes: {a: path.join(folder, 'a.mp4'), b: path.join(folder, 'b.mp4')},
    frames: Array.from(
      {length: 20},
      (_, frame): TimelineFrame => ({
        page: `sha256:${Math.floor(frame / 5)}` as Digest,
        shots: holes.map(({shot}) => ({id: shot, takeFrame: takeFrame(frame)})),
        layering: {kind: 'layered', holes},
      }),
    ),
  });
  const blended = async (jobs: readonly BlendJob[], memory: PictureMemory, onSeen: (picture: Uint8Array) => void): Promise<string[]> => {
    const seen: string[] = [];
    for (const each of jobs) {
      const host = {page: (frame: number) => pageAt(10 + 2 * frame), onFrame: () => undefined, memory, signal};
      for await (const picture of blendedPictures(each, host)) {
        seen.push(Buffer.from(picture).toString('base64'));
        onSeen(picture);
      }
    }
    return seen;
  };

  const whole: Hole = {shot: 'a', x: 0, y: 0, ...size};
  const left: Hole = {shot: 'a', x: 0, y: 0, width: 64, height: 64};
  const overEdge: Hole = {shot: 'b', x: 32, y: -8, width: 64, height: 64};
  it.each([
    ['one shot', () => [job([whole], (frame) => frame)]],
    ['held pictures', () => [job([whole], (frame) => Math.floor(frame / 4))]],
    ['two shots side by side, over an edge', () => [job([left, overEdge], (frame) => frame)]],
    [
      'segments one after the other',
      () => [job([whole], (frame) => frame), job([left, overEdge], (frame) => 19 - frame), job([whole], () => 3)],
    ],
  ])('are those of fresh memory: %s', async (_, jobs) => {
    const fresh = await blended(jobs(), new PictureMemory(), () => undefined);
    const memory = new SpoilingMemory();
    expect(await blended(jobs(), memory, (picture) => memory.giveBack(picture))).toEqual(fresh);
    expect(new Set(fresh).size).toBeGreaterThan(4);
    // Few buffers for all of them, however long it goes on.
    expect(memory.fresh).toBeLessThanOrEqual(6);
    expect(memory.taken).toBeGreaterThan(20);
  });
});

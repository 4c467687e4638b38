import {mkdtemp, readdir, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Digest} from '../../src/core/brand.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import {startFfmpeg} from '../../src/media/ffmpeg.ts';
import {h264, h264Arguments, rawPlanesInput} from '../../src/media/h264.ts';
import {copyFromTake} from '../../src/render/copy-from-take.ts';
import type {Rendering, SegmentToRender} from '../../src/render/rendering.ts';
import {createMemoryStore} from '../../src/store/memory-store.ts';
import {decodeFilm} from '../helpers/film.ts';

const size = {width: 64, height: 32};
const frames = 24;
const signal = new AbortController().signal;
const segment: SegmentToRender = {
  start: 100,
  end: 112,
  key: `sha256:${'a'.repeat(64)}` as Digest,
  way: {kind: 'passthrough', shot: 'a', takeFrame: 12},
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'reshoot-copy-'));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

/** A take whose pictures get brighter, encoded as takes are, but for the arguments that are replaced. */
const take = async (name: string, replaced: Readonly<Record<string, string>> = {}): Promise<string> => {
  const file = path.join(folder, `${name}.mp4`);
  const encoding = h264Arguments({...h264.take, pictures: 'planes'}, 24, 12).map(
    (word, index, words) => replaced[words[index - 1] ?? ''] ?? word,
  );
  const ffmpeg = startFfmpeg('ffmpeg', ['-y', ...rawPlanesInput(size.width, size.height, 24), ...encoding, file]);
  for (let frame = 0; frame < frames; frame++)
    ffmpeg.stdin.write(new Uint8Array((64 * 32 * 3) / 2).fill(40 + 6 * frame, 0, 64 * 32).fill(128, 64 * 32));
  ffmpeg.stdin.end();
  await ffmpeg.done;
  return file;
};

/** What is copied from a take; null where nothing is. */
const copied = async (file: string): Promise<{readonly levels: readonly number[]; readonly told: number} | null> => {
  const store = createMemoryStore({folder: path.join(folder, 'store')});
  let told = 0;
  // Only what copying looks at.
  const rendering = {
    timeline: {...size, framesPerSecond: 24} as unknown as Timeline,
    takes: new Map([['a', file]]),
    place: {store, workFolder: folder, framesPerSecond: 24, signal},
    onFrame: () => {
      told += 1;
    },
  } as unknown as Rendering;
  if (!(await copyFromTake(rendering, segment))) return null;
  const found = await store.find('segment', segment.key);
  if (found.state !== 'present') throw new Error('nothing was stored');
  const film = await decodeFilm(found.path);
  return {levels: film.frames.map((picture) => picture[0] ?? -1), told};
};

describe('a segment that shows a shot and nothing else', () => {
  it('is cut out of the take, from its keyframe on, frame for frame', async () => {
    const file = await take('today');
    const all = (await decodeFilm(file)).frames.map((picture) => picture[0] ?? -1);
    expect(await copied(file)).toEqual({levels: all.slice(12), told: 12});
  });

  it.each([
    ['another profile', {'-profile:v': 'main'}],
    ['reference frames that films do not have', {'-bf': '0'}],
  ])('is left to blending where its take was encoded by other rules: %s', async (name, replaced) => {
    expect(await copied(await take(name.replaceAll(' ', '-'), replaced))).toBeNull();
  });

  it('leaves no file of its own behind', async () => {
    expect((await readdir(folder)).filter((name) => name.startsWith('a'.repeat(24)))).toEqual([]);
  });
});

import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Pcm} from '../../src/media/pcm.ts';
import {decodeSound, encodeSound} from '../../src/media/sound-file.ts';

const {signal} = new AbortController();

/** A tone on the left and silence on the right, quieter than 16 bits can say. */
const whisper: Pcm = {
  left: Float32Array.from({length: 4800}, (_, at) => 2e-6 * Math.sin(at / 20)),
  right: new Float32Array(4800),
};

describe('a sound that passes through a file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reshoot-sound-'));
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));

  it('is the same sound to 24 bits, on the same channels, as long as before', async () => {
    const file = path.join(folder, 'whisper.wav');
    await encodeSound(whisper, {encoding: ['-c:a', 'pcm_s24le'], file, signal});
    const {left, right} = await decodeSound(file, signal);
    expect(left).toHaveLength(4800);
    expect(Math.max(...right.map(Math.abs))).toBe(0);
    expect(Math.max(...left.map((sample, at) => Math.abs(sample - (whisper.left[at] ?? 0))))).toBeLessThan(2.5e-7);
    expect(Math.max(...left)).toBeGreaterThan(1.5e-6);
  });

  it('is refused with the words of ffmpeg where there is no sound in the file', async () => {
    await expect(decodeSound(import.meta.filename, signal)).rejects.toMatchObject({code: 'render-failed'});
  });
});

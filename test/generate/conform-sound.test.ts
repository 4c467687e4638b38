import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import type {PlannedSound} from '../../src/core/planned-take.ts';
import {conformSound} from '../../src/generate/conform-sound.ts';
import {readWav} from '../../src/media/wav.ts';
import {clicksIn} from '../helpers/clicks.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reshoot-sound-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

/** What is heard of a tone that begins and ends in the middle of its wave, between two silences. */
const heard = async (kind: PlannedSound['kind']): Promise<Float32Array> => {
  const file = path.join(folder, 'take.wav');
  const wave = Float32Array.from({length: 12_000}, (_, i) => 0.3 * Math.cos((2 * Math.PI * 300.3 * i) / 48_000));
  const take = {kind, id: 'knock', video: 'street', generator: {id: 'foley'}} as PlannedSound;
  await conformSound({take, sound: {sampleRateInHertz: 48_000, channels: [wave], words: null}, file});
  const {left} = readWav(await readFile(file));
  const between = new Float32Array(left.length + 9600);
  between.set(left, 4800);
  return between;
};

it.each(['dialogue', 'effect'] as const)(
  'stores %s that begins and ends without a click, whatever its generator hands out',
  async (kind) => {
    expect(clicksIn(await heard(kind))).toEqual([]);
  },
);

it('leaves the ends of beds alone: they are followed by their beginnings', async () => {
  expect(Math.abs((await heard('ambience'))[4800] ?? 0)).toBeGreaterThan(0.1);
});

import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {readModelFolder} from '../../../generators/diffusers/model-folder.ts';
import type {Run} from '../../../generators/diffusers/run.ts';
import {sample} from '../../../generators/diffusers/sample.ts';
import {schedulerModel} from '../../../generators/diffusers/schedulers/make-scheduler.ts';
import {regionMask} from '../../../generators/diffusers/settings.ts';
import {numbers} from '../../../generators/diffusers/tensors.ts';

const models = process.env['RESHOOT_DIFFUSERS_MODELS'] ?? path.join(import.meta.dirname, 'fixtures', 'models');

const factsSchema = z.object({
  prompt: z.string(),
  negative: z.string(),
  seed: z.int(),
  width: z.int(),
  height: z.int(),
  steps: z.int(),
  sigmas: z.array(z.number()).optional(),
  guidance: z.union([z.number(), z.tuple([z.number(), z.number()])]),
  frameCount: z.int().default(1),
  textTokens: z.int().nullable().default(null),
  fps: z.number().default(25),
  scheduler: z.looseObject({_class_name: z.string()}).optional(),
  image: z.string().optional(),
  last: z.string().optional(),
  region: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  tile: z.object({size: z.int(), overlap: z.number()}).nullable().default(null),
  decoder: z.enum(['full', 'tiny']).default('full'),
  strength: z.number().default(1),
  latents: z.array(z.int()),
  frames: z.array(z.int()),
});

const floats = (file: string): Float32Array => {
  const bytes = readFileSync(file);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};

/** The largest difference, as a share of the largest number. */
const difference = (found: Float32Array, expected: Float32Array): number => {
  expect(found.length).toBe(expected.length);
  let [apart, largest] = [0, 1e-6];
  for (let i = 0; i < expected.length; i++) {
    apart = Math.max(apart, Math.abs((found[i] ?? 0) - (expected[i] ?? 0)));
    largest = Math.max(largest, Math.abs(expected[i] ?? 0));
  }
  return apart / largest;
};

const startImage = async (file: string | null) => {
  if (file === null) return null;
  const {data, info} = await sharp(file).removeAlpha().raw().toBuffer({resolveWithObject: true});
  const size = info.width * info.height;
  return numbers(
    Float32Array.from({length: 3 * size}, (_, i) => ((data[(i % size) * 3 + Math.floor(i / size)] ?? 0) / 255) * 2 - 1),
    [1, 3, info.height, info.width],
  );
};

const families = existsSync(models) ? readdirSync(models) : [];

describe.each(families)('a tiny model of the family %s', (family) => {
  const folder = path.join(models, family);
  const runs = readdirSync(path.join(folder, 'expected')).filter((name) => name.endsWith('.json'));

  it.each(runs)('agrees with the pipeline of diffusers at every step and in its frames: %s', async (name) => {
    const file = (suffix: string) => path.join(folder, 'expected', name.replace('.json', suffix));
    const facts = factsSchema.parse(JSON.parse(readFileSync(file('.json'), 'utf8')));
    const model = await readModelFolder(folder);
    const run: Run = {
      ...facts,
      frames: facts.frameCount,
      framesPerSecond: facts.fps,
      startImage: await startImage(facts.image ? path.join(folder, 'expected', facts.image) : null),
      lastImage: await startImage(facts.last ? path.join(folder, 'expected', facts.last) : null),
      region: facts.region ? regionMask(facts.region, {...facts, frames: 1}) : null,
    };
    const steps: Float32Array[] = [];
    const scheduler = facts.scheduler ? schedulerModel(facts.scheduler, name) : model.scheduler;
    const hooks = {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onLatents: (latents: Float32Array) => steps.push(latents),
    };
    const pictures = await sample({...model, scheduler}, run, hooks);
    const expected = floats(file('.latents.bin'));
    const size = expected.length / (facts.latents[0] ?? 1);
    expect(steps.length).toBe(facts.latents[0]);
    const apart = steps.map((step, i) => difference(step, expected.subarray(i * size, (i + 1) * size)));
    expect(Math.max(...apart), `at the steps ${apart.map((share) => share.toExponential(1)).join(', ')}`).toBeLessThan(1e-3);
    const frames = floats(file('.frames.bin'));
    const [, height = 1, width = 1] = facts.frames;
    const found = Float32Array.from(
      pictures.flatMap(({data}) =>
        Array.from({length: 3 * width * height}, (_, i) => {
          const value = (data[(i % 3) * width * height + Math.floor(i / 3)] ?? 0) / 2 + 0.5;
          return Math.min(Math.max(value, 0), 1);
        }),
      ),
    );
    expect(difference(found, frames)).toBeLessThan(1e-3);
  });
});

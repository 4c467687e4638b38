import {readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import {describe, expect, it} from 'vitest';
import {windowAt} from '../../../generators/diffusers/camera-motion.ts';
import {worldNoise} from '../../../generators/diffusers/coherent-noise.ts';
import {makeDiffusers} from '../../../generators/diffusers/index.ts';
import {keyframes, seenAt} from '../../../generators/diffusers/keyframes.ts';
import {readModelFolder} from '../../../generators/diffusers/model-folder.ts';
import {nearnessOf} from '../../../generators/diffusers/nearness.ts';
import {runOf} from '../../../generators/diffusers/settings.ts';
import {torchRandom} from '../../../generators/diffusers/torch-random.ts';
import {seenThrough} from '../../../generators/diffusers/view.ts';
import {type ScenePlan, unspecifiedScenePlan} from '../../../src/core/scene-plan.ts';
import type {ShotSpec} from '../../../src/core/spec.ts';

const models = path.join(import.meta.dirname, 'fixtures', 'models');

const plan = (move: NonNullable<ScenePlan['camera']['move']>): ScenePlan => ({
  ...unspecifiedScenePlan,
  camera: {...unspecifiedScenePlan.camera, move, speed: 'fast'},
});

const spec = (move: NonNullable<ScenePlan['camera']['move']>, parameters: ShotSpec['parameters']): ShotSpec => ({
  ...{prompt: 'a fox', scenePlan: plan(move), overrides: null, ingredients: [], width: 16, height: 24},
  ...{durationInFrames: 5, framesPerSecond: 24, take: 1, seed: 7, parameters},
});

const correlation = (a: Float32Array, b: Float32Array): number => {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] ?? 0) * (b[i] ?? 0);
    aa += (a[i] ?? 0) ** 2;
    bb += (b[i] ?? 0) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
};

describe('noise that moves with the camera', () => {
  const geometry = {channels: 4, frames: 1, height: 64, width: 64};
  const world = worldNoise(geometry, torchRandom(3));

  it('is white and Gaussian through every window', () => {
    for (const move of ['pan-left', 'zoom-in', 'tilt-up', 'handheld'] as const) {
      for (const share of [0, 0.3, 0.77, 1]) {
        const noise = world.through(windowAt(plan(move), share, 1));
        const mean = noise.reduce((a, b) => a + b, 0) / noise.length;
        const variance = noise.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noise.length;
        expect(Math.abs(mean)).toBeLessThan(0.04);
        expect(Math.abs(variance - 1)).toBeLessThan(0.05);
        // 4.5 σ of 16384 numbers: neighbours have nothing in common, to the side and below.
        expect(Math.abs(correlation(noise.subarray(0, -1), noise.subarray(1)))).toBeLessThan(0.035);
        expect(Math.abs(correlation(noise.subarray(0, -64), noise.subarray(64)))).toBeLessThan(0.035);
      }
    }
  });

  it('stays on the things that the camera passes', () => {
    // A window three latents further right shows the same noise three latents further left.
    const side = 0.75;
    const latent = side / 64;
    const [here, there] = [world.through({x: 0.4, y: 0.5, side}), world.through({x: 0.4 + 3 * latent, y: 0.5, side})];
    const shifted = Float32Array.from({length: 64 * 61}, (_, i) => here[Math.floor(i / 61) * 64 + (i % 61) + 3] ?? 0);
    const stayed = Float32Array.from({length: 64 * 61}, (_, i) => there[Math.floor(i / 61) * 64 + (i % 61)] ?? 0);
    expect(correlation(shifted, stayed)).toBeGreaterThan(0.95);
    expect(Math.abs(correlation(here, there))).toBeLessThan(0.05);
    // Zooming: neighbouring steps share most of their noise.
    const [before, after] = [world.through(windowAt(plan('zoom-in'), 0.5, 1)), world.through(windowAt(plan('zoom-in'), 0.51, 1))];
    expect(correlation(before, after)).toBeGreaterThan(0.7);
  });
});

describe('parallax', () => {
  it('sees how near things are as Depth Anything does', async () => {
    const folder = path.join(models, 'lcm');
    const bytes = readFileSync(path.join(folder, 'expected', 'nearness.bin'));
    const expected = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const {data} = await sharp(path.join(folder, 'expected', 'start.png'))
      .removeAlpha()
      .raw()
      .toBuffer({resolveWithObject: true});
    const pixels = Float32Array.from({length: 3 * 16 * 24}, (_, i) => ((data[(i % 384) * 3 + Math.floor(i / 384)] ?? 0) / 255) * 2 - 1);
    const nearness = await nearnessOf(await readModelFolder(folder), {width: 16, height: 24, data: pixels});
    expect(Math.max(...expected.map((value, i) => Math.abs(value - (nearness?.[i] ?? 9))))).toBeLessThan(1e-3);
  });

  it('moves what is near further than what is far, and only when the camera travels', () => {
    const centre = (move: Parameters<typeof plan>[0], near: number) => windowAt(plan(move), 1, near).x - windowAt(plan(move), 0, near).x;
    expect(centre('tracking-right', 1)).toBeCloseTo(4 * centre('tracking-right', 0), 6);
    expect(centre('pan-right', 1)).toBe(centre('pan-right', 0));
    expect(windowAt(plan('dolly-in'), 1, 1).side).toBeLessThan(windowAt(plan('dolly-in'), 1, 0).side);
    expect(windowAt(plan('zoom-in'), 1, 1).side).toBe(windowAt(plan('zoom-in'), 1, 0).side);
  });

  it('hides what is behind by what is in front', () => {
    // A near white post in the middle of a far black plane: moved sideways it stays a post of its width.
    const [width, height] = [64, 8];
    const isPost = (i: number) => i % width >= 28 && i % width < 36;
    const data = Float32Array.from({length: 3 * width * height}, (_, i) => (isPost(i) ? 1 : -1));
    const nearness = Float32Array.from({length: width * height}, (_, i) => (isPost(i) ? 1 : 0));
    const windowOf = (near: number) => ({x: 0.5 + 0.125 * near, y: 0.5, side: 1});
    const {data: moved} = seenThrough({width, height, data}, {windowOf, nearness});
    const row = [...moved.subarray(0, width)].map((value) => (value > 0 ? 1 : 0));
    expect(row.indexOf(1)).toBe(20);
    expect(row.lastIndexOf(1)).toBeGreaterThanOrEqual(27);
  });

  it('is in the shots of a folder that has a depth estimator', async () => {
    const framesOf = async (move: Parameters<typeof plan>[0]) => {
      const generator = makeDiffusers({models: path.join(models, 'lcm')});
      await generator.identity();
      const labels: string[] = [];
      const picture = await generator.make(spec(move, {steps: 2}), {
        ...{signal: new AbortController().signal, workFolder: tmpdir(), readReference: async () => new Uint8Array()},
        onProgress: (_share, label) => labels.push(label),
      });
      const all: Uint8Array[] = [];
      if (picture.kind === 'frames') for await (const frame of picture.frames) all.push(frame);
      return all;
    };
    const [tracked, panned] = [await framesOf('tracking-right'), await framesOf('pan-right')];
    expect(tracked).toHaveLength(5);
    expect(tracked[2]).toEqual(panned[2]);
    expect(tracked[4]).not.toEqual(panned[4]);
  });
});

describe('an image model with several pictures on the camera’s way', () => {
  it('begins with its one picture, paints over what the camera sees, and is the same every time', async () => {
    const model = await readModelFolder(path.join(models, 'stable-diffusion'));
    const size = {width: 16, height: 24, frames: 1};
    const run = runOf(model, spec('zoom-in', {steps: 4, guidance: 2}), {size, pictures: {startImage: null, lastImage: null}});
    const labels: string[] = [];
    const hooks = {signal: new AbortController().signal, onProgress: (_share: number, label: string) => labels.push(label)};
    const wanted = {run, plan: plan('zoom-in'), count: 3};
    const all = await keyframes(model, wanted, hooks);
    expect(all.map(({share}) => share)).toEqual([0, 0.5, 1]);
    expect(labels).toContain('picture 3/3: decode 1/1');
    expect(await keyframes(model, wanted, hooks)).toEqual(all);
    const [first, , last] = all;
    expect(seenAt(all, plan('zoom-in'), 0)?.data).toEqual(first?.picture.data);
    // Away from its soft edges, the last picture is what is seen at the end.
    const [middle, end] = [12 * 16 + 8, seenAt(all, plan('zoom-in'), 1)];
    expect(end?.data[middle]).toBeCloseTo(last?.picture.data[middle] ?? Number.NaN, 5);
    expect(end?.data).not.toEqual(seenAt(all.slice(0, 1), plan('zoom-in'), 1)?.data);
  });

  it('is refused where the model cannot begin with a picture', async () => {
    for (const family of ['sana', 'wan', 'inpainting']) {
      const generator = makeDiffusers({models: path.join(models, family)});
      await generator.identity();
      const references = ['sha256:0' as never];
      const ingredients = [{kind: 'character' as const, name: 'fox', look: '', references}];
      const wanted = {...spec('zoom-in', {keyframes: 3}), width: 32, height: 64, ingredients};
      expect(generator.capability(wanted)?.found).toBe('keyframes 3');
    }
  });
});

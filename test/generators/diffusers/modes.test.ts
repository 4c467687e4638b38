import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import {afterAll, describe, expect, it} from 'vitest';
import {startOf} from '../../../generators/diffusers/continued.ts';
import {makeDiffusers} from '../../../generators/diffusers/index.ts';
import type {MakeContext} from '../../../src/core/generator.ts';
import {unspecifiedScenePlan} from '../../../src/core/scene-plan.ts';
import type {ShotSpec} from '../../../src/core/spec.ts';
import {generateRig, plannedShot} from '../../generate/planned-shot.ts';

const models = path.join(import.meta.dirname, 'fixtures', 'models');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

const named = (name: string, digest: string | null) => ({
  ...{kind: 'character' as const, name, look: `a ${name}`},
  // Digests are branded strings; these pictures are looked up by them.
  references: digest === null ? [] : [digest as ShotSpec['ingredients'][number]['references'][number]],
});

const specOf = (overrides: Partial<ShotSpec> = {}): ShotSpec => ({
  ...{prompt: 'a {fox} waits at the {tram}', scenePlan: unspecifiedScenePlan, overrides: null, width: 16, height: 24},
  ...{durationInFrames: 5, framesPerSecond: 24, take: 1, seed: 7, parameters: {steps: 2, guidance: 2}},
  ingredients: [named('fox', 'red'), named('tram', 'blue')],
  ...overrides,
});

/** Pictures of one colour, by name. */
const context: MakeContext = {
  ...{signal: new AbortController().signal, onProgress: () => undefined, workFolder: tmpdir()},
  readReference: async (digest) =>
    new Uint8Array(
      await sharp({create: {width: 40, height: 40, channels: 3, background: digest}})
        .png()
        .toBuffer(),
    ),
};

const generatorOf = async (family: string) => {
  const generator = makeDiffusers({models: path.resolve(models, family)});
  await generator.identity();
  return generator;
};

const framesOf = async (family: string, spec: ShotSpec): Promise<Uint8Array[]> => {
  const generator = await generatorOf(family);
  expect(generator.capability(spec)).toBeNull();
  const picture = await generator.make(spec, context);
  const all: Uint8Array[] = [];
  if (picture.kind === 'frames') for await (const frame of picture.frames) all.push(frame);
  return all;
};

describe('pictures that a shot gives its model', () => {
  it('are the first and the last frame by the names of their ingredients', async () => {
    const parameters = {steps: 1, first: 'fox', last: 'tram'};
    const both = await framesOf('wan-experts', specOf({height: 32, parameters}));
    const other = await framesOf('wan-experts', specOf({height: 32, parameters: {...parameters, first: 'tram', last: 'fox'}}));
    const first = await framesOf('wan-experts', specOf({height: 32, parameters: {steps: 1, first: 'fox'}}));
    expect(both).toHaveLength(5);
    expect(both).not.toEqual(other);
    expect(both).not.toEqual(first);
  });

  it('are the last frame alone, where a model can place it', async () => {
    const spec = specOf({width: 32, height: 64, durationInFrames: 3, parameters: {steps: 1, last: 'tram'}});
    const towardsTram = await framesOf('ltx-conditioned', spec);
    const towardsFox = await framesOf('ltx-conditioned', {...spec, parameters: {steps: 1, last: 'fox'}});
    expect(towardsTram).toHaveLength(3);
    expect(towardsTram).not.toEqual(towardsFox);
  });

  it('are painted anew inside a region only, by a network that knows nothing of regions', async () => {
    const spec = specOf({parameters: {steps: 4, guidance: 2, region: [0.5, 0, 0.5, 1]}});
    const [painted] = await framesOf('stable-diffusion', spec);
    const [otherWords] = await framesOf('stable-diffusion', {...spec, prompt: 'a {fox} and the {tram} in a storm'});
    const difference = (from: number, to: number): number => {
      let sum = 0;
      for (let y = 0; y < 24; y++)
        for (let x = 3 * from; x < 3 * to; x++) sum += Math.abs((painted?.[y * 48 + x] ?? 0) - (otherWords?.[y * 48 + x] ?? 0));
      return sum;
    };
    // The decoder looks a few pixels to the side.
    expect(difference(8, 16)).toBeGreaterThan(5 * difference(0, 4));
  });

  it.each<[string, {family: string; parameters: ShotSpec['parameters']; expected: RegExp}]>([
    [
      'a last frame for a model that has no use for it',
      {family: 'stable-diffusion', parameters: {last: 'tram'}, expected: /parameters\.last/},
    ],
    ['a first frame for a model of text only', {family: 'animatediff', parameters: {first: 'fox'}, expected: /parameters\.first/}],
    ['a strength for a model of film', {family: 'wan', parameters: {strength: 0.5}, expected: /an image model for parameters\.strength/}],
    [
      'a region for a model of film',
      {family: 'ltx', parameters: {region: [0, 0, 1, 1]}, expected: /an image model for parameters\.region/},
    ],
    ['a name that the prompt does not have', {family: 'wan-experts', parameters: {first: 'dog'}, expected: /names of ingredients/}],
    ['a region outside of the picture', {family: 'stable-diffusion', parameters: {region: [0, 0, 2, 1]}, expected: /parameters among/}],
    ['a picture for a folder without an encoder', {family: 'sana', parameters: {strength: 0.5}, expected: /vae_encoder/}],
  ])('refuses %s', async (_title, {family, parameters, expected}) => {
    const generator = await generatorOf(family);
    expect(generator.capability(specOf({width: 32, height: 64, parameters}))?.expected).toMatch(expected);
  });

  it.each<[string, {family: string; parameters: ShotSpec['parameters']; expected: RegExp}]>([
    ['η with a scheduler that has none', {family: 'stable-diffusion', parameters: {eta: 0.5}, expected: /DDIMScheduler or TCDScheduler/}],
    ['churn with a scheduler that has none', {family: 'wan', parameters: {churn: 1}, expected: /EulerDiscreteScheduler or/}],
    ['a tiny decoder that the folder lacks', {family: 'sdxl', parameters: {decoder: 'tiny'}, expected: /vae_tiny_decoder/}],
    ['a number of frames of an image model', {family: 'sd3', parameters: {frames: 4}, expected: /makes film/}],
    ['guidance that grows from frame to frame', {family: 'ltx', parameters: {guidance: [1, 3]}, expected: /guidance grows/}],
  ])('refuses %s: what changes nothing would only make another fingerprint', async (_title, {family, parameters, expected}) => {
    const generator = await generatorOf(family);
    expect(generator.capability(specOf({width: 32, height: 64, parameters}))?.expected).toMatch(expected);
  });

  it('asks for one where the model makes nothing without', async () => {
    for (const family of ['svd', 'wan-experts', 'inpainting']) {
      const generator = await generatorOf(family);
      expect(generator.capability(specOf({height: 32, ingredients: []}))?.expected).toMatch(/an ingredient with a reference picture/);
    }
  });
});

describe('a shot that continues another', () => {
  // Left half red, right half blue; of the film's shape, which is not the model's.
  const rgb = new Uint8Array(Array.from({length: 3 * 36 * 48}, (_, i) => (i % 3 === (Math.floor(i / 3) % 36 < 18 ? 0 : 2) ? 230 : 20)));
  // A fingerprint by its form; nothing is stored in these tests.
  const continues = `fp1-${'0'.repeat(64)}` as NonNullable<ShotSpec['continues']>;
  const spec = (more: Partial<ShotSpec> = {}): ShotSpec =>
    specOf({durationInFrames: 12, framesPerSecond: 12, continues, ingredients: [], ...more});
  const continuing = async (family: string, wanted: ShotSpec): Promise<Uint8Array[]> => {
    const generator = await generatorOf(family);
    expect(generator.capability(wanted)).toBeNull();
    const asked = {generator: {id: 'testcard', version: '1', weights: null}, spec: specOf(), before: null};
    const picture = await generator.make(wanted, {...context, continued: {...asked, picture: {width: 36, height: 48, rgb}}});
    if (picture.kind !== 'frames') throw new Error(picture.kind);
    expect([picture.width, picture.height]).toEqual([wanted.width, wanted.height]);
    const all: Uint8Array[] = [];
    for await (const frame of picture.frames) all.push(frame);
    return all;
  };
  const cameraMoves = {...unspecifiedScenePlan, camera: {...unspecifiedScenePlan.camera, move: 'pan-left' as const}};

  it.each<[string, ShotSpec]>([
    ['flux', spec({scenePlan: cameraMoves})],
    ['ltx', spec({width: 32, height: 64, durationInFrames: 3})],
    ['wan-experts', spec({height: 32, durationInFrames: 5})],
    ['svd', spec({parameters: {steps: 1, frames: 4}})],
  ])('has its last picture, to the pixel, as the first frame of %s, and something else at the end', async (family, wanted) => {
    const frames = await continuing(family, wanted);
    expect(frames).toHaveLength(wanted.durationInFrames);
    const {width, height} = wanted;
    const first = await sharp(rgb, {raw: {width: 36, height: 48, channels: 3}})
      .resize(width, height, {fit: 'fill'})
      .raw()
      .toBuffer();
    expect(Buffer.from(frames[0] ?? []).equals(first)).toBe(true);
    expect(Buffer.from(frames.at(-1) ?? []).equals(first)).toBe(false);
  });

  it('starts the network from it so placed that the cut to the film’s size shows it where it lay', async () => {
    // The model makes 32 × 48, of which the film of 36 × 48 shows 32 × 42.67, enlarged.
    const {data, dims} = await startOf({width: 36, height: 48, rgb}, spec({width: 36, height: 48}), {width: 32, height: 48});
    expect(dims).toEqual([1, 3, 48, 32]);
    const red = (x: number, y: number): number => data[y * 32 + x] ?? 0;
    for (const y of [0, 24, 47]) expect([red(4, y) > 0.7, red(27, y) < -0.7]).toEqual([true, true]);
    // The border of the two halves stays in the middle.
    expect(red(14, 24)).toBeGreaterThan(0.4);
    expect(red(17, 24)).toBeLessThan(-0.4);
  });

  it('is refused where the model makes nothing from pictures, and with a first frame of its own', async () => {
    expect((await generatorOf('animatediff')).capability(spec())).toMatchObject({fix: expect.stringContaining('leave continues out')});
    const both = spec({width: 32, height: 64, parameters: {first: 'fox'}, ingredients: [named('fox', 'red')]});
    expect((await generatorOf('flux')).capability(both)).toMatchObject({found: "first 'fox' and continues"});
  });
});

describe('decoders', () => {
  it('of a fixed size decode larger pictures in tiles, the last ones moved back', async () => {
    // This decoder was exported for 8 by 12 latents; nothing else of LCM's fixture makes larger ones, so the decoder is asked by itself.
    const {readModelFolder} = await import('../../../generators/diffusers/model-folder.ts');
    const {decode} = await import('../../../generators/diffusers/decode.ts');
    const {runOf} = await import('../../../generators/diffusers/settings.ts');
    const model = await readModelFolder(path.join(models, 'lcm'));
    const size = {width: 40, height: 60, frames: 1};
    const run = runOf(model, specOf(), {size, pictures: {startImage: null, lastImage: null}});
    const latents = Float32Array.from({length: 4 * 20 * 30}, (_, i) => Math.sin(i / 7));
    const geometry = {channels: 4, frames: 1, height: 30, width: 20};
    const [picture] = await decode(model, latents, {run, geometry, hooks: {signal: context.signal, onProgress: () => undefined}});
    expect([picture?.width, picture?.height]).toEqual([40, 60]);
    expect(picture?.data.every(Number.isFinite)).toBe(true);
    // Flat latents make a flat picture away from borders, whatever tile a pixel comes from.
    const [flat] = await decode(model, latents.fill(0.3), {run, geometry, hooks: {signal: context.signal, onProgress: () => undefined}});
    const at = (x: number, y: number) => flat?.data[y * 40 + x] ?? Number.NaN;
    expect(at(12, 14)).toBeCloseTo(at(28, 40), 0);
  });

  it('that are tiny are used for drafts, and where there is no other', async () => {
    const full = await framesOf('stable-diffusion', specOf());
    const tiny = await framesOf('stable-diffusion', specOf({parameters: {steps: 2, guidance: 2, decoder: 'tiny'}}));
    expect(tiny).not.toEqual(full);
    const folder = mkdtempSync(path.join(tmpdir(), 'diffusers-'));
    folders.push(folder);
    cpSync(path.join(models, 'stable-diffusion'), folder, {recursive: true});
    rmSync(path.join(folder, 'vae_decoder'), {recursive: true});
    expect(await framesOf(folder, specOf())).toEqual(tiny);
  });
});

describe('a model that breaks while it makes a take', () => {
  it('leaves nothing in the store', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'diffusers-'));
    folders.push(folder);
    cpSync(path.join(models, 'stable-diffusion'), folder, {recursive: true});
    const decoder = path.join(folder, 'vae_decoder', 'model.onnx');
    truncateSync(decoder, 20_000);
    const rig = await generateRig();
    const generator = makeDiffusers({models: folder});
    await generator.identity();
    const shot = plannedShot('a', specOf({durationInFrames: 2}));
    await expect(rig.run([shot], generator)).rejects.toThrow(/whole ONNX file.*vae_decoder/s);
    expect(await rig.store.list()).toEqual([]);
    expect(rig.names()).not.toContain('take-made');
    rig.remove();
    expect(readFileSync(decoder).length).toBe(20_000);
    expect(readdirSync(folder)).toContain('unet');
  });
});

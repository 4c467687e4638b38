import {cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {makeDiffusers} from '../../../generators/diffusers/index.ts';
import type {GeneratedPicture, MakeContext, RgbFrame} from '../../../src/core/generator.ts';
import {unspecifiedScenePlan} from '../../../src/core/scene-plan.ts';
import type {ShotSpec} from '../../../src/core/spec.ts';

const models = path.join(import.meta.dirname, 'fixtures', 'models');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

/** A copy that a test may break. */
const copyOf = (family: string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'diffusers-'));
  folders.push(folder);
  cpSync(path.join(models, family), folder, {recursive: true});
  return folder;
};

const specOf = (overrides: Partial<ShotSpec> = {}): ShotSpec => ({
  prompt: 'a {fox} waits',
  scenePlan: {...unspecifiedScenePlan, camera: {...unspecifiedScenePlan.camera, move: 'dolly-in'}},
  overrides: null,
  ingredients: [{kind: 'character', name: 'fox', look: 'red fox', references: []}],
  width: 16,
  height: 24,
  durationInFrames: 6,
  framesPerSecond: 24,
  take: 1,
  seed: 7,
  parameters: {steps: 2, guidance: 2},
  ...overrides,
});

const contextOf = (overrides: Partial<MakeContext> = {}): MakeContext => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
  workFolder: tmpdir(),
  readReference: async () => new Uint8Array(),
  ...overrides,
});

const framesOf = async (picture: GeneratedPicture): Promise<RgbFrame[]> => {
  const all: RgbFrame[] = [];
  if (picture.kind === 'frames') for await (const frame of picture.frames) all.push(frame);
  return all;
};

const make = async (folder: string, spec: ShotSpec, context = contextOf()) => {
  const generator = makeDiffusers({models: folder});
  await generator.identity();
  expect(generator.capability(spec)).toBeNull();
  return framesOf(await generator.make(spec, context));
};

describe('the generator', () => {
  it('makes a shot from a picture by moving the camera, the same every time', async () => {
    const folder = path.join(models, 'stable-diffusion');
    const frames = await make(folder, specOf());
    expect(frames.map(({length}) => length)).toEqual(Array.from({length: 6}, () => 3 * 16 * 24));
    expect(frames[0]).not.toEqual(frames[5]);
    expect(await make(folder, specOf())).toEqual(frames);
    expect(await make(folder, specOf({seed: 8}))).not.toEqual(frames);
  });

  it('lays the frames of a film network over the shot', async () => {
    const frames = await make(path.join(models, 'animatediff'), specOf({parameters: {steps: 2, frames: 4}}));
    expect(frames.length).toBe(6);
    expect(frames[0]).not.toEqual(frames[3]);
  });

  it('stops within a step when it is cancelled, and says how far it is', async () => {
    const labels: string[] = [];
    const controller = new AbortController();
    const onProgress = (_share: number, label: string) => {
      labels.push(label);
      if (label === 'denoise 2/9 on cpu') controller.abort(new Error('stopped'));
    };
    const run = make(
      path.join(models, 'stable-diffusion'),
      specOf({parameters: {steps: 8}}),
      contextOf({signal: controller.signal, onProgress}),
    );
    await expect(run).rejects.toThrow('stopped');
    expect(labels).toEqual(['read the prompt', 'denoise 1/9 on cpu', 'denoise 2/9 on cpu']);
  });

  it('finds its models from the folder of the project, wherever the process runs', async () => {
    const generator = makeDiffusers({models: 'wan'});
    generator.open?.({project: models});
    expect((await generator.identity()).weights).toBe((await makeDiffusers({models: path.join(models, 'wan')}).identity()).weights);
  });

  it('is another generator when a byte of its weights is another, and the same in another folder', async () => {
    const copy = copyOf('wan');
    const weights = async (folder: string) => (await makeDiffusers({models: folder}).identity()).weights;
    expect(await weights(copy)).toBe(await weights(path.join(models, 'wan')));
    writeFileSync(path.join(copy, 'transformer', 'extra.bin'), 'x');
    expect(await weights(copy)).not.toBe(await weights(path.join(models, 'wan')));
  });

  it('asks for the name where there are several models, and refuses misspelt parameters', async () => {
    const generator = makeDiffusers({models});
    await generator.identity();
    expect(generator.capability(specOf())).toMatchObject({found: 'none', fix: "write parameters={{model: 'animatediff'}}"});
    expect(generator.capability(specOf({parameters: {model: 'sd-turbo'}}))).toMatchObject({found: '"sd-turbo"'});
    expect(generator.capability(specOf({parameters: {model: 'lcm', step: 3}}))?.found).toMatch(/step/);
    expect(generator.capability(specOf({parameters: {model: 'lcm', strength: 0.5}}))?.expected).toMatch(/reference picture/);
    expect(generator.capability(specOf({height: 16, parameters: {model: 'wan', frames: 6}}))).toMatchObject({
      fix: 'write parameters={{frames: 5}}',
    });
  });
});

describe('a model folder that cannot be used', () => {
  const edit = (file: string, change: (json: Record<string, unknown>) => object) =>
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));

  it.each<[string, (folder: string) => void, RegExp]>([
    [
      'misses a component',
      (folder) => {
        rmSync(path.join(folder, 'vae_decoder'), {recursive: true});
        rmSync(path.join(folder, 'vae_tiny_decoder'), {recursive: true});
      },
      /vae_decoder.*no such file.*vae_decoder\/model\.onnx/s,
    ],
    [
      'misses its network',
      (folder) => rmSync(path.join(folder, 'unet', 'model.onnx')),
      /the folder without model\.onnx.*export the model/s,
    ],
    ['has another layout', (folder) => rmSync(path.join(folder, 'model_index.json')), /model_index\.json/],
    [
      'has a scheduler that we lack',
      (folder) => edit(path.join(folder, 'scheduler', 'scheduler_config.json'), (json) => ({...json, _class_name: 'VQDiffusionScheduler'})),
      /VQDiffusionScheduler.*scheduler_config\.json/s,
    ],
    [
      'has a network that we do not know',
      (folder) => edit(path.join(folder, 'unet', 'config.json'), (json) => ({...json, _class_name: 'UNet1DModel'})),
      /UNet1DModel.*unet\/config\.json/s,
    ],
    ['has broken JSON', (folder) => writeFileSync(path.join(folder, 'model_index.json'), '{'), /a JSON object.*model_index\.json/s],
    [
      'has a list for an object',
      (folder) => writeFileSync(path.join(folder, 'model_index.json'), '[]'),
      /a JSON object.*model_index\.json/s,
    ],
    ['has a misspelt reshoot.json', (folder) => writeFileSync(path.join(folder, 'reshoot.json'), '{"step": 3}'), /reshoot\.json/],
  ])('%s: the error names the file and the fix', async (_title, breakIt, message) => {
    const folder = copyOf('stable-diffusion');
    breakIt(folder);
    await expect(makeDiffusers({models: folder}).identity()).rejects.toThrow(message);
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ['is truncated', (file) => truncateSync(file, 20_000), /whole ONNX file.*truncated/s],
    ['is a pointer to the weights', (file) => writeFileSync(file, 'version https://git-lfs\noid sha256:0\n'), /whole ONNX file/],
    [
      'is a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
      /a folder of that name/,
    ],
    // ir_version 8; opset_import {version: 99}
    [
      'has an opset that is too new',
      (file) => writeFileSync(file, Uint8Array.of(0x08, 8, 0x42, 2, 0x10, 99)),
      /opset 99.*opset_version=18/s,
    ],
    ['is no network', (file) => writeFileSync(file, Uint8Array.of(0x08, 8, 0x42, 2, 0x10, 18)), /that onnxruntime can load/],
  ])('has a file that %s: the error names it', async (_title, breakIt, message) => {
    const folder = copyOf('stable-diffusion');
    const file = path.join(folder, 'text_encoder', 'model.onnx');
    breakIt(file);
    await expect(make(folder, specOf())).rejects.toThrow(message);
    await expect(make(folder, specOf())).rejects.toThrow(file);
  });

  it('has a damaged part that is needed last: that is known before the first step', async () => {
    const folder = copyOf('stable-diffusion');
    truncateSync(path.join(folder, 'vae_decoder', 'model.onnx'), 20_000);
    const labels: string[] = [];
    const context = contextOf({onProgress: (_share, label) => labels.push(label)});
    await expect(make(folder, specOf(), context)).rejects.toThrow(/whole ONNX file.*vae_decoder/s);
    expect(labels).toEqual([]);
  });

  it('has a vocabulary of something else: the error names the file and the token', async () => {
    const folder = copyOf('stable-diffusion');
    writeFileSync(path.join(folder, 'tokenizer', 'vocab.json'), '{"a": 1, "b": "2"}');
    await expect(make(folder, specOf())).rejects.toThrow(/something else at "b".*vocab\.json/s);
  });

  it('is no model beside one that is: its name is refused with the file that it lacks', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'diffusers-'));
    folders.push(folder);
    cpSync(path.join(models, 'lcm'), path.join(folder, 'lcm'), {recursive: true});
    mkdirSync(path.join(folder, 'fox'));
    const generator = makeDiffusers({models: folder});
    await generator.identity();
    expect(generator.capability(specOf({parameters: {model: 'fox'}}))?.found).toBe(`${path.join(folder, 'fox')} without model_index.json`);
  });

  it('says its own licence with each of its takes', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'diffusers-'));
    folders.push(folder);
    for (const licence of ['mit', 'apache-2.0']) {
      cpSync(path.join(models, 'lcm'), path.join(folder, licence), {recursive: true});
      writeFileSync(path.join(folder, licence, 'reshoot.json'), JSON.stringify({licence}));
    }
    const generator = makeDiffusers({models: folder});
    await generator.identity();
    expect(generator.facts).toEqual({licence: 'unknown'});
    expect(await generator.make(specOf({parameters: {model: 'mit', steps: 1}}), contextOf())).toMatchObject({licence: 'mit'});
  });

  it('was made for another size: the error names the shapes, and what to write for the only one', async () => {
    await expect(make(path.join(models, 'stable-diffusion'), specOf({width: 32, height: 48}))).rejects.toThrow(
      /\[1, 4, 12, 8\].*\[1, 4, 24, 16\].*write \{"width": 16, "height": 24\} into reshoot\.json/s,
    );
  });

  it('is not there at all', async () => {
    await expect(makeDiffusers({models: path.join(tmpdir(), 'no-such-models')}).identity()).rejects.toThrow(/models\/<name>/);
  });

  it('has an unusual file name, which reshoot.json can say, as it can say the licence', async () => {
    const folder = copyOf('stable-diffusion');
    renameSync(path.join(folder, 'unet', 'model.onnx'), path.join(folder, 'unet', 'weights.onnx'));
    // Without a word about it: there are two to choose from.
    writeFileSync(path.join(folder, 'unet', 'weights_fp16.onnx'), 'another');
    await expect(makeDiffusers({models: folder}).identity()).rejects.toThrow(/not one other \.onnx file.*"files"/s);
    writeFileSync(path.join(folder, 'reshoot.json'), JSON.stringify({files: {unet: 'unet/weights.onnx'}, steps: 1, licence: 'apache-2.0'}));
    const generator = makeDiffusers({models: folder});
    await generator.identity();
    expect(generator.facts).toEqual({licence: 'apache-2.0'});
    expect((await make(folder, specOf({parameters: {}}))).length).toBe(6);
  });

  it('has one file of another name for a component, which is then meant', async () => {
    const folder = copyOf('stable-diffusion');
    renameSync(path.join(folder, 'unet', 'model.onnx'), path.join(folder, 'unet', 'model_fp16.onnx'));
    expect(await make(folder, specOf())).toEqual(await make(path.join(models, 'stable-diffusion'), specOf()));
  });
});

import {cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {InferenceSession, listSupportedBackends} from 'onnxruntime-node';
import {afterAll, afterEach, describe, expect, it, vi} from 'vitest';
import {makeDiffusers} from '../../../generators/diffusers/index.ts';
import {type Machine, machineOf, type Provider, providerNames, runtimeNames} from '../../../generators/diffusers/machine.ts';
import {readModelFolder} from '../../../generators/diffusers/model-folder.ts';
import {readOnnxFile} from '../../../generators/diffusers/onnx-file.ts';
import type {Run} from '../../../generators/diffusers/run.ts';
import {sample} from '../../../generators/diffusers/sample.ts';
import {measureLoop} from '../../../scripts/measure-loop.ts';
import {unspecifiedScenePlan} from '../../../src/core/scene-plan.ts';

const models = path.join(import.meta.dirname, 'fixtures', 'models');
const folders: string[] = [];
afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

const copyOf = (family: string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'diffusers-'));
  folders.push(folder);
  cpSync(path.join(models, family), folder, {recursive: true});
  return folder;
};

const run: Run = {
  ...{prompt: 'a fox', negative: '', seed: 7, width: 16, height: 24, frames: 1, framesPerSecond: 24, steps: 4, guidance: 2},
  ...{textTokens: null, startImage: null, lastImage: null, region: null, strength: 1, decoder: 'full', tile: null},
};

const make = async (folder: string, machine: Machine, signal = new AbortController().signal) =>
  sample(await readModelFolder(folder, machine), run, {signal, onProgress: () => undefined});

/** One that this build of onnxruntime lacks, whatever the platform. */
const absent = providerNames.find((name) => !listSupportedBackends().some((each) => each.name === runtimeNames[name])) ?? 'coreml';

describe('the machine that a model runs on', () => {
  it('falls back to the CPU where the provider that was asked for cannot run a network, and says so once', async () => {
    const [said, loaded]: [string[], string[]] = [[], []];
    const onLoad = (component: string, provider: Provider) => loaded.push(`${component} on ${provider}`);
    const machine = machineOf(absent, {onFallback: (message) => said.push(message), onLoad});
    const folder = path.join(models, 'stable-diffusion');
    const pictures = await make(folder, machine);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      new RegExp(`^asked for ${absent}, got cpu: ${absent} cannot run text_encoder \\(.+\\) and is not asked again$`),
    );
    expect(loaded).toEqual([`text_encoder on ${absent}`, 'text_encoder on cpu', 'unet on cpu', 'vae_decoder on cpu']);
    expect(pictures).toEqual(await make(folder, machineOf('cpu')));
  });

  it('tells the run of a shot about the fallback', async () => {
    const generator = makeDiffusers({models: path.join(models, 'stable-diffusion'), provider: absent});
    await generator.identity();
    const warnings: string[] = [];
    const spec = {
      ...{prompt: 'a fox', scenePlan: unspecifiedScenePlan, overrides: null, ingredients: [], width: 16, height: 24},
      ...{durationInFrames: 2, framesPerSecond: 24, take: 1, seed: 7, parameters: {steps: 1}},
    };
    await generator.make(spec, {
      ...{signal: new AbortController().signal, onProgress: () => undefined, workFolder: tmpdir()},
      ...{readReference: async () => new Uint8Array(), onWarning: (message) => warnings.push(message)},
    });
    expect(warnings).toEqual([expect.stringContaining(`asked for ${absent}, got cpu`)]);
  });

  it('goes on on the CPU where a provider loads a network and then fails to run it, and says so once', async () => {
    const original = InferenceSession.create.bind(InferenceSession);
    let open = 0;
    vi.spyOn(InferenceSession, 'create').mockImplementation(async (...words: unknown[]) => {
      // The overload that is used.
      const [file, options] = words as [string, InferenceSession.SessionOptions];
      const isOther = options.executionProviders?.[0] === 'webgpu';
      const session = await original(file, {...options, executionProviders: ['cpu']});
      open++;
      const release = session.release.bind(session);
      session.release = () => {
        open--;
        return release();
      };
      if (isOther && file.includes('unet')) session.run = () => Promise.reject(new Error('out of memory on the device'));
      return session;
    });
    const [said, labels]: [string[], string[]] = [[], []];
    const folder = path.join(models, 'stable-diffusion');
    const model = await readModelFolder(folder, machineOf('webgpu', {onFallback: (message) => said.push(message)}));
    const hooks = {signal: new AbortController().signal, onProgress: (_share: number, label: string) => labels.push(label)};
    const pictures = await sample(model, run, hooks);
    expect(said).toEqual(['asked for webgpu, got cpu: webgpu cannot run unet (Error: out of memory on the device) and is not asked again']);
    expect(labels).toContain('denoise 1/5 on cpu');
    expect(open).toBe(0);
    expect(pictures).toEqual(await make(folder, machineOf('cpu')));
  });

  it('closes its list of providers with the CPU, and begins it with the CPU unless told otherwise', () => {
    expect(machineOf('cpu').providers).toEqual(['cpu']);
    expect(machineOf('webgpu').providers).toEqual(['webgpu', 'cpu']);
    expect(machineOf('auto').providers.at(-1)).toBe('cpu');
  });

  it('refuses a component whose weights alone are larger than the free memory, before it loads any', async () => {
    const create = vi.spyOn(InferenceSession, 'create');
    const machine = machineOf('cpu', {availableMemoryInBytes: () => 1000});
    const file = path.join(models, 'stable-diffusion', 'text_encoder', 'model.onnx');
    await expect(make(path.join(models, 'stable-diffusion'), machine)).rejects.toThrow(/free memory for the weights of text_encoder/);
    await expect(make(path.join(models, 'stable-diffusion'), machine)).rejects.toThrow(file);
    expect(create).not.toHaveBeenCalled();
  });

  it('counts weights as they lie in memory: halves and 8 bits as 32', async () => {
    const {loadedSizeInBytes} = await readOnnxFile(path.join(models, 'wan-experts', 'transformer_2', 'model.onnx'));
    const full = await readOnnxFile(path.join(models, 'wan-experts', 'transformer', 'model.onnx'));
    expect(loadedSizeInBytes / full.loadedSizeInBytes).toBeCloseTo(1, 1);
  });

  it.each(['stable-diffusion', 'wan-first-last'])('has one component of %s in memory at a time, and none afterwards', async (family) => {
    const original = InferenceSession.create.bind(InferenceSession);
    let [resident, most, opened] = [0, 0, 0];
    vi.spyOn(InferenceSession, 'create').mockImplementation(async (...words: unknown[]) => {
      // The overloads of `create` are one function.
      const session = await (original as (...all: unknown[]) => Promise<InferenceSession>)(...words);
      most = Math.max(most, ++resident);
      opened++;
      const release = session.release.bind(session);
      session.release = () => {
        resident--;
        return release();
      };
      return session;
    });
    const generator = makeDiffusers({models: path.join(models, family)});
    await generator.identity();
    const size =
      family === 'stable-diffusion' ? {width: 16, height: 24, durationInFrames: 2} : {width: 16, height: 32, durationInFrames: 5};
    const reference = readFileSync(path.join(models, 'wan-first-last', 'expected', 'start.png'));
    const spec = {
      ...{prompt: 'a {fox}', scenePlan: unspecifiedScenePlan, overrides: null, framesPerSecond: 24, take: 1, seed: 7, ...size},
      ingredients: ['fox', 'tram'].map((name) => ({kind: 'character' as const, name, look: 'red', references: ['sha256:0' as never]})),
      parameters: family === 'stable-diffusion' ? {steps: 1} : {steps: 1, first: 'fox', last: 'tram'},
    };
    expect(generator.capability(spec)).toBeNull();
    await generator.make(spec, {
      ...{signal: new AbortController().signal, onProgress: () => undefined, workFolder: tmpdir(), readReference: async () => reference},
    });
    expect({resident, most, opened}).toEqual({resident: 0, most: 1, opened: family === 'stable-diffusion' ? 3 : 5});
  });

  it('makes no further call once it is cancelled, also between the two of a guided step', async () => {
    for (const stopAt of [2, 3]) {
      const controller = new AbortController();
      let calls = 0;
      const around: Machine['around'] = async (component, call) => {
        const answer = await call();
        // The first is the loading of the network.
        if (component === 'unet' && ++calls === stopAt + 1) controller.abort(new Error('stopped'));
        return answer;
      };
      await expect(make(path.join(models, 'stable-diffusion'), machineOf('cpu', {around}), controller.signal)).rejects.toThrow('stopped');
      expect(calls).toBe(stopAt + 1);
    }
  });
});

describe('npm run measure:loop', () => {
  it('counts loading and calls of each component, and takes what is between the calls for overhead', async () => {
    const times = await measureLoop(path.join(models, 'stable-diffusion'), {steps: 4, width: 16, height: 24});
    const calls = [...times.components].map(([name, component]) => [name, component.calls]);
    // PNDM calls the network once more than it has steps, and guidance doubles that.
    expect(calls).toEqual([
      ['text_encoder', 2],
      ['unet', 10],
      ['vae_decoder', 1],
    ]);
    expect(times.loop).toBeGreaterThan(times.components.get('unet')?.run ?? 0);
    expect(times.total).toBeGreaterThan(times.loop);
  });
});

describe('weights beside the ONNX file', () => {
  const inpainting = () => {
    const folder = copyOf('inpainting');
    const others = ['text_encoder', 'vae_decoder', 'vae_encoder'];
    const files = Object.fromEntries(others.map((name) => [name, `${name}/model.onnx`]));
    for (const name of others) cpSync(path.join(models, 'stable-diffusion', name), path.join(folder, name), {recursive: true});
    writeFileSync(path.join(folder, 'reshoot.json'), JSON.stringify({files}));
    return folder;
  };

  it('are told with the file that they belong to', async () => {
    const {externalFiles} = await readOnnxFile(path.join(models, 'inpainting', 'unet', 'model.onnx'));
    expect(externalFiles).toEqual([path.join(models, 'inpainting', 'unet', 'model.onnx_data')]);
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ['are missing', (file) => rmSync(file), /no such file.*model\.onnx_data.*copy model\.onnx_data beside it/s],
    ['are truncated', (file) => truncateSync(file, 1000), /1000 bytes.*model\.onnx_data.*it is truncated/s],
  ])('%s: the error names them and the fix', async (_title, breakIt, message) => {
    const folder = inpainting();
    breakIt(path.join(folder, 'unet', 'model.onnx_data'));
    await expect(readOnnxFile(path.join(folder, 'unet', 'model.onnx'))).rejects.toThrow(message);
  });
});

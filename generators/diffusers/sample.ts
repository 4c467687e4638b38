/** The method, step by step: text → noise or a start image → denoise → decode. One component is in memory at a time. */
import {withComponent} from './component.ts';
import {conditionOf} from './conditions.ts';
import {decode, type Picture} from './decode.ts';
import {denoise} from './denoise.ts';
import {encodeTexts} from './encode-text.ts';
import {firstFrameConditions} from './first-frame.ts';
import {type Geometry, geometryOf, pack, swapOuter, unpack} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Hooks, Run} from './run.ts';
import {shiftOfSequence} from './schedulers/flow-schedule.ts';
import {linspace} from './schedulers/grid.ts';
import type {ScheduleRequest, Scheduler} from './schedulers/scheduler.ts';
import {encodeImage} from './start-image.ts';
import {type TorchRandom, torchRandom} from './torch-random.ts';

export async function sample(model: ModelFolder, run: Run, hooks: Hooks): Promise<Picture[]> {
  const geometry = geometryOf(model, run);
  const random = torchRandom(run.seed);
  const texts = await encodeTexts(model, [run.prompt, run.negative], run.textTokens);
  hooks.onProgress(0.05, 'read the prompt');
  hooks.signal.throwIfAborted();
  const scheduler = model.scheduler.make(scheduleOf(model, run, geometry));
  const fromFrame = model.family.conditioning === 'image';
  const conditions = fromFrame
    ? await firstFrameConditions(model, {run, geometry, random})
    : texts.map((text) => conditionOf(model, text, {run, geometry}));
  const {x, firstIndex} = await firstSample(model, {run, geometry, scheduler, random});
  const part = {...hooks, onProgress: (share: number, label: string) => hooks.onProgress(0.05 + share * 0.85, label)};
  const last = await withComponent(model, model.family.network, (network) =>
    denoise(network, {model, run, geometry, scheduler, random, x, firstIndex, conditions}, part),
  );
  const latents = channelsFirst(last, model, geometry);
  const rest = {...hooks, onProgress: (share: number, label: string) => hooks.onProgress(0.9 + share * 0.1, label)};
  return decode(model, latents, {geometry, hooks: rest});
}

/** [C, F, h, w], whatever the network saw. */
function channelsFirst(latents: Float32Array, {family}: ModelFolder, geometry: Geometry): Float32Array {
  if (family.layout === 'packed') return unpack(latents, geometry);
  return family.layout === 'BFCHW' ? swapOuter(latents, geometry.frames, geometry.channels) : latents;
}

/** Flows whose shift follows the size are given even σ and μ, as their pipelines do. */
function scheduleOf(model: ModelFolder, run: Run, geometry: Geometry): ScheduleRequest {
  const {config} = model.scheduler;
  if (!config.use_dynamic_shifting) return {steps: run.steps, strength: run.strength};
  const patch = model.configs.get(model.family.network)?.['patch_size'];
  const side = typeof patch === 'number' ? patch : 1;
  const length = geometry.frames * Math.floor(geometry.height / side) * Math.floor(geometry.width / side);
  return {sigmas: linspace(1, 1 / run.steps, run.steps), mu: shiftOfSequence(config, length)};
}

interface Beginning {
  readonly run: Run;
  readonly geometry: Geometry;
  readonly scheduler: Scheduler;
  readonly random: TorchRandom;
}

async function firstSample(
  model: ModelFolder,
  {run, geometry, scheduler, random}: Beginning,
): Promise<{x: Float32Array; firstIndex: number}> {
  const {channels, frames, height, width} = geometry;
  const size = channels * frames * height * width;
  const isFromImage = run.startImage !== null && model.family.layout === 'BCHW';
  if (!isFromImage || run.startImage === null) {
    const noise = random.normal(size).map((value) => value * scheduler.initNoiseSigma);
    return {x: model.family.layout === 'packed' ? pack(noise, geometry) : noise, firstIndex: 0};
  }
  const encoded = await encodeImage(model, run.startImage, random);
  const vae = model.configs.get('vae') ?? {};
  const scaling = typeof vae['scaling_factor'] === 'number' ? vae['scaling_factor'] : 0.18215;
  const shift = typeof vae['shift_factor'] === 'number' ? vae['shift_factor'] : 0;
  const clean = encoded.data.map((value) => Math.fround(value - shift) * scaling);
  // The last `strength` of the steps; schedulers of distilled models lay their whole schedule over it.
  const isLaidOver = ['LCMScheduler', 'TCDScheduler'].includes(model.scheduler.className);
  const skipped = isLaidOver ? 0 : Math.max(run.steps - Math.min(Math.floor(run.steps * run.strength), run.steps), 0);
  const firstIndex = skipped * scheduler.callsPerStep;
  return {x: scheduler.addNoise(clean, random.normal(size), firstIndex), firstIndex};
}

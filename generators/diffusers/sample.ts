/** The method, step by step: text → noise or what pictures give → denoise → decode. One component is in memory at a time. */
import {begin} from './beginning.ts';
import {withComponent} from './component.ts';
import {conditionOf} from './conditions.ts';
import {decode, type Picture} from './decode.ts';
import {denoise} from './denoise.ts';
import {encodeTexts} from './encode-text.ts';
import {channelsFirst, type Geometry, geometryOf} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Hooks, Run} from './run.ts';
import {linearQuadraticTimesteps, shiftOfSequence} from './schedulers/flow-schedule.ts';
import {linspace} from './schedulers/grid.ts';
import type {ScheduleRequest, Scheduler} from './schedulers/scheduler.ts';
import {torchRandom} from './torch-random.ts';

export async function sample(model: ModelFolder, run: Run, hooks: Hooks): Promise<Picture[]> {
  const geometry = geometryOf(model, run);
  const random = torchRandom(run.seed);
  const texts = await encodeTexts(model, [run.prompt, run.negative], run.textTokens);
  hooks.onProgress(0.05, 'read the prompt');
  hooks.signal.throwIfAborted();
  const scheduler = model.scheduler.make(scheduleOf(model, run, geometry));
  const conditions = texts.map((text) => conditionOf(model, text, {run, geometry}));
  const beginning = await begin(model, {run, geometry, scheduler, random, conditions});
  const calls = scheduler.timesteps.length - beginning.firstIndex;
  const seen = {...geometry, frames: geometry.frames + beginning.framesBefore};
  let [x, made] = [beginning.x, 0];
  const onProgress = (label: string) => hooks.onProgress(0.05 + (0.85 * ++made) / calls, label);
  for (const {network, firstIndex, endIndex} of networksOf(model, scheduler, beginning.firstIndex)) {
    hooks.signal.throwIfAborted();
    const start = {...beginning, model, run, geometry: seen, scheduler, random, x, firstIndex, endIndex};
    x = await withComponent(model, network, (component) => denoise(component, start, {...hooks, onProgress}));
  }
  const rest = {...hooks, onProgress: (share: number, label: string) => hooks.onProgress(0.9 + share * 0.1, label)};
  const latents = x.subarray((x.length / seen.frames) * beginning.framesBefore);
  return decode(model, channelsFirst(latents, geometry, model.family), {run, geometry, hooks: rest});
}

/** Which network makes which calls. Wan 2.2 A14B has one for the noisy part of the schedule and one for the rest. */
function networksOf({family, pipeline}: ModelFolder, {timesteps}: Scheduler, first: number) {
  const end = timesteps.length;
  const {boundaryRatio} = pipeline;
  const later = boundaryRatio === null ? -1 : timesteps.findIndex((t) => t < boundaryRatio * 1000);
  const change = Math.max(later < 0 ? end : later, first);
  const parts = [
    {network: family.network, firstIndex: first, endIndex: change},
    {network: `${family.network}_2`, firstIndex: change, endIndex: end},
  ];
  return parts.filter(({firstIndex, endIndex}) => firstIndex < endIndex);
}

function scheduleOf(model: ModelFolder, run: Run, geometry: Geometry): ScheduleRequest {
  const {config} = model.scheduler;
  const {patch, schedule} = model.family;
  const length = geometry.frames * Math.floor(geometry.height / patch) * Math.floor(geometry.width / patch);
  const mu = config.use_dynamic_shifting ? shiftOfSequence(config, length) : undefined;
  if (run.sigmas) return {sigmas: run.sigmas, mu};
  if (schedule === 'even') return {sigmas: linspace(1, 1 / run.steps, run.steps), mu};
  if (schedule === 'linear-quadratic') return {timesteps: linearQuadraticTimesteps(run.steps), mu};
  return {steps: run.steps, strength: run.strength, mu};
}

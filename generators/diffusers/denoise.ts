/**
 * The sampling loop. From x_T, pure noise, the network's answer at each timestep takes x one step along the scheduler's path (Song et al.,
 * "Score-Based Generative Modeling through Stochastic Differential Equations", arXiv 2011.13456); guidance is Ho, Salimans: "Classifier-Free
 * Diffusion Guidance" (arXiv 2207.12598): ε̂ = ε(x, ∅) + w (ε(x, c) − ε(x, ∅)), in two calls so that memory is that of one picture.
 */
import type {Component} from './component.ts';
import {dimsOf, type Geometry} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Hooks, Run} from './run.ts';
import type {Scheduler} from './schedulers/scheduler.ts';
import {type Numbers, numbers} from './tensors.ts';
import type {TorchRandom} from './torch-random.ts';

export interface Start {
  readonly model: ModelFolder;
  readonly run: Run;
  readonly geometry: Geometry;
  readonly scheduler: Scheduler;
  readonly random: TorchRandom;
  /** x at the first call, in the network's layout: [1, C, h, w], [1, C, F, h, w], [1, F, C, h, w] or [1, F·h·w, C]. */
  readonly x: Float32Array;
  /** Call of the schedule that it belongs to: 0 but for image to image. */
  readonly firstIndex: number;
  /** c, then ∅. */
  readonly conditions: readonly Condition[];
}

/** What the network is told beside x and t. */
export interface Condition {
  readonly values: Readonly<Record<string, Numbers>>;
  /** Channels that stand beside x in the network's input, [1, F, C', h, w]; SVD's first frame. */
  readonly beside: Numbers | null;
}

export async function denoise(network: Component, start: Start, hooks: Hooks): Promise<Float32Array> {
  const {model, run, geometry, scheduler, random} = start;
  const dims = dimsOf(geometry, model.family.layout);
  const isGuided = !network.inputs.includes('timestep_cond') && Math.max(...[run.guidance].flat()) > 1;
  const [c, none] = start.conditions;
  let x = start.x;
  const calls = scheduler.timesteps.length;
  for (let index = start.firstIndex; index < calls; index++) {
    hooks.signal.throwIfAborted();
    const t = scheduler.timesteps[index] ?? 0;
    const seen = numbers(scheduler.scaleModelInput(x, index), dims);
    const epsilon = await predict(network, {seen, t, condition: c});
    hooks.signal.throwIfAborted();
    const unguided = isGuided && none ? await predict(network, {seen, t, condition: none}) : null;
    const modelOutput = unguided ? guided(epsilon, unguided, {w: run.guidance, frames: geometry.frames}) : epsilon;
    x = scheduler.step({modelOutput, sample: x, index, random, eta: run.eta});
    hooks.onLatents?.(x);
    hooks.onProgress((index + 1 - start.firstIndex) / (calls - start.firstIndex), `denoise ${index + 1}/${calls}`);
  }
  return x;
}

interface Call {
  readonly seen: Numbers;
  readonly t: number;
  readonly condition: Condition | undefined;
}

async function predict(network: Component, {seen, t, condition}: Call): Promise<Float32Array> {
  const sample = condition?.beside ? besideEachOther(seen, condition.beside) : seen;
  // One number, a list of one, or one for each token: as the export declares it.
  const rank = network.shapeOf('timestep')?.length ?? 1;
  const tokens = seen.dims[1] ?? 1;
  const timestep = rank === 2 ? numbers(new Float32Array(tokens).fill(t), [1, tokens]) : numbers([t], rank === 0 ? [] : [1]);
  const answers = await network.run({...condition?.values, sample, timestep});
  const [first] = answers.values();
  return (answers.get('out_sample') ?? first ?? sample).data;
}

/** [1, F, C, h, w] and [1, F, C', h, w] to [1, F, C + C', h, w]. */
function besideEachOther(a: Numbers, b: Numbers): Numbers {
  const [, frames = 1, ca = 1, h = 1, w = 1] = a.dims;
  const cb = b.dims[2] ?? 0;
  const [sa, sb] = [ca * h * w, cb * h * w];
  const joined = new Float32Array(a.data.length + b.data.length);
  for (let f = 0; f < frames; f++) {
    joined.set(a.data.subarray(f * sa, (f + 1) * sa), f * (sa + sb));
    joined.set(b.data.subarray(f * sb, (f + 1) * sb), f * (sa + sb) + sa);
  }
  return numbers(joined, [1, frames, ca + cb, h, w]);
}

interface Guidance {
  readonly w: number | readonly [number, number];
  readonly frames: number;
}

function guided(epsilon: Float32Array, unguided: Float32Array, {w, frames}: Guidance): Float32Array {
  const [from, to] = typeof w === 'number' ? [w, w] : w;
  // w grows from frame to frame where it is a range; frames are then the outer dimension.
  const size = epsilon.length / frames;
  const weightOf = (i: number) => (from === to ? from : from + ((to - from) * Math.floor(i / size)) / Math.max(1, frames - 1));
  return epsilon.map((value, i) => {
    const base = unguided[i] ?? 0;
    return base + Math.fround(weightOf(i) * Math.fround(value - base));
  });
}

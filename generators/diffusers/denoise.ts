/**
 * The sampling loop. From x_T, pure noise, the network's answer at each timestep takes x one step along the scheduler's path (Song et al.,
 * "Score-Based Generative Modeling through Stochastic Differential Equations", arXiv 2011.13456); guidance is Ho, Salimans: "Classifier-Free
 * Diffusion Guidance" (arXiv 2207.12598): ε̂ = ε(x, ∅) + w (ε(x, c) − ε(x, ∅)), in two calls so that memory is that of one picture.
 */
import type {Component} from './component.ts';
import {type Given, withGiven} from './given.ts';
import {dimsOf, type Geometry} from './latents.ts';
import {modelError} from './model-error.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Hooks, Run} from './run.ts';
import type {Scheduler} from './schedulers/scheduler.ts';
import {type Numbers, numbers, sizeOf} from './tensors.ts';
import type {TorchRandom} from './torch-random.ts';

export interface Start {
  readonly model: ModelFolder;
  readonly run: Run;
  /** Of what the network sees, which may have frames before those of the film. */
  readonly geometry: Geometry;
  readonly scheduler: Scheduler;
  readonly random: TorchRandom;
  /** x at the first call, in the network's layout: [1, C, h, w], [1, C, F, h, w], [1, F, C, h, w] or [1, F·h·w, C]. */
  readonly x: Float32Array;
  /** Calls of the schedule that this network makes, [first, end): all but for image to image and where two networks share it. */
  readonly firstIndex: number;
  readonly endIndex: number;
  readonly given: Given | null;
  /** c, then ∅. */
  readonly conditions: readonly Condition[];
}

/** What the network is told beside x and t. */
export interface Condition {
  readonly values: Readonly<Record<string, Numbers>>;
  /** Channels that stand beside x in the network's input, in its layout: first frames, the surroundings of a region. */
  readonly beside: Numbers | null;
}

export async function denoise(network: Component, start: Start, hooks: StepHooks): Promise<Float32Array> {
  const {model, run, geometry, scheduler, random, given} = start;
  const dims = dimsOf(geometry, model.family);
  // Distilled networks are told w instead.
  const isTold = network.inputs.includes('timestep_cond') || network.inputs.includes('guidance');
  const isGuided = !isTold && Math.max(...[run.guidance].flat()) > 1;
  const [c, none] = start.conditions;
  let x = start.x;
  const calls = scheduler.timesteps.length;
  for (let index = start.firstIndex; index < start.endIndex; index++) {
    hooks.signal.throwIfAborted();
    const t = scheduler.timesteps[index] ?? 0;
    if (given?.renewed) x = withGiven(x, given, given.renewed(index));
    const seen = numbers(scheduler.scaleModelInput(x, index), dims);
    const epsilon = await predict(network, {seen, t, start, condition: c});
    hooks.signal.throwIfAborted();
    const unguided = isGuided && none ? await predict(network, {seen, t, start, condition: none}) : null;
    const modelOutput = unguided ? guided(epsilon, unguided, {w: run.guidance, frames: geometry.frames}) : epsilon;
    x = scheduler.step({modelOutput, sample: x, index, random, eta: run.eta, churn: run.churn});
    if (given) x = withGiven(x, given, given.at(index + 1));
    hooks.onLatents?.(x);
    hooks.onProgress(`denoise ${index + 1}/${calls} on ${network.provider()}`);
  }
  return x;
}

export interface StepHooks extends Omit<Hooks, 'onProgress'> {
  /** After each call of the network. */
  readonly onProgress: (label: string) => void;
}

interface Call {
  readonly seen: Numbers;
  readonly t: number;
  readonly start: Start;
  readonly condition: Condition | undefined;
}

async function predict(network: Component, {seen, t, start, condition}: Call): Promise<Float32Array> {
  const {family} = start.model;
  const sample = condition?.beside ? besideEachOther(seen, condition.beside, family.layout === 'BFCHW' ? 2 : 1) : seen;
  const timestep = timeOf(network, t * family.timestepScale, start);
  // x first: where an export makes another size, its sides tell what to write.
  const answers = await network.run({sample, timestep, ...condition?.values});
  const [first] = answers.values();
  const {data} = answers.get('out_sample') ?? first ?? sample;
  // Networks that also answer how sure they are have twice the channels: the second half is that.
  return data.length === 2 * seen.data.length ? data.slice(0, seen.data.length) : data;
}

/** One number, a list of one, or one for each token: as the export declares it. */
function timeOf(network: Component, t: number, {model, geometry, given}: Start): Numbers {
  const rank = network.shapeOf('timestep')?.length ?? 1;
  if (rank === 2) {
    const tokens = (geometry.frames * geometry.height * geometry.width) / model.family.patch ** 2;
    return numbers(
      Float32Array.from({length: tokens}, (_, i) => (given?.tokens?.[i] ? 0 : t)),
      [1, tokens],
    );
  }
  if (given?.tokens) {
    throw modelError({
      expected: 'a network that is told a time for each token, timestep [1, tokens], because a first frame is given',
      found: `timestep of ${rank} dimensions`,
      fix: 'export it again with such a timestep, or leave the first frame out',
      where: model.files.get(model.family.network) ?? model.folder,
    });
  }
  return numbers([t], rank === 0 ? [] : [1]);
}

/** [1, …, C, …] and [1, …, C', …] to [1, …, C + C', …]. */
function besideEachOther(a: Numbers, b: Numbers, axis: number): Numbers {
  const outer = sizeOf(a.dims.slice(0, axis));
  const [sa, sb] = [a.data.length / outer, b.data.length / outer];
  const joined = new Float32Array(a.data.length + b.data.length);
  for (let i = 0; i < outer; i++) {
    joined.set(a.data.subarray(i * sa, (i + 1) * sa), i * (sa + sb));
    joined.set(b.data.subarray(i * sb, (i + 1) * sb), i * (sa + sb) + sa);
  }
  return numbers(
    joined,
    a.dims.map((side, i) => (i === axis ? side + (b.dims[i] ?? 0) : side)),
  );
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

/** Heun's second-order method: Algorithm 1 of Karras, Aittala, Aila, Laine (arXiv 2206.00364). Each step but the last calls the network twice. */
import {alphasOf} from './alphas.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {eulerOriginal, initNoiseSigma, scaledInput} from './euler.ts';
import {float32, interpolate, lastOf} from './grid.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {map2, weighted} from './scheduler.ts';
import {respacedSigmas, timestepOfSigma} from './sigma-spacing.ts';
import {spacedTimesteps} from './spacing.ts';

export function heun(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const training = alphasOf(config);
  const steps = request.timesteps?.length ?? request.steps ?? config.num_train_timesteps;
  // `trailing` may come out one longer than asked for; other spacings of sigmas have the length that was asked for.
  const own = request.timesteps?.map(float32) ?? spacedTimesteps(config, steps);
  const spaced = own.map((t) => interpolate(t, training.sigmas));
  const respaced = respacedSigmas(config, {largest: spaced[0] ?? 0, smallest: lastOf(spaced), count: steps});
  const single = respaced ? respaced.map((sigma) => timestepOfSigma(sigma, training.logSigmas)) : own;
  const timesteps = twiceAfterTheFirst(single.map(float32));
  const sigmas = [...twiceAfterTheFirst((respaced ?? spaced).map(float32)), 0];
  let first: HalfStep | null = null;
  return {
    timesteps,
    sigmas,
    initNoiseSigma: initNoiseSigma(config, sigmas),
    callsPerStep: 2,
    scaleModelInput: (sample, index) => scaledInput(sample, sigmas[index] ?? 0),
    addNoise: (clean, noise, index) => weighted([1, clean], [sigmas[index] ?? 0, noise]),
    step: ({modelOutput, sample, index}) => {
      const sigma = sigmas[index] ?? 0;
      const {clip_sample_range: range} = config;
      const raw = eulerOriginal(config, {modelOutput, sample, sigma});
      const x0 = config.clip_sample ? raw.map((x) => Math.min(Math.max(x, -range), range)) : raw;
      const derivative = map2(sample, x0, (x, clean) => float32(x - clean) / sigma);
      if (first === null) {
        const dt = float32((sigmas[index + 1] ?? 0) - sigma);
        first = {derivative, dt, sample};
        return weighted([1, sample], [dt, derivative]);
      }
      const half = first;
      first = null;
      const mean = map2(half.derivative, derivative, (d1, d2) => float32(d1 + d2) / 2);
      return weighted([1, half.sample], [half.dt, mean]);
    },
  };
}

interface HalfStep {
  readonly derivative: Float32Array;
  readonly dt: number;
  readonly sample: Float32Array;
}

const twiceAfterTheFirst = (numbers: readonly number[]): number[] =>
  numbers.flatMap((number, i) => (i === 0 ? [number] : [number, number]));

/**
 * Algorithm 2 of Karras, Aittala, Aila, Laine: "Elucidating the Design Space of Diffusion-Based Generative Models" (arXiv 2206.00364):
 * x = x₀ + σ ε, and one step along dx/dσ = (x − x̂₀)/σ.
 */
import {alphasOf} from './alphas.ts';
import {churned} from './churn.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {float32, interpolate, lastOf, linspaceFloat32} from './grid.ts';
import {unsupportedPrediction} from './prediction.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {map2, weighted} from './scheduler.ts';
import {respacedSigmas, timestepOfSigma} from './sigma-spacing.ts';
import {spacedTimesteps} from './spacing.ts';

export function euler(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const {timesteps, sigmas} = schedule(config, request);
  return {
    timesteps,
    sigmas,
    initNoiseSigma: initNoiseSigma(config, sigmas),
    callsPerStep: 1,
    scaleModelInput: (sample, index) => scaledInput(sample, sigmas[index] ?? 0),
    addNoise: (clean, noise, index) => weighted([1, clean], [sigmas[index] ?? 0, noise]),
    step: (input) => {
      const {modelOutput, index} = input;
      const [sigma = 0, sigmaNext = 0] = [sigmas[index], sigmas[index + 1]];
      const {sample, sigmaHat} = churned(input, sigma, sigmas.length - 1);
      // The network was asked at σ, so what it says of v belongs to σ, not to σ̂.
      const told = config.prediction_type === 'epsilon' ? sigmaHat : sigma;
      const x0 = eulerOriginal(config, {modelOutput, sample, sigma: told});
      const dt = float32(sigmaNext - sigmaHat);
      return map2(sample, x0, (x, clean) => x + float32(float32(float32(x - clean) / sigmaHat) * dt));
    },
  };
}

function schedule(config: SchedulerConfiguration, request: ScheduleRequest): {timesteps: number[]; sigmas: number[]} {
  const training = alphasOf(config, 'tiny');
  const toTimestep = (sigma: number) => timestepOfSigma(sigma, training.logSigmas);
  const isContinuous = config.timestep_type === 'continuous' && config.prediction_type === 'v_prediction';
  const finish = (timesteps: readonly number[], sigmas: readonly number[]) => {
    const rounded = sigmas.map(float32);
    // c_noise of Karras et al., table 1.
    const told = isContinuous ? rounded.slice(0, -1).map((sigma) => 0.25 * float32(Math.log(sigma))) : timesteps;
    return {timesteps: told.map(float32), sigmas: rounded};
  };
  if (request.sigmas) {
    const own = request.sigmas.map(float32);
    return finish(own.slice(0, -1).map(toTimestep), own);
  }
  const steps = request.timesteps?.length ?? request.steps ?? config.num_train_timesteps;
  // `trailing` may come out one longer than asked for; other spacings of sigmas have the length that was asked for.
  const own = request.timesteps?.map(float32) ?? spacedTimesteps(config, steps);
  const spaced =
    config.interpolation_type === 'linear'
      ? own.map((t) => interpolate(t, training.sigmas))
      : [...linspaceFloat32(lastOf(training.logSigmas), training.logSigmas[0] ?? 0, steps + 1)].map((x) => float32(Math.exp(x)));
  const final = config.final_sigmas_type === 'zero' ? 0 : (training.sigmas[0] ?? 0);
  const respaced = respacedSigmas(config, {largest: spaced[0] ?? 0, smallest: lastOf(spaced), count: steps});
  return respaced ? finish(respaced.map(toTimestep), [...respaced, final]) : finish(own, [...spaced, final]);
}

export const initNoiseSigma = (config: SchedulerConfiguration, sigmas: readonly number[]): number => {
  const largest = Math.max(...sigmas);
  return config.timestep_spacing === 'leading' ? float32(Math.sqrt(float32(float32(largest * largest) + 1))) : largest;
};

export const scaledInput = (sample: Float32Array, sigma: number): Float32Array => {
  const divisor = float32(Math.sqrt(float32(float32(sigma * sigma) + 1)));
  return sample.map((x) => x / divisor);
};

/** x̂₀ where x = x₀ + σ ε. */
export function eulerOriginal(
  config: SchedulerConfiguration,
  {modelOutput, sample, sigma}: {modelOutput: Float32Array; sample: Float32Array; sigma: number},
): Float32Array {
  switch (config.prediction_type) {
    case 'epsilon':
      return map2(sample, modelOutput, (x, e) => x - float32(sigma * e));
    case 'sample':
    case 'original_sample':
      return modelOutput;
    case 'v_prediction': {
      const divisor = float32(float32(sigma * sigma) + 1);
      const weight = float32(-sigma / float32(Math.sqrt(divisor)));
      return map2(sample, modelOutput, (x, v) => float32(v * weight) + float32(x / divisor));
    }
    default:
      throw unsupportedPrediction(config);
  }
}

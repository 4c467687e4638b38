/** From what the network says to x̂₀ and ε̂, for x = α x₀ + σ ε with α² + σ² = 1 (in ᾱ: α = √ᾱ, σ = √(1 − ᾱ)). */
import {modelError} from '../model-error.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {float32} from './grid.ts';
import {map2} from './scheduler.ts';

export interface SignalAndNoise {
  readonly alpha: number;
  readonly sigma: number;
}

export const atAlphaBar = (alphaBar: number): SignalAndNoise => ({
  alpha: float32(Math.sqrt(alphaBar)),
  sigma: float32(Math.sqrt(float32(1 - alphaBar))),
});

export interface Prediction {
  readonly output: Float32Array;
  readonly sample: Float32Array;
  readonly config: SchedulerConfiguration;
}

export function originalSample({output, sample, config}: Prediction, {alpha, sigma}: SignalAndNoise): Float32Array {
  switch (config.prediction_type) {
    case 'epsilon':
      return map2(sample, output, (x, e) => float32(x - float32(sigma * e)) / alpha);
    case 'sample':
      return output;
    case 'v_prediction':
      return map2(sample, output, (x, v) => float32(alpha * x) - float32(sigma * v));
    default:
      throw unsupportedPrediction(config);
  }
}

export function noiseOf({output, sample, config}: Prediction, {alpha, sigma}: SignalAndNoise): Float32Array {
  switch (config.prediction_type) {
    case 'epsilon':
      return output;
    case 'sample':
      return map2(sample, output, (x, x0) => float32(x - float32(alpha * x0)) / sigma);
    case 'v_prediction':
      return map2(sample, output, (x, v) => float32(alpha * v) + float32(sigma * x));
    default:
      throw unsupportedPrediction(config);
  }
}

export const unsupportedPrediction = (config: SchedulerConfiguration) =>
  modelError({
    expected: 'a prediction_type that this scheduler can integrate',
    found: `"prediction_type": "${config.prediction_type}"`,
    fix: 'use a scheduler made for it: FlowMatchEulerDiscreteScheduler, or DPMSolverMultistepScheduler with use_flow_sigmas, for flows',
    where: 'scheduler/scheduler_config.json',
  });

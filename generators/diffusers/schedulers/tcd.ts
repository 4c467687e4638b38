/** Zheng et al.: "Trajectory Consistency Distillation" (arXiv 2402.19159): to timestep s = ⌊(1 − η) t'⌋ at once, then back up to t' with noise. */
import {alphasOf} from './alphas.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {consistencyTimesteps, distilledTimesteps} from './consistency-timesteps.ts';
import {float32} from './grid.ts';
import {atAlphaBar, noiseOf, originalSample} from './prediction.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {unscaled, weighted} from './scheduler.ts';

export function tcd(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const {cumprod} = alphasOf(config);
  const all = () => Array.from({length: Math.trunc(config.num_train_timesteps * (request.strength ?? 1))}, (_, i) => i);
  const distilled = request.originalSteps === undefined ? distilledTimesteps(config, request) : all();
  const timesteps = consistencyTimesteps(config, request, distilled);
  const alphaBarAt = (t: number) => cumprod[t] ?? 1;
  return {
    timesteps,
    sigmas: null,
    initNoiseSigma: 1,
    callsPerStep: 1,
    scaleModelInput: unscaled,
    addNoise: (clean, noise, index) => {
      const {alpha, sigma} = atAlphaBar(alphaBarAt(timesteps[index] ?? 0));
      return weighted([alpha, clean], [sigma, noise]);
    },
    step: ({modelOutput, sample, index, random, eta = 0.3}) => {
      const tPrevious = timesteps[index + 1] ?? 0;
      const s = Math.floor(float32(float32(1 - eta) * tPrevious));
      const now = atAlphaBar(alphaBarAt(timesteps[index] ?? 0));
      const atS = atAlphaBar(alphaBarAt(s));
      const prediction = {output: modelOutput, sample, config};
      const noised = weighted([atS.alpha, originalSample(prediction, now)], [atS.sigma, noiseOf(prediction, now)]);
      if (eta === 0 || index === timesteps.length - 1) return noised;
      const ratio = float32(alphaBarAt(tPrevious) / alphaBarAt(s));
      const up = float32(Math.sqrt(float32(1 - ratio)));
      return weighted([float32(Math.sqrt(ratio)), noised], [up, random.normal(sample.length)]);
    },
  };
}

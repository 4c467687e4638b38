/**
 * Rectified flow: Liu, Gong, Liu, "Flow Straight and Fast" (arXiv 2209.03003); Esser et al. (arXiv 2403.03206). x = (1 − σ) x₀ + σ ε, the
 * network says v = ε − x₀, and Euler's step is x + (σ' − σ) v.
 */
import type {SchedulerConfiguration} from './configuration.ts';
import {timeShifted} from './flow-schedule.ts';
import {float32, lastOf, linspace} from './grid.ts';
import {shifted} from './log-snr.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {map2, unscaled, weighted} from './scheduler.ts';
import {respacedSigmas} from './sigma-spacing.ts';

export function flowMatchEuler(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const {timesteps, sigmas} = schedule(config, request);
  return {
    timesteps,
    sigmas,
    initNoiseSigma: 1,
    callsPerStep: 1,
    scaleModelInput: unscaled,
    addNoise: (clean, noise, index) => {
      const sigma = sigmas[index] ?? 0;
      return weighted([sigma, noise], [float32(1 - sigma), clean]);
    },
    step: ({modelOutput, sample, index, random}) => {
      const [sigma = 0, sigmaNext = 0] = [sigmas[index], sigmas[index + 1]];
      if (config.stochastic_sampling) {
        const x0 = map2(sample, modelOutput, (x, v) => x - float32(sigma * v));
        return weighted([float32(1 - sigmaNext), x0], [sigmaNext, random.normal(sample.length)]);
      }
      return weighted([1, sample], [float32(sigmaNext - sigma), modelOutput]);
    },
  };
}

function schedule(config: SchedulerConfiguration, request: ScheduleRequest): {timesteps: number[]; sigmas: number[]} {
  const count = config.num_train_timesteps;
  const even = request.sigmas?.map(float32) ?? (request.timesteps?.map(float32) ?? evenTimesteps(config, request)).map((t) => t / count);
  const moved = timeShifted(config, even, {mu: request.mu, shift: (sigma) => shifted(sigma, config.shift)});
  // The class has no sigma_min of its own: what other classes' configurations say there is not meant.
  const own = {...config, sigma_min: null, sigma_max: null};
  const respaced = respacedSigmas(own, {largest: moved[0] ?? 0, smallest: lastOf(moved), count: moved.length}) ?? moved;
  const sigmas = respaced.map((sigma) => (config.invert_sigmas ? float32(1 - float32(sigma)) : float32(sigma)));
  // Timesteps that are given are told as they are, though σ is shifted.
  const given = config.invert_sigmas ? undefined : request.timesteps?.map(float32);
  return {timesteps: given ?? sigmas.map((sigma) => float32(sigma * count)), sigmas: [...sigmas, config.invert_sigmas ? 1 : 0]};
}

/** From the largest to the smallest training timestep as the shift left them: the shift is thus applied twice to the smallest. */
export function evenTimesteps(config: SchedulerConfiguration, request: ScheduleRequest): number[] {
  const count = config.num_train_timesteps;
  const shift = config.use_dynamic_shifting ? 1 : config.shift;
  const trained = (t: number) => float32(shifted(float32(t / count), shift)) * count;
  return linspace(trained(count), trained(1), request.steps ?? count);
}

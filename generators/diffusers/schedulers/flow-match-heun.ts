/** Heun's second-order method (arXiv 2206.00364, Algorithm 1) along the straight paths of rectified flow. */
import {churned} from './churn.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {evenTimesteps} from './flow-match-euler.ts';
import {float32} from './grid.ts';
import {shifted} from './log-snr.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {map2, unscaled, weighted} from './scheduler.ts';

export function flowMatchHeun(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const count = config.num_train_timesteps;
  const single = evenTimesteps({...config, use_dynamic_shifting: false}, request).map((t) => float32(shifted(t / count, config.shift)));
  const twice = single.flatMap((sigma, i) => (i === 0 ? [sigma] : [sigma, sigma]));
  const sigmas = [...twice, 0];
  let first: {readonly derivative: Float32Array; readonly dt: number; readonly sample: Float32Array} | null = null;
  return {
    timesteps: twice.map((sigma) => float32(sigma * count)),
    sigmas,
    initNoiseSigma: 1,
    callsPerStep: 2,
    scaleModelInput: unscaled,
    addNoise: (clean, noise, index) => {
      const sigma = sigmas[index] ?? 0;
      return weighted([sigma, noise], [float32(1 - sigma), clean]);
    },
    step: (input) => {
      const {modelOutput, index} = input;
      const sigma = sigmas[index] ?? 0;
      const {sample, sigmaHat} = churned(input, first === null ? sigma : (sigmas[index - 1] ?? 0), sigmas.length - 1);
      // (x − x̂₀)/σ with x̂₀ = x − σ v: v again but for the rounding, which is kept.
      const divisor = first === null ? sigmaHat : sigma;
      const derivative = map2(sample, modelOutput, (x, v) => float32(x - float32(x - float32(v * sigma))) / divisor);
      if (first === null) {
        const dt = float32((sigmas[index + 1] ?? 0) - sigmaHat);
        first = {derivative, dt, sample};
        return weighted([1, sample], [dt, derivative]);
      }
      const half = first;
      first = null;
      return weighted([1, half.sample], [half.dt, map2(half.derivative, derivative, (d1, d2) => 0.5 * float32(d1 + d2))]);
    },
  };
}

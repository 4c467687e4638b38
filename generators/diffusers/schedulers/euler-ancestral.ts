/** Euler's step to σ_down, then fresh noise up to the next σ: `sample_euler_ancestral` of Katherine Crowson's k-diffusion. */
import {alphasOf} from './alphas.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {eulerOriginal, initNoiseSigma, scaledInput} from './euler.ts';
import {float32, interpolate} from './grid.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {map2, weighted} from './scheduler.ts';
import {spacedTimesteps} from './spacing.ts';

export function eulerAncestral(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const training = alphasOf(config, 'tiny');
  const timesteps = spacedTimesteps(config, request.steps ?? config.num_train_timesteps);
  const sigmas = [...timesteps.map((t) => float32(interpolate(t, training.sigmas))), 0];
  return {
    timesteps,
    sigmas,
    initNoiseSigma: initNoiseSigma(config, sigmas),
    callsPerStep: 1,
    scaleModelInput: (sample, index) => scaledInput(sample, sigmas[index] ?? 0),
    addNoise: (clean, noise, index) => weighted([1, clean], [sigmas[index] ?? 0, noise]),
    step: ({modelOutput, sample, index, random}) => {
      const [sigma = 0, sigmaNext = 0] = [sigmas[index], sigmas[index + 1]];
      const [square, squareNext] = [float32(sigma * sigma), float32(sigmaNext * sigmaNext)];
      const sigmaUp = float32(Math.sqrt(float32(float32(squareNext * float32(square - squareNext)) / square)));
      const sigmaDown = float32(Math.sqrt(float32(squareNext - float32(sigmaUp * sigmaUp))));
      const x0 = eulerOriginal(config, {modelOutput, sample, sigma});
      const dt = float32(sigmaDown - sigma);
      const down = map2(sample, x0, (x, clean) => x + float32(float32(float32(x - clean) / sigma) * dt));
      return map2(down, random.normal(sample.length), (x, z) => x + float32(z * sigmaUp));
    },
  };
}

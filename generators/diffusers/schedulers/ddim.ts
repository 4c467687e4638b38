/** Song, Meng, Ermon: "Denoising Diffusion Implicit Models" (arXiv 2010.02502), eq. 12. */
import {alphasOf} from './alphas.ts';
import {clipped} from './clip.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {float32} from './grid.ts';
import {atAlphaBar, noiseOf, originalSample} from './prediction.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {unscaled, weighted} from './scheduler.ts';
import {wholeTimesteps} from './spacing.ts';

export function ddim(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const {cumprod} = alphasOf(config);
  const steps = request.steps ?? config.num_train_timesteps;
  const timesteps = wholeTimesteps(config, steps);
  const alphaBarAt = (t: number) => (t >= 0 ? cumprod[t] : config.set_alpha_to_one ? 1 : cumprod[0]) ?? 1;
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
    step: ({modelOutput, sample, index, random, eta = 0}) => {
      const t = timesteps[index] ?? 0;
      const alphaBar = alphaBarAt(t);
      const alphaBarPrevious = alphaBarAt(t - Math.floor(config.num_train_timesteps / steps));
      const now = atAlphaBar(alphaBar);
      const prediction = {output: modelOutput, sample, config};
      const x0 = clipped(originalSample(prediction, now), config, request.batch ?? 1);
      const epsilon = noiseOf(prediction, now);
      // σ_t(η) of eq. 16.
      const variance = float32(
        float32(float32(1 - alphaBarPrevious) / float32(1 - alphaBar)) * float32(1 - float32(alphaBar / alphaBarPrevious)),
      );
      const sigma = float32(eta * float32(Math.sqrt(variance)));
      const direction = Math.sqrt(float32(float32(1 - alphaBarPrevious) - float32(sigma * sigma)));
      const previous = weighted([float32(direction), epsilon], [float32(Math.sqrt(alphaBarPrevious)), x0]);
      return eta > 0 ? weighted([1, previous], [sigma, random.normal(sample.length)]) : previous;
    },
  };
}

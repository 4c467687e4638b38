/** Luo, Tan, Huang, Li, Zhao: "Latent Consistency Models" (arXiv 2310.04378): to the clean picture at once, then back up with fresh noise. */
import {alphasOf} from './alphas.ts';
import {clipped} from './clip.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {consistencyTimesteps, distilledTimesteps} from './consistency-timesteps.ts';
import {float32} from './grid.ts';
import {atAlphaBar, originalSample} from './prediction.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {unscaled, weighted} from './scheduler.ts';

const sigmaData = 0.5;

export function lcm(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const {cumprod} = alphasOf(config);
  const timesteps = consistencyTimesteps(config, request, distilledTimesteps(config, request));
  const atTimestep = (t: number) => atAlphaBar(cumprod[t] ?? 1);
  return {
    timesteps,
    sigmas: null,
    initNoiseSigma: 1,
    callsPerStep: 1,
    scaleModelInput: unscaled,
    addNoise: (clean, noise, index) => {
      const {alpha, sigma} = atTimestep(timesteps[index] ?? 0);
      return weighted([alpha, clean], [sigma, noise]);
    },
    step: ({modelOutput, sample, index, random}) => {
      const t = timesteps[index] ?? 0;
      const x0 = clipped(originalSample({output: modelOutput, sample, config}, atTimestep(t)), config, request.batch ?? 1);
      // The boundary condition of eq. 9: at t = 0 the sample is the picture.
      const scaled = t * config.timestep_scaling;
      const cSkip = float32(sigmaData ** 2 / float32(scaled ** 2 + sigmaData ** 2));
      const cOut = float32(scaled / float32(Math.sqrt(float32(scaled ** 2 + sigmaData ** 2))));
      const denoised = weighted([cOut, x0], [cSkip, sample]);
      const tPrevious = timesteps[index + 1];
      if (tPrevious === undefined) return denoised;
      const {alpha, sigma} = atTimestep(tPrevious);
      return weighted([alpha, denoised], [sigma, random.normal(sample.length)]);
    },
  };
}

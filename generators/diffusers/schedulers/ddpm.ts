/** Ho, Jain, Abbeel: "Denoising Diffusion Probabilistic Models" (arXiv 2006.11239), eq. 7, with the variances of arXiv 2102.09672. */
import {alphasOf} from './alphas.ts';
import {clipped} from './clip.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {float32} from './grid.ts';
import {atAlphaBar, originalSample} from './prediction.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {map2, unscaled, weighted} from './scheduler.ts';
import {wholeTimesteps} from './spacing.ts';

export function ddpm(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const {cumprod} = alphasOf(config);
  const batch = request.batch ?? 1;
  const timesteps = request.timesteps
    ? [...request.timesteps]
    : request.steps === undefined
      ? Array.from({length: config.num_train_timesteps}, (_, i) => config.num_train_timesteps - 1 - i)
      : wholeTimesteps(config, request.steps);
  return {
    timesteps,
    sigmas: null,
    initNoiseSigma: 1,
    callsPerStep: 1,
    scaleModelInput: unscaled,
    addNoise: (clean, noise, index) => {
      const {alpha, sigma} = atAlphaBar(cumprod[timesteps[index] ?? 0] ?? 1);
      return weighted([alpha, clean], [sigma, noise]);
    },
    step: ({modelOutput, sample, index, random}) => {
      const t = timesteps[index] ?? 0;
      const tPrevious = timesteps[index + 1] ?? -1;
      // `trailing` may end at −1, which in Python is the last of a list.
      const alphaBar = cumprod.at(t) ?? 1;
      const alphaBarPrevious = tPrevious >= 0 ? (cumprod[tPrevious] ?? 1) : 1;
      const [betaBar, betaBarPrevious] = [float32(1 - alphaBar), float32(1 - alphaBarPrevious)];
      const alpha = float32(alphaBar / alphaBarPrevious);
      const beta = float32(1 - alpha);
      const {output, learned} = splitVariance(modelOutput, sample.length, batch);
      const x0 = clipped(originalSample({output, sample, config}, atAlphaBar(alphaBar)), config, batch);
      const mean = weighted(
        [float32(float32(float32(Math.sqrt(alphaBarPrevious)) * beta) / betaBar), x0],
        [float32(float32(float32(Math.sqrt(alpha)) * betaBarPrevious) / betaBar), sample],
      );
      if (t <= 0) return mean;
      const noise = random.normal(sample.length);
      const smallest = Math.max(float32(float32(betaBarPrevious / betaBar) * beta), 1e-20);
      switch (config.variance_type) {
        case 'fixed_large':
          return weighted([1, mean], [float32(Math.sqrt(beta)), noise]);
        case 'learned':
          return weighted([1, mean], [1, map2(learned ?? noise.map(() => smallest), noise, (variance, z) => Math.sqrt(variance) * z)]);
        case 'learned_range': {
          const [low, high] = [float32(Math.log(smallest)), float32(Math.log(beta))];
          const spread = (v: number, z: number) => Math.exp(0.5 * (((v + 1) / 2) * high + (1 - (v + 1) / 2) * low)) * z;
          return weighted([1, mean], [1, map2(learned ?? noise.map(() => -1), noise, spread)]);
        }
        default:
          return weighted([1, mean], [float32(Math.sqrt(smallest)), noise]);
      }
    },
  };
}

/** A network that also predicts the variance has twice the channels: of each picture, the first half is the prediction. */
export function splitVariance(
  modelOutput: Float32Array,
  length: number,
  batch: number,
): {output: Float32Array; learned: Float32Array | null} {
  if (modelOutput.length !== 2 * length) return {output: modelOutput, learned: null};
  const output = new Float32Array(length);
  const learned = new Float32Array(length);
  const size = length / batch;
  for (let picture = 0; picture < batch; picture++) {
    output.set(modelOutput.subarray(2 * picture * size, (2 * picture + 1) * size), picture * size);
    learned.set(modelOutput.subarray((2 * picture + 1) * size, (2 * picture + 2) * size), picture * size);
  }
  return {output, learned};
}

/** Euler's method with the preconditioning of table 1, last column, of Karras, Aittala, Aila, Laine (arXiv 2206.00364). */
import {churned} from './churn.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {float32, lastOf, linspace, linspaceFloat32} from './grid.ts';
import {unsupportedPrediction} from './prediction.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {map2, weighted} from './scheduler.ts';

export function edmEuler(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  if (config.prediction_type !== 'epsilon' && config.prediction_type !== 'v_prediction') throw unsupportedPrediction(config);
  const sigmas = schedule(config, request);
  const {sigma_data: sigmaData} = config;
  const largest = config.sigma_max ?? 80;
  return {
    timesteps: sigmas.slice(0, -1).map((sigma) => float32(0.25 * float32(Math.log(sigma)))),
    sigmas,
    initNoiseSigma: Math.sqrt(largest ** 2 + 1),
    callsPerStep: 1,
    scaleModelInput: (sample, index) => {
      const cIn = float32(1 / float32(Math.sqrt(float32(float32((sigmas[index] ?? 0) ** 2) + sigmaData ** 2))));
      return sample.map((x) => x * cIn);
    },
    addNoise: (clean, noise, index) => weighted([1, clean], [sigmas[index] ?? 0, noise]),
    step: (input) => {
      const {modelOutput, index} = input;
      const [asked = 0, sigmaNext = 0] = [sigmas[index], sigmas[index + 1]];
      const {sample, sigmaHat: sigma} = churned(input, asked, sigmas.length - 1);
      const sum = float32(float32(sigma * sigma) + sigmaData ** 2);
      const cSkip = float32(sigmaData ** 2 / sum);
      const sign = config.prediction_type === 'epsilon' ? 1 : -1;
      const cOut = sign * float32(float32(sigma * sigmaData) / float32(Math.sqrt(sum)));
      const x0 = weighted([cSkip, sample], [cOut, modelOutput]);
      const dt = float32(sigmaNext - sigma);
      return map2(sample, x0, (x, clean) => x + float32(float32(float32(x - clean) / sigma) * dt));
    },
  };
}

function schedule(config: SchedulerConfiguration, request: ScheduleRequest): number[] {
  const [smallest, largest] = [config.sigma_min ?? 0.002, config.sigma_max ?? 80];
  // Where sigmas are given they are the ramp, as diffusers has it.
  const ramp = request.sigmas ?? linspace(0, 1, request.steps ?? config.num_train_timesteps);
  const [from, to] = [largest ** (1 / config.rho), smallest ** (1 / config.rho)];
  const sigmas =
    config.sigma_schedule === 'karras'
      ? ramp.map((part) => float32((from + part * (to - from)) ** config.rho))
      : [...linspaceFloat32(Math.log(smallest), Math.log(largest), ramp.length)].map((x) => float32(Math.exp(x))).reverse();
  return [...sigmas, config.final_sigmas_type === 'zero' ? 0 : lastOf(sigmas)];
}

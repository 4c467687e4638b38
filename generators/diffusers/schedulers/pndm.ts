/**
 * Liu, Ren, Lin, Zhao: "Pseudo Numerical Methods for Diffusion Models on Manifolds" (arXiv 2202.09778): the linear multistep form (PLMS) that
 * Stable Diffusion 1.x folders are shipped with. The second call is made at the first timestep again, which starts the history off.
 */
import {modelError} from '../model-error.ts';
import {alphasOf} from './alphas.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {float32} from './grid.ts';
import {atAlphaBar, noiseOf} from './prediction.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {map2, unscaled, weighted} from './scheduler.ts';
import {wholeTimesteps} from './spacing.ts';

export function pndm(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  if (!config.skip_prk_steps) {
    throw modelError({
      expected: 'PNDMScheduler with "skip_prk_steps": true, which is how every Stable Diffusion folder has it',
      found: '"skip_prk_steps": false',
      fix: 'write "skip_prk_steps": true',
      where: 'scheduler/scheduler_config.json',
    });
  }
  const {cumprod} = alphasOf(config);
  const steps = request.steps ?? config.num_train_timesteps;
  const ratio = Math.floor(config.num_train_timesteps / steps);
  const [first, second, ...rest] = wholeTimesteps(config, steps);
  const timesteps = [first, second, second, ...rest].filter((t) => t !== undefined);
  const alphaBarAt = (t: number) => (t >= 0 ? cumprod[t] : config.set_alpha_to_one ? 1 : cumprod[0]) ?? 1;
  const history: Float32Array[] = [];
  let [firstSample, calls]: [Float32Array | null, number] = [null, 0];

  /** Eq. 11: from timestep t to `previous` along ε. */
  const transfer = (sample: Float32Array, output: Float32Array, {t, previous}: {t: number; previous: number}): Float32Array => {
    const [alphaBar, alphaBarPrevious] = [alphaBarAt(t), alphaBarAt(previous)];
    const [betaBar, betaBarPrevious] = [float32(1 - alphaBar), float32(1 - alphaBarPrevious)];
    const epsilon = config.prediction_type === 'v_prediction' ? noiseOf({output, sample, config}, atAlphaBar(alphaBar)) : output;
    const scale = float32(Math.sqrt(float32(alphaBarPrevious / alphaBar)));
    const root = float32(Math.sqrt(float32(float32(alphaBar * betaBar) * alphaBarPrevious)));
    const divisor = float32(float32(alphaBar * float32(Math.sqrt(betaBarPrevious))) + root);
    const gained = float32(alphaBarPrevious - alphaBar);
    return map2(sample, epsilon, (x, e) => float32(scale * x) - float32(float32(gained * e) / divisor));
  };

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
    step: ({modelOutput, sample, index}) => {
      const t = timesteps[index] ?? 0;
      const call = calls++;
      if (call === 1) {
        const [e1 = modelOutput] = history;
        return transfer(firstSample ?? sample, weighted([0.5, modelOutput], [0.5, e1]), {t: t + ratio, previous: t});
      }
      history.push(modelOutput);
      if (call === 0) firstSample = sample;
      const [e1 = modelOutput, e2 = e1, e3 = e2, e4 = e3] = history.slice(-4).reverse();
      const epsilon = [
        e1,
        divided(weighted([3, e1], [-1, e2]), 2),
        divided(weighted([23, e1], [-16, e2], [5, e3]), 12),
        divided(weighted([55, e1], [-59, e2], [37, e3], [-9, e4]), 24),
      ][Math.min(history.length, 4) - 1];
      return transfer(sample, epsilon ?? e1, {t, previous: t - ratio});
    },
  };
}

const divided = (x: Float32Array, divisor: number): Float32Array => x.map((value) => value / divisor);

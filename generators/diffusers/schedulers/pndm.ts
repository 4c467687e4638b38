/**
 * Liu, Ren, Lin, Zhao: "Pseudo Numerical Methods for Diffusion Models on Manifolds" (arXiv 2202.09778): a linear multistep method (PLMS) whose
 * history is started off by three Runge-Kutta steps of four calls each (PRK), or, as Stable Diffusion 1.x folders have it, without them: the
 * second call is then made at the first timestep again.
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
  const {cumprod} = alphasOf(config);
  const steps = request.steps ?? config.num_train_timesteps;
  const ratio = Math.floor(config.num_train_timesteps / steps);
  if (!config.skip_prk_steps && steps < 4) {
    throw modelError({
      expected: 'at least 4 steps, of which the first three are Runge-Kutta steps of PNDM',
      found: `${steps}`,
      fix: 'write parameters={{steps: 4}}, or "skip_prk_steps": true, as Stable Diffusion has it',
      where: 'scheduler/scheduler_config.json',
    });
  }
  const whole = wholeTimesteps(config, steps);
  const [first, second, ...rest] = whole;
  const prk = config.skip_prk_steps ? [] : rungeKuttaTimesteps(whole, Math.floor(ratio / 2));
  const timesteps = config.skip_prk_steps ? [first, second, second, ...rest].filter((t) => t !== undefined) : [...prk, ...whole.slice(3)];
  const alphaBarAt = (t: number) => (t >= 0 ? cumprod[t] : config.set_alpha_to_one ? 1 : cumprod[0]) ?? 1;
  const history: Float32Array[] = [];
  let [firstSample, calls]: [Float32Array | null, number] = [null, 0];
  let slopes: Float32Array | null = null;

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

  /** Eq. 13: four slopes ε at the start, twice in the middle and at the end of a step, weighed 1/6, 1/3, 1/3, 1/6. */
  const rungeKutta = (sample: Float32Array, epsilon: Float32Array, call: number): Float32Array => {
    const part = call % 4;
    if (part === 0) {
      history.push(epsilon);
      firstSample = sample;
    }
    const weight = part === 0 || part === 3 ? 1 / 6 : 1 / 3;
    const sum: Float32Array = slopes ? weighted([1, slopes], [weight, epsilon]) : weighted([weight, epsilon]);
    slopes = part === 3 ? null : sum;
    const t = prk[Math.floor(call / 4) * 4] ?? 0;
    const previous = (prk[call] ?? 0) - (call % 2 === 0 ? Math.floor(ratio / 2) : 0);
    return transfer(firstSample ?? sample, part === 3 ? sum : epsilon, {t, previous});
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
      if (call < prk.length) return rungeKutta(sample, modelOutput, call);
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

/** The three noisiest steps, each called at its start, twice half a step on, and at its end. */
function rungeKuttaTimesteps(whole: readonly number[], half: number): number[] {
  const places = whole
    .slice(0, 4)
    .reverse()
    .flatMap((t) => [t, t + half]);
  return places
    .slice(0, -1)
    .flatMap((t) => [t, t])
    .slice(1, -1)
    .reverse();
}

const divided = (x: Float32Array, divisor: number): Float32Array => x.map((value) => value / divisor);

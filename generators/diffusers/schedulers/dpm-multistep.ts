/** DPM-Solver(++) in its multistep form: Algorithm 2 of arXiv 2211.01095; each step reuses the predictions of the ones before it. */
import {modelError} from '../model-error.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {splitVariance} from './ddpm.ts';
import {updateAlong} from './dpm-update.ts';
import {float32 as f} from './grid.ts';
import {dataPrediction, logSnrAt, noisePrediction, solverSchedule} from './log-snr.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {unscaled, weighted} from './scheduler.ts';

export function dpmMultistep(given: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const config = normalised(given);
  const {timesteps, sigmas} = solverSchedule(config, request, {final: 'configured', rounding: 'cosine-keeps-fractions'});
  const batch = request.batch ?? 1;
  const isData = config.algorithm_type.endsWith('++');
  const isStochastic = config.algorithm_type.startsWith('sde');
  const isShort = timesteps.length < 15;
  const at = (index: number) => logSnrAt(config, sigmas[index] ?? 0);
  /** m, the newest last. */
  let predictions: Float32Array[] = [];
  return {
    timesteps,
    sigmas,
    initNoiseSigma: 1,
    callsPerStep: 1,
    scaleModelInput: unscaled,
    addNoise: (clean, noise, index) => weighted([at(index).alpha, clean], [at(index).sigma, noise]),
    step: ({modelOutput, sample, index, random}) => {
      const {output} = splitVariance(modelOutput, sample.length, batch);
      const prediction = {output, sample, config};
      const s0 = at(index);
      const m0 = isData ? dataPrediction(prediction, s0, {sigma: sigmas[index] ?? 0, batch}) : noisePrediction(prediction, s0, batch);
      predictions = [...predictions, m0].slice(-config.solver_order);
      const stepsLeft = timesteps.length - index;
      const isFinalFirstOrder =
        stepsLeft === 1 && (config.euler_at_final || (config.lower_order_final && isShort) || config.final_sigmas_type === 'zero');
      const isFinalSecondOrder = stepsLeft === 2 && config.lower_order_final && isShort;
      const order = isFinalFirstOrder ? 1 : Math.min(predictions.length, isFinalSecondOrder ? 2 : 3);
      const update = {config, sample, from: s0, to: at(index + 1), noise: isStochastic ? random.normal(sample.length) : null};
      const [, m1 = m0, m2 = m1] = [...predictions].reverse();
      if (order === 1) return updateAlong(update, [m0]);
      const s1 = at(index - 1);
      const h = f(update.to.lambda - s0.lambda);
      const r0 = f(f(s0.lambda - s1.lambda) / h);
      const D1_0 = weighted([1 / r0, m0], [-1 / r0, m1]);
      if (order === 2) return updateAlong(update, [m0, D1_0]);
      const r1 = f(f(s1.lambda - at(index - 2).lambda) / h);
      const D1_1 = weighted([1 / r1, m1], [-1 / r1, m2]);
      const D1 = weighted([1 + r0 / (r0 + r1), D1_0], [-r0 / (r0 + r1), D1_1]);
      const D2 = weighted([1 / (r0 + r1), D1_0], [-1 / (r0 + r1), D1_1]);
      return updateAlong(update, [m0, D1, D2]);
    },
  };
}

/** Names that diffusers takes from configurations of related classes, and the pairs that it refuses. */
export function normalised(config: SchedulerConfiguration): SchedulerConfiguration {
  const algorithm_type = config.algorithm_type === 'deis' ? 'dpmsolver++' : config.algorithm_type;
  const solver_type = config.solver_type === 'heun' ? 'heun' : 'midpoint';
  if (algorithm_type.endsWith('++') || config.final_sigmas_type !== 'zero') return {...config, algorithm_type, solver_type};
  throw modelError({
    expected: `"final_sigmas_type": "sigma_min" with "algorithm_type": "${algorithm_type}", which cannot step to σ = 0`,
    found: '"final_sigmas_type": "zero"',
    fix: 'write "final_sigmas_type": "sigma_min", or "algorithm_type": "dpmsolver++"',
    where: 'scheduler/scheduler_config.json',
  });
}

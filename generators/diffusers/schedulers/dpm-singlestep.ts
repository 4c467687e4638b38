/** DPM-Solver(++) in its singlestep form (arXiv 2206.00927, Algorithms 1 and 2): blocks of up to three calls that all start at one sample. */
import type {SchedulerConfiguration} from './configuration.ts';
import {splitVariance} from './ddpm.ts';
import {normalised} from './dpm-multistep.ts';
import {updateAlong} from './dpm-update.ts';
import {float32 as f} from './grid.ts';
import {dataPrediction, logSnrAt, noisePrediction, solverSchedule} from './log-snr.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {unscaled, weighted} from './scheduler.ts';

export function dpmSinglestep(given: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  // Its timesteps know no other spacing, and its zero SNR is not rescaled.
  const config = {...normalised(given), timestep_spacing: 'linspace' as const, rescale_betas_zero_snr: false};
  const {timesteps, sigmas} = solverSchedule(config, request, {final: 'configured', rounding: 'all'});
  const batch = request.batch ?? 1;
  const isData = config.algorithm_type.endsWith('++');
  const isStochastic = config.algorithm_type.startsWith('sde');
  const orders = ordersOf(config, timesteps.length);
  const at = (index: number) => logSnrAt(config, sigmas[index] ?? 0);
  let predictions: Float32Array[] = [];
  let blockStart: Float32Array | null = null;
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
      const m0 = isData
        ? dataPrediction(prediction, at(index), {sigma: sigmas[index] ?? 0, batch})
        : noisePrediction(prediction, at(index), batch);
      predictions = [...predictions, m0].slice(-config.solver_order);
      // An image that enters in the middle of a block has fewer predictions than the block wants.
      const order = Math.min(orders[index] ?? 1, predictions.length);
      if (order === 1 || blockStart === null) blockStart = sample;
      const from = at(index - order + 1);
      const update = {config, sample: blockStart, from, to: at(index + 1), noise: isStochastic ? random.normal(sample.length) : null};
      const [, m1 = m0, m2 = m1] = [...predictions].reverse();
      if (order === 1) return updateAlong(update, [m0]);
      const h = f(update.to.lambda - from.lambda);
      const r0 = f(f(at(index).lambda - from.lambda) / h);
      if (order === 2) return updateAlong(update, [m1, weighted([1 / r0, m0], [-1 / r0, m1])]);
      const r1 = f(f(at(index - 1).lambda - from.lambda) / h);
      const D1_0 = weighted([1 / r1, m1], [-1 / r1, m2]);
      const D1_1 = weighted([1 / r0, m0], [-1 / r0, m2]);
      // The midpoint form of the third order uses the far difference with the weight that Heun's form gives it.
      if (config.solver_type === 'midpoint') return updateAlong({...update, config: {...config, solver_type: 'heun'}}, [m2, D1_1]);
      const D1 = weighted([r0 / (r0 - r1), D1_0], [-r1 / (r0 - r1), D1_1]);
      const D2 = weighted([2 / (r0 - r1), D1_1], [-2 / (r0 - r1), D1_0]);
      return updateAlong(update, [m2, D1, D2]);
    },
  };
}

/** Which order each call has; the last block is shortened where steps do not divide or the last step goes to σ = 0. */
function ordersOf(config: SchedulerConfiguration, steps: number): number[] {
  const {solver_order: order} = config;
  const isLowerFinal = config.lower_order_final || steps % order !== 0 || config.final_sigmas_type === 'zero';
  const block = [1, 2, 3].slice(0, order);
  const repeated = (times: number) => Array.from({length: Math.max(0, times)}, () => block).flat();
  const whole = Math.floor(steps / order);
  const orders = isLowerFinal
    ? [...repeated(steps % order === 0 ? whole - 1 : whole), ...lastBlock(order, steps % order)]
    : repeated(whole);
  if (config.final_sigmas_type === 'zero') orders[orders.length - 1] = 1;
  return orders;
}

const lastBlock = (order: number, rest: number): number[] => {
  if (order === 1) return [1];
  if (order === 2) return rest === 0 ? [1, 1] : [1];
  return rest === 0 ? [1, 2, 1] : rest === 1 ? [1] : [1, 2];
};

import {modelError} from '../model-error.ts';
import {alphasOf} from './alphas.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {timeShifted} from './flow-schedule.ts';
import {float32, interpolate, lastOf, linspace, roundHalfEven} from './grid.ts';
import {type SolverSchedule, shifted} from './log-snr.ts';
import type {ScheduleRequest} from './scheduler.ts';
import {respacedSigmas, timestepOfSigma} from './sigma-spacing.ts';
import {solverTimesteps} from './spacing.ts';

/** UniPC's own schedule: unlike DPM-Solver's, its flows start at σ = 1 (less 10⁻⁶, where λ would be infinite). */
export function uniPcSchedule(config: SchedulerConfiguration, request: ScheduleRequest): SolverSchedule {
  const training = alphasOf(config, 'tiny');
  const count = config.num_train_timesteps;
  const steps = request.sigmas?.length ?? request.steps ?? count;
  const finish = (timesteps: readonly number[], sigmas: readonly number[], smallest: number): SolverSchedule => ({
    timesteps: timesteps.map(Math.trunc),
    sigmas: [...sigmas, config.final_sigmas_type === 'zero' ? 0 : smallest].map(float32),
  });
  const smallest = training.sigmas[0] ?? 0;
  const respaced = respacedSigmas(config, {largest: lastOf(training.sigmas), smallest, count: steps});
  if (respaced && config.use_karras_sigmas && config.use_flow_sigmas) {
    const flow = respaced.map((sigma) => sigma / (sigma + 1));
    return finish(
      flow.map((sigma) => sigma * count),
      flow,
      lastOf(flow),
    );
  }
  if (respaced) {
    const timesteps = respaced.map((sigma) => timestepOfSigma(sigma, training.logSigmas));
    return finish(config.use_karras_sigmas ? timesteps.map(roundHalfEven) : timesteps, respaced, lastOf(respaced));
  }
  if (config.use_flow_sigmas) {
    const even = request.sigmas ? [...request.sigmas] : linspace(1, 1 / count, steps + 1).slice(0, -1);
    const flow = timeShifted(config, even, {mu: request.mu, shift: (sigma) => shifted(sigma, config.flow_shift)});
    const [first = 0, ...rest] = flow;
    const sigmas = [Math.abs(first - 1) < 1e-6 ? first - 1e-6 : first, ...rest];
    return finish(
      sigmas.map((sigma) => sigma * count),
      sigmas,
      lastOf(sigmas),
    );
  }
  if (request.sigmas) {
    throw modelError({
      expected: '"use_flow_sigmas": true where sigmas are given',
      found: '"use_flow_sigmas": false',
      fix: 'give steps instead of sigmas',
      where: 'scheduler/scheduler_config.json',
    });
  }
  const timesteps = solverTimesteps(config, steps);
  return finish(
    timesteps,
    timesteps.map((t) => interpolate(t, training.sigmas)),
    smallest,
  );
}

import {modelError} from '../model-error.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {linspace} from './grid.ts';
import type {ScheduleRequest} from './scheduler.ts';

/** LCM and TCD: an even choice among the timesteps that the network was distilled on. */
export function consistencyTimesteps(config: SchedulerConfiguration, request: ScheduleRequest, distilled: readonly number[]): number[] {
  if (request.timesteps) {
    const {length} = request.timesteps;
    return request.timesteps.slice(length - Math.min(Math.trunc(length * (request.strength ?? 1)), length));
  }
  const steps = request.steps ?? 4;
  if (steps <= distilled.length && steps <= (request.originalSteps ?? config.original_inference_steps)) {
    const falling = [...distilled].reverse();
    return linspace(0, falling.length, steps + 1)
      .slice(0, -1)
      .map((index) => falling[Math.floor(index)] ?? 0);
  }
  throw modelError({
    expected: `at most ${distilled.length} steps, which is how many the network was distilled on`,
    found: `${steps} steps`,
    fix: `write parameters={{steps: ${Math.min(4, distilled.length)}}}`,
    where: 'scheduler/scheduler_config.json',
  });
}

/** k·i − 1 for the first `strength` of the distillation's steps. */
export function distilledTimesteps(config: SchedulerConfiguration, request: ScheduleRequest): number[] {
  const originalSteps = request.originalSteps ?? config.original_inference_steps;
  const k = Math.floor(config.num_train_timesteps / originalSteps);
  return Array.from({length: Math.trunc(originalSteps * (request.strength ?? 1))}, (_, i) => (i + 1) * k - 1);
}

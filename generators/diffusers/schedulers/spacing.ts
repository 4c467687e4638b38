/** The three ways to pick n of N training timesteps: Table 2 of Lin et al. (arXiv 2305.08891). */
import type {SchedulerConfiguration} from './configuration.ts';
import {arangeDown, float32, linspace, roundHalfEven} from './grid.ts';

/** DDIM, DDPM, PNDM: whole timesteps; `linspace` ends at 0. */
export function wholeTimesteps(config: SchedulerConfiguration, steps: number): number[] {
  if (config.timestep_spacing !== 'linspace') return spacedTimesteps(config, steps);
  return linspace(0, config.num_train_timesteps - 1, steps)
    .map(roundHalfEven)
    .reverse();
}

/** Euler, Heun: `linspace` keeps its fractions. */
export function spacedTimesteps(config: SchedulerConfiguration, steps: number): number[] {
  const {num_train_timesteps: count, steps_offset: offset} = config;
  switch (config.timestep_spacing) {
    case 'linspace':
      return linspace(0, count - 1, steps)
        .map(float32)
        .reverse();
    case 'leading':
      return Array.from({length: steps}, (_, i) => i * Math.floor(count / steps) + offset).reverse();
    case 'trailing':
      return arangeDown(count, count / steps).map((t) => roundHalfEven(t) - 1);
  }
}

/** DPM-Solver, DEIS, UniPC: one interval more, whose last point is the σ that the schedule ends with. `last`: timesteps that may be used. */
export function solverTimesteps(config: SchedulerConfiguration, steps: number, last = config.num_train_timesteps): number[] {
  switch (config.timestep_spacing) {
    case 'linspace':
      return linspace(0, last - 1, steps + 1)
        .map(roundHalfEven)
        .reverse()
        .slice(0, -1);
    case 'leading': {
      const ratio = Math.floor(last / (steps + 1));
      return Array.from({length: steps + 1}, (_, i) => i * ratio + config.steps_offset)
        .reverse()
        .slice(0, -1);
    }
    case 'trailing':
      return arangeDown(last, config.num_train_timesteps / steps).map((t) => roundHalfEven(t) - 1);
  }
}

import {modelError} from '../model-error.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {float32, lastOf} from './grid.ts';

/** Noise levels shifted towards noise: by a fixed shift, or by μ that follows the picture's size (arXiv 2403.03206, §5.3.2). */
export function timeShifted(
  config: SchedulerConfiguration,
  sigmas: readonly number[],
  {mu, shift}: {mu: number | undefined; shift: (sigma: number) => number},
): number[] {
  const dynamic = dynamicShift(config, mu);
  const all = sigmas.map(dynamic ?? shift);
  return config.shift_terminal ? stretchedToTerminal(all, config.shift_terminal) : all;
}

function dynamicShift(config: SchedulerConfiguration, mu: number | undefined): ((sigma: number) => number) | null {
  if (!config.use_dynamic_shifting) return null;
  if (mu === undefined) {
    throw modelError({
      expected: 'mu, because the configuration says "use_dynamic_shifting": true',
      found: 'none',
      fix: 'give mu, or write "use_dynamic_shifting": false and a shift',
      where: 'scheduler/scheduler_config.json',
    });
  }
  const weight = config.time_shift_type === 'exponential' ? Math.exp(mu) : mu;
  return (sigma) => weight / (weight + (1 / sigma - 1));
}

/** The smallest σ becomes the terminal one, the others follow in proportion. */
function stretchedToTerminal(sigmas: readonly number[], terminal: number): number[] {
  const scale = (1 - lastOf(sigmas)) / (1 - terminal);
  return sigmas.map((sigma) => 1 - (1 - sigma) / scale);
}

/** μ by the length of the sequence that the network sees, linear between two lengths (arXiv 2403.03206; FLUX, LTX-Video). */
export function shiftOfSequence(config: SchedulerConfiguration, sequenceLength: number): number {
  const slope = (config.max_shift - config.base_shift) / (config.max_image_seq_len - config.base_image_seq_len);
  return sequenceLength * slope + config.base_shift - slope * config.base_image_seq_len;
}

/** LTX-Video from 0.9.5 on: half of the steps for the noisiest 2.5 % of the way, the rest faster and faster. */
export function linearQuadraticTimesteps(steps: number): number[] {
  if (steps < 2) return [1000];
  const linear = Math.floor(steps / 2);
  const noisiest = 0.025;
  const difference = linear - noisiest * steps;
  const square = difference / (linear * (steps - linear) ** 2);
  const slope = noisiest / linear - (2 * difference) / (steps - linear) ** 2;
  const gone = (i: number) => (i < linear ? (i * noisiest) / linear : square * i ** 2 + slope * i + square * linear ** 2);
  return Array.from({length: steps}, (_, i) => float32(float32(1 - gone(i)) * 1000));
}

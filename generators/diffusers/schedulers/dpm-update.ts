/**
 * The updates of Lu, Zhou, Bao, Chen, Li, Zhu: "DPM-Solver" (arXiv 2206.00927) and "DPM-Solver++" (arXiv 2211.01095), in their letters: from
 * s to t with h = λ_t − λ_s, m the predictions (x̂₀ for ++, ε̂ without), D their divided differences. The sde- forms add fresh noise z.
 * The scalars are rounded to 32 bits at each operation, as torch does: in the third order they are differences of near-equal numbers.
 */
import type {SchedulerConfiguration} from './configuration.ts';
import {float32 as f} from './grid.ts';
import type {LogSnrPoint} from './log-snr.ts';
import {weighted} from './scheduler.ts';

export interface Update {
  readonly config: SchedulerConfiguration;
  /** x at s. */
  readonly sample: Float32Array;
  readonly from: LogSnrPoint;
  readonly to: LogSnrPoint;
  readonly noise: Float32Array | null;
}

type Term = readonly [number, Float32Array];

export function updateAlong(update: Update, [D0, D1, D2]: readonly [Float32Array, Float32Array?, Float32Array?]): Float32Array {
  const {config, sample, noise} = update;
  const k = coefficients(update);
  const terms: Term[] = [
    [k.sample, sample],
    [k.D0, D0],
  ];
  if (D1) terms.push([D2 || config.solver_type === 'heun' ? k.D1Heun : k.D1Midpoint, D1]);
  if (D2) terms.push([k.D2, D2]);
  if (noise) terms.push([k.noise, noise]);
  return weighted(...terms);
}

interface Coefficients {
  readonly sample: number;
  readonly D0: number;
  readonly D1Midpoint: number;
  readonly D1Heun: number;
  readonly D2: number;
  readonly noise: number;
}

function coefficients({config, from, to}: Update): Coefficients {
  const h = f(to.lambda - from.lambda);
  switch (config.algorithm_type) {
    case 'dpmsolver': {
      const grown = f(f(Math.exp(h)) - 1);
      return {
        sample: f(to.alpha / from.alpha),
        D0: -f(to.sigma * grown),
        D1Midpoint: -0.5 * f(to.sigma * grown),
        D1Heun: -f(to.sigma * f(f(grown / h) - 1)),
        D2: -f(to.sigma * f(f(f(grown - h) / f(h * h)) - 0.5)),
        noise: 0,
      };
    }
    case 'sde-dpmsolver': {
      const grown = f(f(Math.exp(h)) - 1);
      return {
        sample: f(to.alpha / from.alpha),
        D0: -2 * f(to.sigma * grown),
        D1Midpoint: -f(to.sigma * grown),
        D1Heun: -2 * f(to.sigma * f(f(grown / h) - 1)),
        D2: 0,
        noise: f(to.sigma * f(Math.sqrt(f(f(Math.exp(2 * h)) - 1)))),
      };
    }
    case 'sde-dpmsolver++': {
      const shrunk = f(1 - f(Math.exp(-2 * h)));
      return {
        sample: f(f(to.sigma / from.sigma) * f(Math.exp(-h))),
        D0: f(to.alpha * shrunk),
        D1Midpoint: 0.5 * f(to.alpha * shrunk),
        D1Heun: f(to.alpha * f(f(shrunk / (-2 * h)) + 1)),
        D2: f(to.alpha * f(f(f(shrunk - 2 * h) / f((2 * h) ** 2)) - 0.5)),
        noise: f(to.sigma * f(Math.sqrt(shrunk))),
      };
    }
    default: {
      const shrunk = f(f(Math.exp(-h)) - 1);
      return {
        sample: f(to.sigma / from.sigma),
        D0: -f(to.alpha * shrunk),
        D1Midpoint: -0.5 * f(to.alpha * shrunk),
        D1Heun: f(to.alpha * f(f(shrunk / h) + 1)),
        D2: -f(to.alpha * f(f(f(shrunk + h) / f(h * h)) - 0.5)),
        noise: 0,
      };
    }
  }
}

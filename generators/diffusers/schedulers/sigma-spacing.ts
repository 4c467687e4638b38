/** Other ways than the timesteps' own to space noise levels σ between the largest and the smallest. */
import {betaQuantile} from './beta-quantile.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {linspace} from './grid.ts';

export interface SigmaRange {
  readonly largest: number;
  readonly smallest: number;
  readonly count: number;
}

/** The spacing that a configuration asks for, or null where it asks for none. `sigma_min` and `sigma_max` win over the schedule's own. */
export function respacedSigmas(config: SchedulerConfiguration, range: SigmaRange): number[] | null {
  const largest = config.sigma_max ?? range.largest;
  const smallest = config.sigma_min ?? range.smallest;
  const own = {...range, largest, smallest};
  if (config.use_karras_sigmas) return karrasSigmas(own, 7);
  if (config.use_exponential_sigmas) return exponentialSigmas(own);
  if (config.use_beta_sigmas) return betaSigmas(own);
  return null;
}

/** Eq. 5 of Karras, Aittala, Aila, Laine: "Elucidating the Design Space of Diffusion-Based Generative Models" (arXiv 2206.00364). */
export function karrasSigmas({largest, smallest, count}: SigmaRange, rho: number): number[] {
  const [from, to] = [largest ** (1 / rho), smallest ** (1 / rho)];
  return linspace(0, 1, count).map((ramp) => (from + ramp * (to - from)) ** rho);
}

function exponentialSigmas({largest, smallest, count}: SigmaRange): number[] {
  return linspace(Math.log(largest), Math.log(smallest), count).map(Math.exp);
}

/** Lee et al.: "Beta Sampling is All You Need" (arXiv 2407.12173), with α = β = 0.6. */
function betaSigmas({largest, smallest, count}: SigmaRange): number[] {
  return linspace(0, 1, count).map((ramp) => smallest + betaQuantile(1 - ramp, 0.6) * (largest - smallest));
}

/** The timestep, with its fraction, at which the training schedule has this σ: linear in log σ. */
export function timestepOfSigma(sigma: number, logSigmas: Float32Array): number {
  const wanted = Math.log(Math.max(sigma, 1e-10));
  let low = 0;
  for (let i = 0; i < logSigmas.length; i++) if (wanted - (logSigmas[i] ?? 0) >= 0) low = i;
  low = Math.min(low, logSigmas.length - 2);
  const [below = 0, above = 0] = [logSigmas[low], logSigmas[low + 1]];
  const share = Math.min(Math.max((below - wanted) / (below - above), 0), 1);
  return (1 - share) * low + share * (low + 1);
}

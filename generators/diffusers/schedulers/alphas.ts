/**
 * ᾱ_t = Π (1 − β_s), the share of signal that is left at a training timestep (Ho, Jain, Abbeel: "Denoising Diffusion Probabilistic Models",
 * arXiv 2006.11239). In 32 bits, as torch has it: at small t, 1 − ᾱ is a difference of near-equal numbers and the rounding shows.
 */
import type {SchedulerConfiguration} from './configuration.ts';
import {float32, linspaceFloat32} from './grid.ts';
import {numpyLog} from './numpy-log.ts';

export interface Alphas {
  /** ᾱ, one for each training timestep. */
  readonly cumprod: Float32Array;
  /** σ = √((1 − ᾱ)/ᾱ), rising. */
  readonly sigmas: Float32Array;
  readonly logSigmas: Float32Array;
}

/** @param terminal what zero terminal SNR leaves at the last timestep: methods in σ need it above 0. */
export function alphasOf(config: SchedulerConfiguration, terminal: 'zero' | 'tiny' = 'zero'): Alphas {
  let betas = betasOf(config);
  if (config.rescale_betas_zero_snr) betas = rescaledToZeroSnr(betas);
  const cumprod = cumulativeProduct(betas);
  // The smallest number above 0 in half precision.
  if (config.rescale_betas_zero_snr && terminal === 'tiny') cumprod[cumprod.length - 1] = 2 ** -24;
  const sigmas = cumprod.map((alpha) => Math.sqrt(float32(float32(1 - alpha) / alpha)));
  return {cumprod, sigmas, logSigmas: sigmas.map(numpyLog)};
}

function betasOf(config: SchedulerConfiguration): Float32Array {
  const {beta_start: start, beta_end: end, num_train_timesteps: count} = config;
  if (config.trained_betas) return Float32Array.from(config.trained_betas);
  switch (config.beta_schedule) {
    case 'linear':
      return linspaceFloat32(start, end, count);
    case 'scaled_linear':
      return linspaceFloat32(Math.sqrt(start), Math.sqrt(end), count).map((root) => root * root);
    case 'squaredcos_cap_v2':
      return betasFor((t) => Math.cos((((t + 0.008) / 1.008) * Math.PI) / 2) ** 2, count);
    case 'exp':
      return betasFor((t) => Math.exp(t * -12), count);
    case 'laplace':
      return betasFor((t) => {
        const snr = Math.exp(-0.5 * (t <= 0.5 ? 1 : -1) * Math.log(1 - 2 * Math.abs(0.5 - t) + 1e-6));
        return Math.sqrt(snr / (1 + snr));
      }, count);
    case 'sigmoid':
      return linspaceFloat32(-6, 6, count).map((x) => float32(float32(1 / (1 + Math.exp(-x))) * (end - start)) + start);
  }
}

/** β_t = min(1 − ᾱ(t+1)/ᾱ(t), 0.999) of Nichol, Dhariwal: "Improved Denoising Diffusion Probabilistic Models" (arXiv 2102.09672). */
function betasFor(alphaBar: (t: number) => number, count: number): Float32Array {
  return Float32Array.from({length: count}, (_, i) => Math.min(1 - alphaBar((i + 1) / count) / alphaBar(i / count), 0.999));
}

/** Algorithm 1 of Lin, Liu, Li, Yang: "Common Diffusion Noise Schedules and Sample Steps are Flawed" (arXiv 2305.08891). */
function rescaledToZeroSnr(betas: Float32Array): Float32Array {
  const roots = cumulativeProduct(betas).map(Math.sqrt);
  const [first = 0, last = 0] = [roots[0], roots[roots.length - 1]];
  const scale = float32(first / float32(first - last));
  const alphaBars = roots.map((root) => float32(float32(root - last) * scale) ** 2);
  return alphaBars.map((alphaBar, i) => 1 - (i === 0 ? alphaBar : float32(alphaBar / (alphaBars[i - 1] ?? 1))));
}

/** Accumulated in 64 bits, kept in 32. */
function cumulativeProduct(betas: Float32Array): Float32Array {
  let product = 1;
  return betas.map((beta) => {
    product *= float32(1 - beta);
    return product;
  });
}

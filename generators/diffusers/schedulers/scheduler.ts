import type {TorchRandom} from '../torch-random.ts';

/**
 * A schedule that is set and knows how to walk it. The history that multistep solvers need is inside, so a scheduler serves one picture and
 * its steps are taken in order.
 */
export interface Scheduler {
  /** What the network is told at each call, the noisiest first. */
  readonly timesteps: readonly number[];
  /** One more than there are calls; null where the method is written in ᾱ. */
  readonly sigmas: readonly number[] | null;
  /** What the first noise is multiplied with. */
  readonly initNoiseSigma: number;
  /** Heun's methods call the network twice a step: where an initial picture enters, `index` counts calls. */
  readonly callsPerStep: 1 | 2;
  /** What the network is shown of x at a call. */
  readonly scaleModelInput: (sample: Float32Array, index: number) => Float32Array;
  /** A clean picture made as noisy as it is at a call. */
  readonly addNoise: (clean: Float32Array, noise: Float32Array, index: number) => Float32Array;
  /** x at the next call. */
  readonly step: (input: StepInput) => Float32Array;
}

export interface StepInput {
  readonly modelOutput: Float32Array;
  readonly sample: Float32Array;
  readonly index: number;
  readonly random: TorchRandom;
  /** η of DDIM (0 where absent) and TCD (0.3). */
  readonly eta?: number | undefined;
  readonly churn?: Churn | undefined;
}

/** S_churn, S_tmin, S_tmax and S_noise of Karras et al. (arXiv 2206.00364), algorithm 2. */
export interface Churn {
  readonly churn: number;
  readonly from: number;
  readonly to: number;
  readonly noise: number;
}

/** Which of a scheduler's many schedules. */
export interface ScheduleRequest {
  readonly steps?: number | undefined;
  readonly timesteps?: readonly number[] | undefined;
  readonly sigmas?: readonly number[] | undefined;
  /** Log of the shift where the configuration says `use_dynamic_shifting`. */
  readonly mu?: number | undefined;
  /** Image to image with LCM and TCD: their schedule is laid over this share of the training timesteps. */
  readonly strength?: number | undefined;
  readonly originalSteps?: number | undefined;
  /** Pictures in a sample, the outermost dimension: thresholding looks at each by itself. */
  readonly batch?: number | undefined;
}

/** f(x, y) of each pair of elements. */
export function map2(x: Float32Array, y: Float32Array, f: (x: number, y: number) => number): Float32Array {
  const result = new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) result[i] = f(x[i] ?? 0, y[i] ?? 0);
  return result;
}

/** Σ weight · array, rounded to 32 bits after each term as torch does. */
export function weighted(...terms: readonly (readonly [weight: number, array: Float32Array])[]): Float32Array {
  const result = new Float32Array(terms[0]?.[1].length ?? 0);
  for (const [weight, array] of terms) {
    for (let i = 0; i < result.length; i++) result[i] = (result[i] ?? 0) + Math.fround(weight * (array[i] ?? 0));
  }
  return result;
}

export const unscaled = (sample: Float32Array): Float32Array => sample;

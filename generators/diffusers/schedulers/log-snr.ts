/** What DPM-Solver, DEIS and UniPC share: α, σ and λ = log(α/σ) at the points of a schedule, and the schedule itself. */
import {type Alphas, alphasOf} from './alphas.ts';
import {thresholded} from './clip.ts';
import type {SchedulerConfiguration} from './configuration.ts';
import {float32, interpolate, lastOf, linspace, roundHalfEven} from './grid.ts';
import {noiseOf, originalSample, type Prediction} from './prediction.ts';
import type {ScheduleRequest} from './scheduler.ts';
import {map2} from './scheduler.ts';
import {respacedSigmas, timestepOfSigma} from './sigma-spacing.ts';
import {solverTimesteps} from './spacing.ts';

export interface LogSnrPoint {
  readonly alpha: number;
  readonly sigma: number;
  readonly lambda: number;
}

export function logSnrAt(config: SchedulerConfiguration, sigmaOfSchedule: number): LogSnrPoint {
  if (config.use_flow_sigmas) return point(float32(1 - sigmaOfSchedule), sigmaOfSchedule);
  const alpha = float32(1 / float32(Math.sqrt(float32(float32(sigmaOfSchedule * sigmaOfSchedule) + 1))));
  return point(alpha, float32(sigmaOfSchedule * alpha));
}

const point = (alpha: number, sigma: number): LogSnrPoint => ({
  alpha,
  sigma,
  lambda: float32(float32(Math.log(alpha)) - float32(Math.log(sigma))),
});

export interface SolverSchedule {
  readonly timesteps: number[];
  readonly sigmas: number[];
}

/** DPM-Solver's and, where `final` repeats the smallest σ, DEIS's. */
export function solverSchedule(
  config: SchedulerConfiguration,
  request: ScheduleRequest,
  {final, rounding}: {final: 'configured' | 'repeated'; rounding: 'all' | 'cosine-keeps-fractions'},
): SolverSchedule {
  const training = alphasOf(config, 'tiny');
  const steps = request.steps ?? request.timesteps?.length ?? config.num_train_timesteps;
  const flowShift = request.mu === undefined ? config.flow_shift : Math.exp(request.mu);
  const smallest = training.sigmas[0] ?? 0;
  const finish = (timesteps: readonly number[], sigmas: readonly number[], lastSigma: number): SolverSchedule => ({
    timesteps: timesteps.map(Math.trunc),
    sigmas: [...sigmas, lastSigma].map(float32),
  });
  const configured = config.final_sigmas_type === 'zero' ? 0 : smallest;
  const lastSigma = (sigmas: readonly number[]) => (final === 'repeated' ? lastOf(sigmas) : configured);

  const respaced = respacedSigmas(config, {largest: lastOf(training.sigmas), smallest, count: steps}) ?? luSigmas(config, training, steps);
  if (respaced) {
    const timesteps = respaced.map((sigma) => timestepOfSigma(sigma, training.logSigmas));
    const isCosine = rounding === 'cosine-keeps-fractions' && config.beta_schedule === 'squaredcos_cap_v2';
    const isRounded = (config.use_karras_sigmas || config.use_lu_lambdas) && !isCosine;
    return finish(isRounded ? timesteps.map(roundHalfEven) : timesteps, respaced, lastSigma(respaced));
  }
  if (config.use_flow_sigmas) {
    const sigmas = linspace(1, 1 / config.num_train_timesteps, steps + 1)
      .map((alpha) => shifted(1 - alpha, flowShift))
      .reverse()
      .slice(0, -1);
    return finish(
      sigmas.map((sigma) => sigma * config.num_train_timesteps),
      sigmas,
      lastSigma(sigmas),
    );
  }
  const timesteps = request.timesteps ?? solverTimesteps(config, steps, lastUsable(config, training));
  const sigmas = timesteps.map((t) => interpolate(t, training.sigmas));
  return finish(timesteps, sigmas, final === 'repeated' ? smallest : configured);
}

/** Eq. of the resolution-dependent shift: Esser et al., "Scaling Rectified Flow Transformers" (arXiv 2403.03206), §5.3.2. */
export const shifted = (sigma: number, shift: number): number => (shift * sigma) / (1 + (shift - 1) * sigma);

/** `lambda_min_clipped` keeps the solver away from the noisiest timesteps, where cosine schedules have log-SNR towards −∞. */
function lastUsable(config: SchedulerConfiguration, {cumprod}: Alphas): number {
  const {lambda_min_clipped: least} = config;
  if (least === null) return config.num_train_timesteps;
  const lambdas = cumprod.map((a) => float32(Math.log(float32(Math.sqrt(a)))) - float32(Math.log(float32(Math.sqrt(float32(1 - a))))));
  return config.num_train_timesteps - lambdas.filter((lambda) => lambda < least).length;
}

/** Even in log σ, with ρ = 1: Lu, Zhou, Bao, Chen, Li, Zhu, "DPM-Solver++" (arXiv 2211.01095). */
function luSigmas(config: SchedulerConfiguration, {logSigmas}: Alphas, steps: number): number[] | null {
  if (!config.use_lu_lambdas) return null;
  const [from, to] = [lastOf(logSigmas), logSigmas[0] ?? 0];
  return linspace(0, 1, steps).map((ramp) => Math.exp(from + ramp * (to - from)));
}

/** x̂₀, thresholded where the configuration asks for it; flows have x̂₀ = x − σ v. */
export function dataPrediction(prediction: Prediction, at: LogSnrPoint, {sigma, batch}: {sigma: number; batch: number}): Float32Array {
  const {output, sample, config} = prediction;
  const x0 =
    config.prediction_type === 'flow_prediction' ? map2(sample, output, (x, v) => x - float32(sigma * v)) : originalSample(prediction, at);
  return config.thresholding ? thresholded(x0, config, batch) : x0;
}

/** ε̂, made from the thresholded x̂₀ where the configuration asks for it. */
export function noisePrediction(prediction: Prediction, at: LogSnrPoint, batch: number): Float32Array {
  const {sample, config} = prediction;
  const epsilon = noiseOf(prediction, at);
  if (!config.thresholding) return epsilon;
  const x0 = map2(sample, epsilon, (x, e) => float32(x - at.sigma * e) / at.alpha);
  return map2(sample, thresholded(x0, config, batch), (x, clean) => float32(x - at.alpha * clean) / at.sigma);
}

/** Zhang, Chen: "Fast Sampling of Diffusion Models with Exponential Integrator" (arXiv 2204.13902): the log-ρ form, ρ = σ/α. */
import type {SchedulerConfiguration} from './configuration.ts';
import {float32 as f} from './grid.ts';
import {dataPrediction, type LogSnrPoint, logSnrAt, solverSchedule} from './log-snr.ts';
import {numpyLog} from './numpy-log.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {map2, unscaled, weighted} from './scheduler.ts';

export function deis(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const {timesteps, sigmas} = solverSchedule(config, request, {final: 'repeated', rounding: 'all'});
  const isShort = timesteps.length < 15;
  const at = (index: number) => logSnrAt(config, sigmas[index] ?? 0);
  const rho = ({alpha, sigma}: LogSnrPoint) => f(sigma / alpha);
  let predictions: Float32Array[] = [];
  return {
    timesteps,
    sigmas,
    initNoiseSigma: 1,
    callsPerStep: 1,
    scaleModelInput: unscaled,
    addNoise: (clean, noise, index) => weighted([at(index).alpha, clean], [at(index).sigma, noise]),
    step: ({modelOutput, sample, index}) => {
      const [s0, t] = [at(index), at(index + 1)];
      const x0 = dataPrediction({output: modelOutput, sample, config}, s0, {sigma: sigmas[index] ?? 0, batch: request.batch ?? 1});
      const m0 = map2(sample, x0, (x, clean) => float(x, s0.alpha * clean) / s0.sigma);
      predictions = [...predictions, m0].slice(-config.solver_order);
      const stepsLeft = timesteps.length - index;
      const isLowerFinal = config.lower_order_final && isShort;
      const order = isLowerFinal && stepsLeft === 1 ? 1 : Math.min(predictions.length, isLowerFinal && stepsLeft === 2 ? 2 : 3);
      if (order === 1) {
        const grown = f(f(Math.exp(f(t.lambda - s0.lambda))) - 1);
        return weighted([f(t.alpha / s0.alpha), sample], [-f(t.sigma * grown), m0]);
      }
      const [, m1 = m0, m2 = m1] = [...predictions].reverse();
      const [rt, r0, r1] = [rho(t), rho(s0), rho(at(index - 1))];
      const scaled = sample.map((x) => x / s0.alpha);
      // Scaled by α last, as diffusers does: from large σ these are differences of near-equal numbers.
      const arrived = (...terms: readonly (readonly [number, Float32Array])[]) => weighted([1, scaled], ...terms).map((x) => t.alpha * x);
      if (order === 2) {
        const weight = (b: number, c: number) => float(integral2(rt, b, c), integral2(r0, b, c));
        return arrived([weight(r0, r1), m0], [weight(r1, r0), m1]);
      }
      const r2 = rho(at(index - 2));
      const weight = (...knots: Knots) => float(integral3(rt, knots), integral3(r0, knots));
      return arrived([weight(r0, r1, r2), m0], [weight(r1, r2, r0), m1], [weight(r2, r0, r1), m2]);
    },
  };
}

type Knots = readonly [number, number, number];

const float = (x: number, y: number): number => f(x - y);

/** ∫ of the Lagrange polynomial in log ρ that is 1 at b and 0 at c. */
const integral2 = (t: number, b: number, c: number): number =>
  f(f(t * f(f(f(-numpyLog(c)) + numpyLog(t)) - 1)) / f(numpyLog(b) - numpyLog(c)));

/** The same for three knots: 1 at b, 0 at c and d. */
function integral3(t: number, [b, c, d]: Knots): number {
  const [lt, lb, lc, ld] = [numpyLog(t), numpyLog(b), numpyLog(c), numpyLog(d)];
  const inner = f(f(f(f(f(lc * f(f(ld - lt) + 1)) - f(ld * lt)) + ld) + f(lt * lt)) - f(2 * lt));
  return f(f(t * f(inner + 2)) / f(f(lb - lc) * f(lb - ld)));
}

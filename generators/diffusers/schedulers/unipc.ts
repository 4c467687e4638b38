/**
 * Zhao, Bai, Rao, Zhou, Lu: "UniPC: A Unified Predictor-Corrector Framework for Fast Sampling of Diffusion Models" (arXiv 2302.04867), in its
 * letters: r_k the steps of the history in units of h, D1 the divided differences, B(h) = h (bh1) or e^h − 1 (bh2).
 */
import type {SchedulerConfiguration} from './configuration.ts';
import {float32 as f} from './grid.ts';
import {dataPrediction, type LogSnrPoint, logSnrAt, noisePrediction} from './log-snr.ts';
import type {ScheduleRequest, Scheduler} from './scheduler.ts';
import {unscaled, weighted} from './scheduler.ts';
import {uniPcSchedule} from './unipc-schedule.ts';

interface History {
  /** m0, then older ones. */
  readonly predictions: readonly Float32Array[];
  /** The point of each of them. */
  readonly points: readonly LogSnrPoint[];
}

export function uniPc(config: SchedulerConfiguration, request: ScheduleRequest): Scheduler {
  const {timesteps, sigmas} = uniPcSchedule(config, request);
  const batch = request.batch ?? 1;
  const at = (index: number) => logSnrAt(config, sigmas[index] ?? 0);
  let history: History = {predictions: [], points: []};
  let last: {readonly sample: Float32Array; readonly order: number} | null = null;
  return {
    timesteps,
    sigmas,
    initNoiseSigma: 1,
    callsPerStep: 1,
    scaleModelInput: unscaled,
    addNoise: (clean, noise, index) => weighted([at(index).alpha, clean], [at(index).sigma, noise]),
    step: ({modelOutput, sample, index}) => {
      const here = at(index);
      const prediction = {output: modelOutput, sample, config};
      const m = config.predict_x0
        ? dataPrediction(prediction, here, {sigma: sigmas[index] ?? 0, batch})
        : noisePrediction({...prediction, config: {...config, thresholding: false}}, here, batch);
      const isCorrected = last !== null && index > 0 && !config.disable_corrector.includes(index - 1);
      const corrected = last && isCorrected ? update({config, sample: last.sample, to: here, order: last.order}, history, m) : sample;
      history = {
        predictions: [m, ...history.predictions].slice(0, config.solver_order),
        points: [here, ...history.points].slice(0, config.solver_order),
      };
      const allowed = config.lower_order_final ? Math.min(config.solver_order, timesteps.length - index) : config.solver_order;
      const order = Math.min(allowed, history.predictions.length);
      last = {sample: corrected, order};
      return update({config, sample: corrected, to: at(index + 1), order}, history, null);
    },
  };
}

interface Step {
  readonly config: SchedulerConfiguration;
  readonly sample: Float32Array;
  readonly to: LogSnrPoint;
  readonly order: number;
}

/** UniP where `arrived` is null; UniC with the prediction at the arrival otherwise. */
function update({config, sample, to, order}: Step, {predictions, points}: History, arrived: Float32Array | null): Float32Array {
  const [m0 = sample, ...older] = predictions;
  const [s0 = to, ...olderPoints] = points;
  // In the order and with the roundings of diffusers: without predict_x0, large σ makes differences of near-equal numbers of these.
  const h = f(to.lambda - s0.lambda);
  const hh = config.predict_x0 ? -h : h;
  const hPhi1 = f(Math.expm1(hh));
  const B = config.solver_type === 'bh1' ? hh : hPhi1;
  const rks = olderPoints.slice(0, order - 1).map((point) => f(f(point.lambda - s0.lambda) / h));
  const rhos = weights({rks: [...rks, 1], hh, hPhi1, B}, arrived === null ? 'predictor' : 'corrector');
  const [scale, drift] = config.predict_x0 ? [f(to.sigma / s0.sigma), to.alpha] : [f(to.alpha / s0.alpha), to.sigma];
  const history = rks.map((rk, k) => ({m: older[k] ?? m0, rk, rho: rhos[k] ?? 0}));
  const terms = arrived ? [...history, {m: arrived, rk: 1, rho: rhos.at(-1) ?? 0}] : history;
  const [onM0, onTerms] = [f(drift * hPhi1), f(drift * B)];
  return sample.map((x, i) => {
    const base = m0[i] ?? 0;
    let sum = 0;
    for (const {m, rk, rho} of terms) sum = f(sum + f(rho * f(f((m[i] ?? 0) - base) / rk)));
    return f(f(scale * x) - f(onM0 * base)) - f(onTerms * sum);
  });
}

/** ρ of eq. 5: R ρ = b with R_ij = r_j^i and b_i = i! φ_{i+1}(h)/B(h). */
function weights(
  {rks, hh, hPhi1, B}: {rks: readonly number[]; hh: number; hPhi1: number; B: number},
  kind: 'predictor' | 'corrector',
): number[] {
  const order = rks.length;
  const size = kind === 'predictor' ? order - 1 : order;
  if (size === 0) return [];
  if (size === 1) return [0.5];
  const b: number[] = [];
  let [phi, factorial] = [f(f(hPhi1 / hh) - 1), 1];
  for (let i = 1; i <= order; i++) {
    b.push(f(f(phi * factorial) / B));
    factorial *= i + 1;
    phi = f(f(phi / hh) - f(1 / factorial));
  }
  const R = Array.from({length: size}, (_, i) => [...rks.slice(0, size).map((rk) => f(rk ** i)), b[i] ?? 0]);
  return solve(R);
}

/** Gauss-Jordan with pivots; each row carries its right-hand side as its last element. */
function solve(rows: number[][]): number[] {
  for (let column = 0; column < rows.length; column++) {
    const rest = rows.slice(column);
    const pivot = rest.reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    const others = rows.filter((row) => row !== pivot);
    const scaled = pivot.map((value) => f(value / (pivot[column] ?? 1)));
    const cleared = others.map((row) => row.map((value, i) => f(value - f((row[column] ?? 0) * (scaled[i] ?? 0)))));
    rows.splice(0, rows.length, ...cleared.slice(0, column), scaled, ...cleared.slice(column));
  }
  return rows.map((row) => row.at(-1) ?? 0);
}

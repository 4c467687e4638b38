/** The grids of numbers that schedules are laid on, rounded exactly as numpy and torch round them. */

export const float32 = Math.fround;

/** Ties to even, as numpy's `round` and IEEE 754 have it; `Math.round` takes them up. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  if (x - floor !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** numpy's linspace: the last number is exactly `stop`. */
export function linspace(start: number, stop: number, count: number): number[] {
  const step = (stop - start) / (count - 1);
  return Array.from({length: count}, (_, i) => (i === count - 1 && count > 1 ? stop : start + (count > 1 ? i * step : 0)));
}

/** torch's linspace in 32 bits: counted from both ends. */
export function linspaceFloat32(start: number, stop: number, count: number): Float32Array {
  const [first, last] = [float32(start), float32(stop)];
  if (count === 1) return Float32Array.of(first);
  const step = float32(float32(last - first) / (count - 1));
  return Float32Array.from({length: count}, (_, i) => (i < Math.floor(count / 2) ? first + step * i : last - step * (count - i - 1)));
}

/** numpy's arange downwards to 0, which is left out. Its length is decided in floating point and may be one more than expected. */
export function arangeDown(start: number, step: number): number[] {
  const delta = start - step - start;
  return Array.from({length: Math.ceil(start / step)}, (_, i) => start + i * delta);
}

/** numpy's interp over the indices of `values`: flat beyond both ends. */
export function interpolate(at: number, values: ArrayLike<number>): number {
  const low = Math.min(Math.max(Math.floor(at), 0), values.length - 1);
  const high = Math.min(low + 1, values.length - 1);
  const share = Math.min(Math.max(at - low, 0), 1);
  const [a = 0, b = 0] = [values[low], values[high]];
  return a + (b - a) * share;
}

/** The last number of a grid, which is never empty. */
export const lastOf = (numbers: ArrayLike<number>): number => numbers[numbers.length - 1] ?? 0;

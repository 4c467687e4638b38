/**
 * Box, Muller: "A Note on the Generation of Random Normal Deviates" (1958), to the last bit as torch computes it on x86: in 32 bits, with the
 * polynomials of Moshier's Cephes library for log, sin and cos, and with the products that its compiler fuses into sums rounded once. Where σ is in
 * the thousands, a last bit here is a visible one in the picture.
 */
import {float32} from './schedulers/grid.ts';

/** 16 uniform numbers of 24 bits to 16 normal ones, in place: the first half gives the radii, the second the angles. */
export function transformBlock(numbers: Float32Array, start: number): void {
  for (let j = start; j < start + 8; j++) {
    const radius = float32(Math.sqrt(-2 * log(1 - (numbers[j] ?? 0))));
    const {sine, cosine} = sineAndCosine(float32(fullCircle * (numbers[j + 8] ?? 0)));
    numbers[j] = radius * cosine;
    numbers[j + 8] = radius * sine;
  }
}

/** a·b + c, rounded once: the product of two numbers of 24 bits is exact in 64. */
const fused = (a: number, b: number, c: number): number => float32(a * b + c);

/** By Horner's rule, the highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = fused(sum, x, coefficient);
  return sum;
}

const fullCircle = float32(2 * Math.PI);

/** Of a number of 24 bits in (0, 1]: of its mantissa around 1, and log 2, in two parts, for each halving. */
function log(x: number): number {
  const whole = x * 2 ** 24;
  const highestBit = 31 - Math.clz32(whole);
  const mantissa = whole / 2 ** (highestBit + 1);
  const isLow = mantissa < rootOfHalf;
  const exponent = highestBit - 23 - (isLow ? 1 : 0);
  const m = isLow ? 2 * mantissa - 1 : mantissa - 1;
  const square = float32(m * m);
  const cubic = float32(polynomial(logCoefficients, m) * m);
  const rest = fused(cubic, square, float32(exponent * logOf2.small));
  return fused(exponent, logOf2.large, float32(m + float32(rest - square / 2)));
}

const rootOfHalf = float32(Math.SQRT1_2);
const logOf2 = {large: 0.693359375, small: float32(-2.1219444e-4)};
const logCoefficients = [
  ...[7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1],
  ...[-1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1],
].map(float32);

/** Of an angle ≥ 0: brought into ±π/4 by odd multiples of it, in three parts; which octant it was tells signs and which polynomial is which. */
function sineAndCosine(angle: number): {sine: number; cosine: number} {
  const octant = (Math.trunc(float32(angle * eighthsPerRadian)) + 1) & ~1;
  const x = quarterPi.reduce((rest, part) => fused(octant, part, rest), angle);
  const square = float32(x * x);
  const even = float32(polynomial(cosineCoefficients, square) * square);
  const c = float32(fused(even, square, -square / 2) + 1);
  const s = fused(float32(polynomial(sineCoefficients, square) * square), x, x);
  const isSwapped = (octant & 2) !== 0;
  return {
    sine: (octant & 4 ? -1 : 1) * (isSwapped ? c : s),
    cosine: ((octant + 2) & 4 ? -1 : 1) * (isSwapped ? s : c),
  };
}

const eighthsPerRadian = float32(4 / Math.PI);
const quarterPi = [-0.78515625, -2.4187564849853516e-4, -3.774894977445941e-8].map(float32);
const cosineCoefficients = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(float32);
const sineCoefficients = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(float32);

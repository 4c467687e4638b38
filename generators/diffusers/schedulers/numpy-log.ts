/**
 * numpy's logarithm of 32-bit numbers, to the last bit: a rational function around 1, each product fused into its sum, and log 2 for each halving.
 * It is not correctly rounded, and where a schedule truncates a timestep or takes differences of logarithms the last bit decides: 498 or 499.
 */
import {float32} from './grid.ts';

export function numpyLog(x: number): number {
  let exponent = Math.floor(Math.log2(x));
  let mantissa = x / 2 ** exponent;
  if (mantissa > rootOfTwo) {
    mantissa /= 2;
    exponent += 1;
  }
  const m = mantissa - 1;
  return float32(exponent * logOf2 + float32(polynomial(numerator, m) / polynomial(denominator, m)));
}

/** By Horner's rule, the highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = float32(sum * x + coefficient);
  return sum;
}

const rootOfTwo = float32(Math.SQRT2);
const logOf2 = float32(Math.LN2);
const numerator = [2.58997912e-2, 0.380883774, 1.4800006, 2.1126775, 1, 0].map(float32);
const denominator = [5.8750954e-3, 0.15464764, 0.9864943, 2.453006, 2.6126775, 1].map(float32);

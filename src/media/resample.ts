import {sampleRateInHertz} from './pcm.ts';

/** Zero crossings of the filter on each side: more make it steeper and slower. */
const halfLength = 32;

/**
 * Brings a channel to 48 kHz by a windowed sinc (Kaiser, about 90 dB of rejection), with no delay: sample 0 stays at time 0. Rates of speech
 * models (16, 22.05, 24 kHz) are ratios of small numbers, so the filter has few phases. Called once in a sound's life, when its take is conformed.
 *
 * @example
 * to48Kilohertz(samplesAt16Kilohertz, 16_000).length // three times as many
 */
export const to48Kilohertz = (samples: Float32Array, fromInHertz: number): Float32Array => {
  if (fromInHertz === sampleRateInHertz) return samples;
  const divisor = greatestCommonDivisor(sampleRateInHertz, fromInHertz);
  const up = sampleRateInHertz / divisor;
  const down = fromInHertz / divisor;
  // Where samples become fewer, what the new rate cannot hold is filtered out.
  const cutoff = Math.min(1, up / down);
  const reach = Math.ceil(halfLength / cutoff);
  const phases = Array.from({length: up}, (_, phase) => filterOf(phase / up, cutoff, reach));
  const length = Math.round((samples.length * up) / down);
  const out = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const position = i * down;
    const base = Math.floor(position / up) - reach + 1;
    const filter = phases[position % up] ?? [];
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap++) sum += (samples[base + tap] ?? 0) * (filter[tap] ?? 0);
    out[i] = sum;
  }
  return out;
};

/** Weights of the samples around a point that lies `fraction` after one of them; their sum is 1. */
const filterOf = (fraction: number, cutoff: number, reach: number): Float64Array => {
  const taps = Float64Array.from({length: 2 * reach}, (_, tap) => {
    const distance = tap - reach + 1 - fraction;
    const x = Math.PI * distance * cutoff;
    return (Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x) * kaiser(distance / reach);
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
};

const beta = 9;

const kaiser = (x: number): number => (Math.abs(x) >= 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta));

/** I0, by its power series. */
const bessel = (x: number): number => {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 40; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
};

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

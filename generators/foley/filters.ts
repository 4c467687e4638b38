import {type Recording, sampleRate} from './recording.ts';

export interface Filter {
  readonly kind: 'low' | 'high' | 'band';
  readonly hertz: number | ((share: number) => number);
  /** Width of the resonance; 0.7 has none. */
  readonly q?: number;
}

/** How long a filter runs before a loop begins: longer than any of them rings. */
const warmUpInSamples = sampleRate;

/**
 * A state-variable filter (A. Simper's, stable while its frequency moves). In a loop it has run over the end before the beginning.
 */
export function filtered(samples: Float32Array, {kind, hertz, q = 0.7}: Filter, isLoop: boolean): Float32Array {
  const length = samples.length;
  const out = new Float32Array(length);
  const damping = 1 / q;
  let [first, second] = [0, 0];
  let [a1, a2, a3] = [0, 0, 0];
  const tune = (share: number): void => {
    const wanted = typeof hertz === 'number' ? hertz : hertz(share);
    const g = Math.tan((Math.PI * Math.min(wanted, 0.45 * sampleRate)) / sampleRate);
    a1 = 1 / (1 + g * (g + damping));
    a2 = g * a1;
    a3 = g * a2;
  };
  tune(0);
  for (let step = isLoop ? -Math.min(warmUpInSamples, length) : 0; step < length; step++) {
    const index = step < 0 ? step + length : step;
    if (typeof hertz !== 'number' && index % 32 === 0) tune(index / length);
    const input = samples[index] ?? 0;
    const v3 = input - second;
    const v1 = a1 * first + a2 * v3;
    const v2 = second + a2 * first + a3 * v3;
    first = 2 * v1 - first;
    second = 2 * v2 - second;
    if (step >= 0) out[step] = kind === 'low' ? v2 : kind === 'band' ? v1 * damping : input - damping * v1 - v2;
  }
  return out;
}

/** Several filters, one after the other. */
export const chain = (samples: Float32Array, filters: readonly Filter[], isLoop: boolean): Float32Array =>
  filters.reduce((sound, filter) => filtered(sound, filter, isLoop), samples);

/** Lengths of the echoes in samples: primes, so that they never fall together. */
const combs = [1687, 1931, 2053, 2251, 2399, 2707];
const diffusers = [347, 113, 37];

export interface Room {
  /** Seconds until the sound is 60 dB down. */
  readonly seconds: number;
  /** Share of the room in what is heard. */
  readonly share: number;
}

/** M. Schroeder's reverberator: echoes that feed themselves, blurred. The sides have other lengths, so that the room is wide. */
export function inRoom(recording: Recording, {seconds, share}: Room): Recording {
  const {isLoop} = recording;
  const wet = [recording.left, recording.right].map((side, index) => {
    const sum = new Float32Array(side.length);
    for (const comb of combs) addComb(sum, side, {length: comb + index * 23, seconds, isLoop});
    return diffusers.reduce<Float32Array>((sound, length) => allPass(sound, length + index * 7, isLoop), sum);
  });
  const mixed = (dry: Float32Array, room: Float32Array | undefined): Float32Array =>
    dry.map((sample, index) => sample * (1 - share) + (room?.[index] ?? 0) * share);
  return {left: mixed(recording.left, wet[0]), right: mixed(recording.right, wet[1]), isLoop};
}

const addComb = (
  into: Float32Array,
  input: Float32Array,
  {length, seconds, isLoop}: {readonly length: number; readonly seconds: number; readonly isLoop: boolean},
): void => {
  const feedback = 10 ** ((-3 * length) / (seconds * sampleRate));
  const line = new Float32Array(length);
  let damped = 0;
  const warmUp = isLoop ? Math.min(input.length, Math.round(seconds * sampleRate)) : 0;
  for (let step = -warmUp; step < input.length; step++) {
    const slot = (step + warmUp) % length;
    const echo = line[slot] ?? 0;
    // Air and walls take the high notes first.
    damped += 0.45 * (echo - damped);
    line[slot] = (input[step < 0 ? step + input.length : step] ?? 0) + damped * feedback;
    if (step >= 0) into[step] = (into[step] ?? 0) + echo / combs.length;
  }
};

const allPass = (input: Float32Array, length: number, isLoop: boolean): Float32Array => {
  const out = new Float32Array(input.length);
  const line = new Float32Array(length);
  const warmUp = isLoop ? Math.min(input.length, sampleRate) : 0;
  for (let step = -warmUp; step < input.length; step++) {
    const slot = (step + warmUp) % length;
    const before = line[slot] ?? 0;
    const now = (input[step < 0 ? step + input.length : step] ?? 0) + 0.6 * before;
    line[slot] = now;
    if (step >= 0) out[step] = before - 0.6 * now;
  }
  return out;
};

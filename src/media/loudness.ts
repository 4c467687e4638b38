/**
 * How loud a sound is, by ITU-R BS.1770-5: K-weighted energy in blocks of 400 ms that begin every 100 ms, gated at -70 LUFS and then 10 LU
 * below the mean of what is left.
 */
import {type Pcm, sampleRateInHertz} from './pcm.ts';

export interface Loudness {
  /** Of the whole; -Infinity where nothing is loud enough, or nothing lasts 400 ms. */
  readonly integratedInLufs: number;
  /** The loudest 400 ms. */
  readonly momentaryInLufs: number;
}

const hopInSamples = sampleRateInHertz / 10;

/** Measures a stereo sound. */
export const loudnessOf = (pcm: Pcm): Loudness => {
  const hops = Math.floor(pcm.left.length / hopInSamples);
  const energies = new Float64Array(hops);
  for (const channel of [pcm.left, pcm.right]) addEnergies(channel, energies);
  const blocks: number[] = [];
  for (let hop = 0; hop + 4 <= hops; hop++) {
    let sum = 0;
    for (let part = 0; part < 4; part++) sum += energies[hop + part] ?? 0;
    blocks.push(sum / (4 * hopInSamples));
  }
  const loud = blocks.filter((energy) => lufs(energy) > -70);
  const gate = lufs(mean(loud)) - 10;
  return {
    integratedInLufs: lufs(mean(loud.filter((energy) => lufs(energy) > gate))),
    momentaryInLufs: lufs(blocks.reduce((loudest, energy) => Math.max(loudest, energy), 0)),
  };
};

const lufs = (energy: number): number => -0.691 + 10 * Math.log10(energy);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The K-weighting of annex 1 for 48 kHz: a shelf for the head, then a high pass. Both filters run in the same loop, for speed. */
const addEnergies = (samples: Float32Array, energies: Float64Array): void => {
  let [x1, x2, y1, y2, z1, z2] = [0, 0, 0, 0, 0, 0];
  for (let hop = 0; hop < energies.length; hop++) {
    let sum = 0;
    for (let i = hop * hopInSamples; i < (hop + 1) * hopInSamples; i++) {
      const x = samples[i] ?? 0;
      const y = 1.53512485958697 * x - 2.69169618940638 * x1 + 1.19839281085285 * x2 + 1.69065929318241 * y1 - 0.73248077421585 * y2;
      const z = y - 2 * y1 + y2 + 1.99004745483398 * z1 - 0.99007225036621 * z2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      z2 = z1;
      z1 = z;
      sum += z * z;
    }
    energies[hop] = (energies[hop] ?? 0) + sum;
  }
};

/** What a player's converter makes between the samples: by BS.1770-5, annex 2, the peaks of the sound at four times its rate. */
import type {Pcm} from './pcm.ts';

const phases = 4;
const reach = 8;

/** Weights for the three points between two samples. */
const filters = Array.from({length: phases - 1}, (_, phase) => {
  const fraction = (phase + 1) / phases;
  const taps = Float64Array.from({length: 2 * reach}, (_, tap) => {
    const distance = tap - reach + 1 - fraction;
    const x = Math.PI * distance;
    return (Math.sin(x) / x) * Math.cos((Math.PI * distance) / (2 * reach + 1)) ** 2;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
});

/**
 * Largest magnitude at sample `i` and between it and the next. Between samples that are both below `worthAsking` only the samples count: a
 * peak between them that matters stands beside larger ones.
 */
export const truePeakAt = (samples: Float32Array, i: number, worthAsking: number): number => {
  const here = Math.abs(samples[i] ?? 0);
  if (here < worthAsking && Math.abs(samples[i + 1] ?? 0) < worthAsking) return here;
  let peak = here;
  for (const filter of filters) {
    let sum = 0;
    for (let tap = 0; tap < 2 * reach; tap++) sum += (samples[i + tap - reach + 1] ?? 0) * (filter[tap] ?? 0);
    peak = Math.max(peak, Math.abs(sum));
  }
  return peak;
};

/** The true peak of a sound, as an amplitude. */
export const truePeakOf = ({left, right}: Pcm): number => {
  let peak = 0;
  for (const channel of [left, right]) {
    for (let i = 0; i < channel.length; i++) peak = Math.max(peak, truePeakAt(channel, i, peak / 2));
  }
  return peak;
};

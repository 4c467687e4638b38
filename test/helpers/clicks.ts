/**
 * Clicks: what is heard where a wave is cut off or jumps. A step has energy at all frequencies and lasts for a moment, so it stands out above 12 kHz from
 * the milliseconds before and after it; consonants, rain and bells have energy there as well, but for longer.
 */
import {decibels, sampleRateInHertz} from '../../src/media/pcm.ts';

export interface Click {
  readonly atInSeconds: number;
  /** Above 12 kHz, in its window. */
  readonly levelInDecibels: number;
  /** Above the loudest window from 4 to 12 ms before and after it. */
  readonly excessInDecibels: number;
}

const windowInSamples = 96;
const lowestInHertz = 12_000;

/** Quieter ones drown in the noise of 16 bits and of AAC. */
const quietestInDecibels = -72;

/** Windows of 2 ms that stand out by so much that they are heard as clicks. */
export const clicksIn = (samples: Float32Array, leastExcessInDecibels = 12): Click[] => {
  const levels = levelsOf(highPassed(samples));
  const around = [-6, -5, -4, -3, -2, 2, 3, 4, 5, 6];
  const clicks: Click[] = [];
  for (const [index, level] of levels.entries()) {
    if (level < quietestInDecibels) continue;
    // A click between two windows is in both: the next but one is another moment.
    const loudest = Math.max(...around.map((offset) => levels[index + offset] ?? Number.NEGATIVE_INFINITY), quietestInDecibels);
    const excess = level - loudest;
    if (excess >= leastExcessInDecibels)
      clicks.push({atInSeconds: (index * windowInSamples) / sampleRateInHertz, levelInDecibels: level, excessInDecibels: excess});
  }
  return clicks;
};

const levelsOf = (samples: Float32Array): number[] => {
  const levels: number[] = [];
  for (let start = 0; start + windowInSamples <= samples.length; start += windowInSamples) {
    let sum = 0;
    for (let i = start; i < start + windowInSamples; i++) sum += (samples[i] ?? 0) ** 2;
    levels.push(decibels(Math.sqrt(sum / windowInSamples)));
  }
  return levels;
};

const reach = 24;

/** A windowed sinc, turned around: all but what lies below. */
const taps = (() => {
  const cutoff = (2 * lowestInHertz) / sampleRateInHertz;
  const low = Array.from({length: 2 * reach + 1}, (_, tap) => {
    const x = tap - reach;
    const sinc = x === 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x);
    return sinc * (0.42 + 0.5 * Math.cos((Math.PI * x) / reach) + 0.08 * Math.cos((2 * Math.PI * x) / reach));
  });
  const sum = low.reduce((total, tap) => total + tap, 0);
  return Float64Array.from(low, (tap, index) => (index === reach ? 1 : 0) - tap / sum);
})();

const highPassed = (samples: Float32Array): Float32Array => {
  const out = new Float32Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap++) sum += (samples[i + tap - reach] ?? 0) * (taps[tap] ?? 0);
    out[i] = sum;
  }
  return out;
};

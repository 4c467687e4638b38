import type {Phone, Utterance} from './run-flite.ts';

/** Consonants for which the mouth closes before it opens: flite counts the silence of the closure as theirs. */
const stops: ReadonlySet<string> = new Set(['p', 't', 'k', 'b', 'd', 'g', 'ch', 'jh']);

/** One look at the level every so often; each looks as far to both sides. */
const stepInSeconds = 0.0025;

/** How many looks before and after an instant are compared: 15 ms. */
const looks = 6;

/** So much louder the treble has to be after an instant than before it; a "d" between vowels may have no burst at all. */
const leastRiseInDecibels = 8;

/**
 * The phones with every stop from its burst on, which is when it is heard: the closure before it, 30 to 110 ms, goes to the phone before. A word
 * that begins with "t" would else be lit while nothing is heard yet.
 */
export function withHeardStops({samples, sampleRateInHertz, phones}: Utterance): Phone[] {
  const level = trebleOf(samples, sampleRateInHertz);
  return phones.map((phone, index) => {
    const next = phones[index + 1];
    if (next === undefined || !stops.has(next.name)) return phone;
    return {...phone, endInSeconds: burstIn(level, phone.endInSeconds, next.endInSeconds) ?? phone.endInSeconds};
  });
}

/** When the treble rises most. */
const burstIn = (level: Float64Array, from: number, to: number): number | null => {
  let [most, at] = [leastRiseInDecibels, -1];
  for (let time = Math.ceil(from / stepInSeconds); time <= Math.floor(to / stepInSeconds); time++) {
    let rise = 0;
    for (let look = 0; look < looks; look++) rise += (level[time + look] ?? floor) - (level[time - 1 - look] ?? floor);
    if (rise / looks > most) [most, at] = [rise / looks, time];
  }
  return at < 0 ? null : at * stepInSeconds;
};

/** Quieter is nothing. */
const floor = -45;

/** Level of what the second difference of the samples leaves, which is their treble, in decibels. */
const trebleOf = (samples: Float32Array, rate: number): Float64Array => {
  const step = rate * stepInSeconds;
  return Float64Array.from({length: Math.ceil(samples.length / step)}, (_, time) => {
    let energy = 0;
    for (let i = Math.max(2, Math.floor((time - 1) * step)); i < Math.min(samples.length, (time + 1) * step); i++) {
      energy += ((samples[i] ?? 0) - 2 * (samples[i - 1] ?? 0) + (samples[i - 2] ?? 0)) ** 2;
    }
    return Math.max(floor, 10 * Math.log10(energy + 1e-9));
  });
};

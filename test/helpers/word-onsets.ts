/**
 * When a word is heard, by the energy of the speech: the instant at which its treble (second difference over 1/16000 s) rises most from the 20 ms before
 * to the 20 ms after. Only words that have such an edge can be measured: those that begin with a stop or a sibilant after a vowel, a nasal or silence, and those after
 * a pause. Between two voiced sounds ("wrote you") the energy has no edge, whoever speaks.
 */
export const onsetNear = (
  samples: Float32Array,
  sampleRateInHertz: number,
  timeInSeconds: number,
): {seconds: number; riseInDecibels: number} => {
  const stride = Math.round(sampleRateInHertz / 16_000);
  const step = sampleRateInHertz * stepInSeconds;
  const level = (time: number): number => {
    let energy = 1e-9;
    for (let i = Math.floor((time - 1) * step); i < (time + 1) * step; i++) {
      energy += ((samples[i] ?? 0) - 2 * (samples[i - stride] ?? 0) + (samples[i - 2 * stride] ?? 0)) ** 2;
    }
    return Math.max(-45, 10 * Math.log10(energy / stride));
  };
  const around = Math.round(timeInSeconds / stepInSeconds);
  let best = {seconds: 0, riseInDecibels: Number.NEGATIVE_INFINITY};
  for (let time = around - reachInSteps; time <= around + reachInSteps; time++) {
    let rise = 0;
    for (let look = 0; look < 8; look++) rise += (level(time + look) - level(time - 1 - look)) / 8;
    if (rise > best.riseInDecibels) best = {seconds: time * stepInSeconds, riseInDecibels: rise};
  }
  return best;
};

const stepInSeconds = 0.0025;
/** 100 ms to both sides: well beyond what is allowed. */
const reachInSteps = 40;

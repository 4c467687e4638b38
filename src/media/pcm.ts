/** Sound as numbers: 48 kHz stereo, -1 to 1. What every sound of the project is between its generator and the encoder. */
export interface Pcm {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export const sampleRateInHertz = 48_000;

/** Silence of so many samples. */
export const silence = (durationInSamples: number): Pcm => ({
  left: new Float32Array(durationInSamples),
  right: new Float32Array(durationInSamples),
});

/** 0 dB is 1, -6 dB about a half. */
export const linear = (decibels: number): number => 10 ** (decibels / 20);

export const decibels = (amplitude: number): number => 20 * Math.log10(amplitude);

/** The sample on which a frame begins: rounded once, from the film's start, so that nothing adds up over a long film. */
export const sampleOfFrame = (frame: number, framesPerSecond: number): number => Math.round((frame * sampleRateInHertz) / framesPerSecond);

/** Largest magnitude of any sample. */
export const peakOf = ({left, right}: Pcm): number => {
  let peak = 0;
  for (const channel of [left, right]) {
    for (let i = 0; i < channel.length; i++) peak = Math.max(peak, Math.abs(channel[i] ?? 0));
  }
  return peak;
};

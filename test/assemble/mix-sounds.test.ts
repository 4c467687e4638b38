import {describe, expect, it} from 'vitest';
import {mastered} from '../../src/assemble/master.ts';
import {addSound, type SoundToMix} from '../../src/assemble/mix-sounds.ts';
import {speechOf} from '../../src/core/ducking.ts';
import type {SoundPlacement, SoundPlayback} from '../../src/core/sound.ts';
import {defaultDucking} from '../../src/core/sound-playback.ts';
import {loudnessOf} from '../../src/media/loudness.ts';
import {decibels, type Pcm, sampleOfFrame, silence} from '../../src/media/pcm.ts';
import {truePeakOf} from '../../src/media/true-peak.ts';
import {clicksIn} from '../helpers/clicks.ts';

const plain: SoundPlayback = {
  loops: false,
  fadeInInFrames: 0,
  fadeOutInFrames: 0,
  trimBeforeInFrames: 0,
  trimAfterInFrames: null,
  ducking: null,
};

const at = (start: number, end: number, more: Partial<SoundPlacement> = {}): SoundPlacement => ({
  start,
  end,
  offsetInFrames: 0,
  gainsInDecibels: [0],
  ...more,
});

const constant = (length: number, value = 1): Pcm => ({
  left: new Float32Array(length).fill(value),
  right: new Float32Array(length).fill(value),
});

const mixed = (
  sounds: readonly SoundToMix[],
  {frames = 90, framesPerSecond = 30, speech = []}: {frames?: number; framesPerSecond?: number; speech?: ReturnType<typeof speechOf>} = {},
): Pcm => {
  const mix = silence(sampleOfFrame(frames, framesPerSecond));
  for (const sound of sounds) addSound(mix, sound, {framesPerSecond, speech});
  return mix;
};

const rms = (samples: Float32Array, from: number, to: number): number =>
  decibels(Math.sqrt(samples.slice(from, to).reduce((sum, sample) => sum + sample * sample, 0) / (to - from)));

describe('a sound in the mix', () => {
  it.each([24, 25, 29.97, 30, 60])(
    'begins on the sample of its frame and has all its samples, at %d frames a second',
    (framesPerSecond) => {
      const {left} = mixed([{samples: constant(1000), playback: plain, placements: [at(7, 80)]}], {framesPerSecond});
      const start = Math.round((7 * 48_000) / framesPerSecond);
      expect([left[start - 1], left[start], left[start + 999], left[start + 1000]]).toEqual([0, 1, 1, 0]);
    },
  );

  it('does not drift: the last of 120 lines in ten minutes begins on its sample', () => {
    const framesPerSecond = 29.97;
    const frames = Math.round(600 * framesPerSecond);
    const starts = Array.from({length: 120}, (_, line) => Math.floor((line * frames) / 120));
    const {left} = mixed([{samples: constant(10), playback: plain, placements: starts.map((start) => at(start, start + 100))}], {
      frames,
      framesPerSecond,
    });
    expect(left.length).toBe(Math.round((frames * 48_000) / framesPerSecond));
    for (const start of starts) {
      const sample = Math.round((start * 48_000) / framesPerSecond);
      expect([left[sample - 1] ?? 0, left[sample]]).toEqual([0, 1]);
    }
  });

  it('repeats to the sample when it loops, and is cut without a click', () => {
    const period = 1200;
    const ramp = Float32Array.from({length: period}, (_, i) => Math.sin((2 * Math.PI * i) / period));
    const {left} = mixed([{samples: {left: ramp, right: ramp}, playback: {...plain, loops: true}, placements: [at(0, 60)]}]);
    for (const sample of [5000, 20_000, 80_000]) expect(left[sample]).toBeCloseTo(ramp[sample % period] ?? 0, 5);
    const largest = left.reduce((step, value, i) => Math.max(step, Math.abs(value - (left[i - 1] ?? 0))), 0);
    expect(largest).toBeLessThan(0.012);
    expect(left[sampleOfFrame(60, 30)]).toBe(0);
  });

  it('does not click where a trimmed bed or a song begins again, and is left alone where a bed goes on over its end', () => {
    const wave = Float32Array.from({length: 48_000}, (_, i) => 0.3 * Math.sin((2 * Math.PI * 200 * i) / 48_000 + 1));
    const samples = {left: wave, right: wave};
    // From frame 3 to 10.5 frames later: the wave is cut in its middle.
    const trimmed = {...plain, loops: true, trimBeforeInFrames: 3, trimAfterInFrames: 13.57};
    expect(clicksIn(mixed([{samples, playback: trimmed, placements: [at(0, 90)]}]).left)).toEqual([]);
    const song = {left: wave.subarray(0, 40_111), right: wave.subarray(0, 40_111)};
    expect(clicksIn(mixed([{samples: song, playback: {...plain, loops: true}, placements: [at(0, 90)]}]).left)).toEqual([]);
    const whole = mixed([{samples, playback: {...plain, loops: true}, placements: [at(0, 90)]}]).left;
    expect(rms(whole, 47_900, 48_100)).toBeCloseTo(rms(whole, 20_000, 44_000), 0);
  });

  it('is trimmed, comes in late, fades, and follows a gain of every frame', () => {
    const count = Float32Array.from({length: 48_000}, (_, i) => i / 48_000);
    const samples = {left: count, right: count};
    const trimmed = mixed([{samples, playback: {...plain, trimBeforeInFrames: 3, trimAfterInFrames: 9}, placements: [at(30, 60)]}]);
    expect(trimmed.left[48_000 + 4800]).toBeCloseTo((4800 + 4800) / 48_000, 4);
    expect(trimmed.left[48_000 + 9601]).toBe(0);
    const late = mixed([{samples, playback: plain, placements: [at(30, 60, {offsetInFrames: 6})]}]);
    expect(late.left[48_000 + 4800]).toBeCloseTo((9600 + 4800) / 48_000, 4);
    const faded = mixed([
      {samples: constant(144_000), playback: {...plain, fadeInInFrames: 30, fadeOutInFrames: 15}, placements: [at(0, 90)]},
    ]);
    expect(faded.left[24_000]).toBeCloseTo(0.5, 2);
    expect(faded.left[144_000 - 12_000]).toBeCloseTo(0.5, 2);
    const gainsInDecibels = Array.from({length: 90}, (_, frame) => -frame);
    const moving = mixed([{samples: constant(144_000), playback: plain, placements: [at(0, 90, {gainsInDecibels})]}]);
    expect(decibels(moving.left[60 * 1600] ?? 0)).toBeCloseTo(-60, 0);
    expect(decibels(moving.left[60 * 1600 + 800] ?? 0)).toBeCloseTo(-60.5, 0);
  });

  it('steps back by the amount that is asked for while somebody speaks, before the first word and not before the attack', () => {
    const speech = speechOf([{startInSeconds: 1, durationInSeconds: 1, words: []}]);
    const bed = {samples: constant(144_000), playback: {...plain, ducking: defaultDucking}, placements: [at(0, 90)]};
    const {left} = mixed([bed], {speech});
    const level = (seconds: number): number => decibels(left[Math.round(seconds * 48_000)] ?? 0);
    expect(level(0.79)).toBeCloseTo(0, 1);
    expect(level(0.9)).toBeCloseTo(-6, 0);
    expect(rms(left, 48_000, 96_000)).toBeCloseTo(-12, 1);
    expect(level(2.3)).toBeCloseTo(-6, 0);
    expect(level(2.61)).toBeCloseTo(0, 1);
  });
});

describe('a mastered mix', () => {
  /** Speech-like bursts of noise over a quiet bed, with a few hard peaks. */
  const rough = (seconds: number): Pcm => {
    let state = 1;
    const noise = (): number => {
      state = (state * 16_807) % 2_147_483_647;
      return (2 * state) / 2_147_483_647 - 1;
    };
    const side = Float32Array.from(
      {length: seconds * 48_000},
      (_, i) => noise() * (i % 96_000 < 60_000 ? 0.2 : 0.02) + (i % 31_000 === 0 ? 0.7 : 0),
    );
    return {left: side, right: side.slice()};
  };

  it('is as loud as asked for and has no peak above its ceiling', () => {
    const {pcm} = mastered(rough(10), {integratedInLufs: -14, truePeakInDecibels: -1}, -1.4);
    expect(loudnessOf(pcm).integratedInLufs).toBeGreaterThan(-14.1);
    expect(loudnessOf(pcm).integratedInLufs).toBeLessThan(-13.9);
    expect(decibels(truePeakOf(pcm))).toBeLessThanOrEqual(-1.3);
  });
});

import {expect, it} from 'vitest';
import {clicksIn} from '../helpers/clicks.ts';

/** A second of rain and a voice: noise that comes and goes within 10 ms, over a tone. */
const rough = (): Float32Array => {
  let state = 1;
  const noise = (): number => {
    state = (state * 16_807) % 2_147_483_647;
    return (2 * state) / 2_147_483_647 - 1;
  };
  return Float32Array.from({length: 48_000}, (_, i) => {
    const consonant = Math.max(0, Math.sin((2 * Math.PI * i) / 12_000)) ** 4;
    return 0.2 * Math.sin((2 * Math.PI * 220 * i) / 48_000) + 0.05 * noise() * consonant + 0.0005 * noise();
  });
};

it('hears no click in rain and speech', () => {
  expect(clicksIn(rough())).toEqual([]);
});

it.each<[string, (i: number, sample: number) => number]>([
  ['a cut in the middle of a wave', (i, sample) => (i > 23_400 && i < 28_000 ? 0 : sample)],
  ['a step', (i, sample) => (i >= 23_430 ? sample + 0.1 : sample)],
  ['one wrong sample', (i, sample) => (i === 23_430 ? sample + 0.05 : sample)],
  ['a gain that jumps', (i, sample) => (i >= 23_400 ? sample * 0.4 : sample)],
])('hears a click that was planted: %s', (_what, plant) => {
  const planted = rough().map((sample, i) => plant(i, sample));
  const near = clicksIn(planted).filter(({atInSeconds}) => Math.abs(atInSeconds - 23_430 / 48_000) < 0.005);
  expect(near.length).toBeGreaterThan(0);
});

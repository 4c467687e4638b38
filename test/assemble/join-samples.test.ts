import {expect, it} from 'vitest';
import {joinSamples} from '../../src/assemble/join-samples.ts';
import type {PageSamples} from '../../src/remotion/page-samples.ts';

const piece = (frame: number, length: number, more: Partial<PageSamples> = {}): PageSamples => ({
  id: 'a',
  frame,
  audio: Array.from({length: 2 * length}, (_, i) => (i % 2 === 0 ? 16_384 : -8192)),
  toneFrequency: 1,
  ...more,
});

it('puts the frames of an element one behind the other, each on its own first sample', () => {
  const [sound] = joinSamples([piece(2, 1600), piece(3, 1600), piece(5, 1600)], 30);
  expect(sound?.startInSamples).toBe(3200);
  expect(sound?.pcm.left).toHaveLength(6400);
  expect([0, 3199, 3200, 4799, 4800].map((i) => sound?.pcm.left[i])).toEqual([0.5, 0.5, 0, 0, 0.5]);
  expect(sound?.pcm.right[0]).toBe(-0.25);
});

it('takes the later of two frames that overlap, and does not add them', () => {
  const [sound] = joinSamples([piece(0, 1602), piece(1, 1602)], 29.97);
  expect(Math.max(...(sound?.pcm.left ?? []))).toBe(0.5);
  expect(sound?.pcm.left).toHaveLength(1601 + 1602);
});

it('keeps elements apart', () => {
  const sounds = joinSamples([piece(0, 10), piece(0, 10, {id: 'b', toneFrequency: 2})], 30);
  expect(sounds.map(({toneFrequency}) => toneFrequency)).toEqual([1, 2]);
});

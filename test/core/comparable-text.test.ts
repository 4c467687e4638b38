import {expect, it} from 'vitest';
import {comparableText} from '../../src/core/comparable-text.ts';

it('finds a take whatever a bundler made of the lines of an attribute', () => {
  const [rspack, rspackOnWindows, webpack, webpackOnWindows] = [
    'a sea at noon',
    'a sea   at noon',
    'a sea\n    at noon',
    'a sea\r\n    at noon',
  ];
  const texts = [rspack, rspackOnWindows, webpack, webpackOnWindows].map((prompt) =>
    comparableText({prompt, parameters: {list: [prompt]}}),
  );
  expect(new Set(texts).size).toBe(1);
});

it('tells other words apart, and other fields', () => {
  const text = comparableText({prompt: 'a sea', take: 1});
  expect(comparableText({prompt: 'ase a', take: 1})).not.toBe(text);
  expect(comparableText({prompt: 'a sea', take: 2})).not.toBe(text);
  expect(comparableText({prompt: 'a\\nsea', take: 1})).not.toBe(text);
});

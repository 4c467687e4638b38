import {describe, expect, it} from 'vitest';
import {readPrompt} from '../../../src/plan/read-prompt/read-prompt.ts';

const prompt = 'two red foxes in the forest at dusk, slow dolly-in';

describe('overrides', () => {
  it('win field by field and leave the rest as it was read', () => {
    const plan = readPrompt(prompt, {overrides: {camera: {move: 'orbit'}, timeOfDay: 'night'}});
    expect(plan.camera).toEqual({shotSize: null, angle: null, move: 'orbit', speed: 'slow', lens: null});
    expect(plan.timeOfDay).toBe('night');
    expect(plan.location).toEqual({kind: 'forest', detail: null});
  });

  it('replace lists, and a subject needs only its noun', () => {
    expect(readPrompt(prompt, {overrides: {subjects: [{noun: 'cat'}]}}).subjects).toEqual([
      {noun: 'cat', count: 1, colours: [], attributes: [], ingredient: null},
    ]);
  });

  it('take a reading back with null', () => {
    expect(readPrompt(prompt, {overrides: {timeOfDay: null, location: {kind: null}}})).toMatchObject({
      timeOfDay: null,
      location: {kind: null},
    });
  });

  it('change nothing where they are empty, null or not given', () => {
    const plan = readPrompt(prompt);
    for (const overrides of [{}, null, undefined, {camera: {}}]) expect(readPrompt(prompt, {overrides})).toEqual(plan);
  });
});

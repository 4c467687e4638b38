import {describe, expect, it} from 'vitest';
import type {ScenePlanOverrides} from '../../../src/core/scene-plan.ts';
import {explainScenePlan, explanationLines} from '../../../src/plan/read-prompt/explain-scene-plan.ts';
import {readPrompt} from '../../../src/plan/read-prompt/read-prompt.ts';

const fox = {kind: 'character' as const, name: 'fox', look: 'a red fox', references: []};
const explain = (prompt: string, overrides: ScenePlanOverrides | null = null) => {
  const ingredients = [fox];
  return explainScenePlan({prompt, ingredients, overrides, scenePlan: readPrompt(prompt, {ingredients, overrides})});
};
const originOf = (explanation: ReturnType<typeof explain>, field: string) =>
  explanation.fields.find((line) => line.field === field)?.origin;

describe('an explanation', () => {
  it('names the words of the prompt behind a field, as they were written', () => {
    const explanation = explain('Dua KUCING hitam, kamera mendekat pelan');
    expect(originOf(explanation, 'subjects[0].noun')).toEqual({kind: 'prompt', words: ['KUCING']});
    expect(originOf(explanation, 'subjects[0].count')).toEqual({kind: 'prompt', words: ['Dua']});
    expect(originOf(explanation, 'subjects[0].colours')).toEqual({kind: 'prompt', words: ['hitam']});
    expect(originOf(explanation, 'camera.speed')).toEqual({kind: 'prompt', words: ['pelan']});
  });

  it('says which fields the prompt leaves open', () => {
    expect(originOf(explain('a cat'), 'timeOfDay')).toEqual({kind: 'default'});
  });

  it('says which fields the author overrode', () => {
    expect(originOf(explain('a cat at dusk', {timeOfDay: 'night'}), 'timeOfDay')).toEqual({kind: 'override'});
  });

  it("says what comes from an ingredient's look", () => {
    expect(originOf(explain('{fox} waits'), 'subjects[0].colours')).toEqual({kind: 'ingredient', name: 'fox'});
  });

  it('says what is kept from another reading than todays', () => {
    const scenePlan = {...readPrompt('a cat at dusk'), mood: 'proud'};
    const explanation = explainScenePlan({prompt: 'a cat at dusk', ingredients: [], overrides: null, scenePlan});
    expect(originOf(explanation, 'mood')).toEqual({kind: 'kept'});
  });

  it('lists the words that nothing was made of, and no small words', () => {
    expect(explain('the cat, tracking left, then pan right').unread).toEqual(['pan', 'right']);
  });

  it('covers every field once, in the order of the schema', () => {
    const fields = explain('a cat').fields.map(({field}) => field);
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields.slice(0, 8)).toEqual([
      ...['noun', 'count', 'colours', 'attributes', 'ingredient'].map((part) => `subjects[0].${part}`),
      'action',
      'location.kind',
      'location.detail',
    ]);
  });

  it('reads as lines of text', () => {
    expect(explanationLines(explain('{fox} waits at dusk, dolly-in, 16:9', {mood: 'proud'}))).toEqual([
      'subjects[0].noun        fox       from "{fox}"',
      'subjects[0].colours     red       from the look of {fox}',
      'subjects[0].ingredient  fox       from "{fox}"',
      'action                  waiting   from "waits"',
      'timeOfDay               dusk      from "dusk"',
      'camera.move             dolly-in  from "dolly-in"',
      'mood                    proud     override',
      'not understood: "16", "9"',
    ]);
  });
});

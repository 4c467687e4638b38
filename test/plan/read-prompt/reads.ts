import {expect} from 'vitest';
import {type ScenePlanOverrides, unspecifiedScenePlan} from '../../../src/core/scene-plan.ts';
import {applyOverrides} from '../../../src/plan/read-prompt/apply-overrides.ts';
import type {IngredientLook} from '../../../src/plan/read-prompt/ingredient-look.ts';
import {readPrompt} from '../../../src/plan/read-prompt/read-prompt.ts';

/** A prompt and everything that its plan says; what is not named here has to be unspecified. */
export type Case = readonly [prompt: string, expected: ScenePlanOverrides];

export const reads = (prompt: string, expected: ScenePlanOverrides, ingredients: readonly IngredientLook[] = []): void =>
  expect(readPrompt(prompt, {ingredients})).toEqual(applyOverrides(unspecifiedScenePlan, expected));

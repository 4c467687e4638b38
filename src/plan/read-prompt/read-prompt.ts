import type {ScenePlan, ScenePlanOverrides} from '../../core/scene-plan.ts';
import {applyOverrides} from './apply-overrides.ts';
import {finishDraft} from './draft.ts';
import type {IngredientLook} from './ingredient-look.ts';
import {type Reading, startReading} from './reading.ts';
import {readCamera} from './steps/read-camera.ts';
import {readDuration} from './steps/read-duration.ts';
import {readNegations} from './steps/read-negations.ts';
import {readScene} from './steps/read-scene.ts';
import {readSounds} from './steps/read-sounds.ts';
import {readTerms} from './steps/read-terms.ts';
import {readUnknownScript} from './steps/read-unknown-script.ts';

/** Raised with every change of how some prompt is read. Locked plans keep the reading that they were made with. */
export const plannerIdentity = {id: 'built-in', version: '2'} as const;

export interface ReadPromptOptions {
  /** Those that the prompt may name in braces. */
  readonly ingredients?: readonly IngredientLook[] | undefined;
  /** What the author says over the planner's head, field by field. */
  readonly overrides?: ScenePlanOverrides | null | undefined;
}

/**
 * The built-in planner: reads a prompt in English, Indonesian or a mixture into a scene plan. It is deterministic and offline, and its
 * time is linear in the prompt. Words that it does not know stay in the plan where they stand in the sentence.
 *
 * @example
 * readPrompt('rubah merah di halte trem saat hujan, kamera mendekat pelan').camera.move; // 'dolly-in'
 */
export const readPrompt = (prompt: string, options: ReadPromptOptions = {}): ScenePlan =>
  applyOverrides(finishDraft(readWithEvidence(prompt, options.ingredients ?? []).draft), options.overrides ?? null);

/**
 * The same reading with the words behind every field. The order of the steps is the order of certainty: a bell that is heard is not
 * seen, what is forbidden is not wished for, and the sentence is read last from what the others have left.
 */
export const readWithEvidence = (prompt: string, ingredients: readonly IngredientLook[]): Reading => {
  const looks = new Map(ingredients.map(({name, look}) => [name, readPrompt(look)]));
  const reading = startReading(prompt, ingredients, looks);
  readPieces(reading);
  readUnknownScript(reading, prompt);
  return reading;
};

/** All steps but the last resort. */
export const readPieces = (reading: Reading): void => {
  readSounds(reading);
  readDuration(reading);
  readNegations(reading);
  readCamera(reading);
  readTerms(reading);
  readScene(reading);
};

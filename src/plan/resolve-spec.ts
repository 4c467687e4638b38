import type {Fingerprint} from '../core/brand.ts';
import {ReshootError} from '../core/errors.ts';
import {seedOf} from '../core/fingerprint.ts';
import type {ScenePlan} from '../core/scene-plan.ts';
import type {ResolvedIngredient, ShotSpec} from '../core/spec.ts';
import type {Timeline, TimelineShot} from '../core/timeline.ts';
import {readPrompt} from './read-prompt/read-prompt.ts';

/**
 * The spec of a shot as a timeline has it: everything that decides its take.
 *
 * @param scenePlan a locked reading to use in place of today's; null reads the prompt.
 * @param continues the take that the shot that it continues has.
 * @throws ReshootError `ingredient-unknown`
 */
export const resolveSpec = (request: {
  readonly shot: TimelineShot;
  readonly timeline: Timeline;
  readonly video: string;
  readonly ingredients: readonly ResolvedIngredient[];
  readonly scenePlan: ScenePlan | null;
  readonly continues: Fingerprint | undefined;
}): ShotSpec => {
  const {shot, timeline, video} = request;
  const {id, prompt, take, seed, plan, size, parameters} = shot.request;
  const ingredients = namedIn(prompt, request);
  return {
    prompt,
    scenePlan: request.scenePlan ?? readPrompt(prompt, {ingredients, overrides: plan ?? undefined}),
    overrides: plan,
    ingredients,
    width: size?.width ?? timeline.width,
    height: size?.height ?? timeline.height,
    durationInFrames: shot.durationInFrames,
    framesPerSecond: timeline.framesPerSecond,
    take,
    seed: seed ?? seedOf(video, id, take),
    parameters,
    ...(request.continues === undefined ? {} : {continues: request.continues}),
  };
};

/** Where two specs differ, in words: the reason that a plan prints. `continues` is the name of the shot that the later one continues. */
export const differences = (before: ShotSpec, after: ShotSpec, continues?: string): string[] => {
  const fields: [keyof ShotSpec, string][] = [
    ['prompt', 'prompt'],
    ['overrides', 'plan overrides'],
    ['ingredients', 'ingredients'],
    ['take', `take ${before.take} → ${after.take}`],
    ['seed', 'seed'],
    ['width', `size ${before.width}×${before.height} → ${after.width}×${after.height}`],
    ['height', `size ${before.width}×${before.height} → ${after.width}×${after.height}`],
    ['durationInFrames', `length ${before.durationInFrames} → ${after.durationInFrames} frames`],
    ['framesPerSecond', `rate ${before.framesPerSecond} → ${after.framesPerSecond} frames a second`],
    ['parameters', 'parameters'],
    ['continues', continues === undefined ? 'it continues no shot any more' : `the take of '${continues}', which it continues`],
    ['sound', soundDifference(before.sound, after.sound)],
  ];
  const changed = fields.filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return [...new Set(changed.map(([, words]) => words))];
};

/** Of what the generator lets be heard: which parts differ. */
const soundDifference = (before: ShotSpec['sound'], after: ShotSpec['sound']): string => {
  if (before === undefined) return 'sound, which the generator now makes with it';
  if (after === undefined) return 'sound, which the generator no longer makes with it';
  const parts = (['dialogue', 'ambience', 'effects'] as const).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
  return parts.map((part) => `${part} of its sound`).join(', ');
};

const namedIn = (
  prompt: string,
  {ingredients, shot, timeline}: {ingredients: readonly ResolvedIngredient[]; shot: TimelineShot; timeline: Timeline},
): ResolvedIngredient[] => {
  const names = [...new Set([...prompt.matchAll(/\{([^{}]+)\}/g)].map((match) => (match[1] ?? '').trim()))].sort();
  return names.map((name) => {
    const found = ingredients.find((ingredient) => ingredient.name === name);
    if (found) return found;
    throw new ReshootError('ingredient-unknown', {
      expected: `an ingredient of the video: ${ingredients.map((known) => `{${known.name}}`).join(', ') || 'it has none'}`,
      found: `{${name}}`,
      fix: `add character('${name}', {look: '…'}) to ingredients in defineVideo, or write the word without braces`,
      where: `<GeneratedShot id="${shot.request.id}"> of ${timeline.variant}`,
    });
  });
};

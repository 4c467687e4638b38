/** What an author can say about a shot made with a model: `parameters={{model: 'sd-turbo', steps: 4}}`. */
import {z} from 'zod';
import type {ShotSpec} from '../../src/core/spec.ts';
import {compression} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Run} from './run.ts';

export const parametersSchema = z.strictObject({
  /** Its folder's name in the folder of models; may be left out where there is one model only. */
  model: z.string().optional(),
  steps: z.int().min(1).max(200).optional(),
  guidance: z.union([z.number().min(0), z.tuple([z.number(), z.number()])]).optional(),
  negative: z.string().optional(),
  /** What a video network makes; the shot's frames are laid over them. */
  frames: z.int().min(1).max(1000).optional(),
  /** Image to image, from the first reference picture of the ingredients. */
  strength: z.number().gt(0).max(1).optional(),
  eta: z.number().min(0).max(1).optional(),
});

/** What the network makes for a shot: the export's only size, or the shot's own down to whole latents; the film is scaled to the shot's size. */
export function sizeFor(model: ModelFolder, spec: ShotSpec): {width: number; height: number; frames: number} {
  const {overrides, family} = model;
  const {spatial, temporal} = compression(model);
  const whole = (pixels: number) => Math.max(spatial, Math.floor(pixels / spatial) * spatial);
  const wished = parametersSchema.parse(spec.parameters).frames ?? overrides.frames;
  const nearest = Math.max(1, Math.floor((spec.durationInFrames - 1) / temporal)) * temporal + 1;
  // Networks for film were trained on some sixteen frames; longer shots are laid over what they make.
  const own = temporal === 1 ? Math.min(16, spec.durationInFrames) : nearest;
  return {
    width: overrides.width ?? whole(spec.width),
    height: overrides.height ?? whole(spec.height),
    frames: family.makesVideo ? (wished ?? own) : 1,
  };
}

export function runOf(model: ModelFolder, spec: ShotSpec, size: {width: number; height: number; frames: number}): Run {
  const wishes = parametersSchema.parse(spec.parameters);
  const {overrides, family} = model;
  const isDistilled = model.scheduler.className === 'LCMScheduler' || model.scheduler.className === 'TCDScheduler';
  const guidance = wishes.guidance ?? overrides.guidance ?? (family.conditioning === 'image' ? ([1, 3] as const) : isDistilled ? 1 : 5);
  return {
    ...size,
    prompt: promptOf(spec),
    negative: wishes.negative ?? spec.scenePlan.without.join(', '),
    seed: spec.seed,
    framesPerSecond: overrides.framesPerSecond ?? spec.framesPerSecond,
    steps: wishes.steps ?? overrides.steps ?? (isDistilled ? 4 : 25),
    guidance,
    textTokens: overrides.textTokens ?? null,
    startImage: null,
    strength: 1,
    eta: wishes.eta,
  };
}

/** The prompt as written, with each ingredient's look where its name stands in braces. */
export function promptOf({prompt, ingredients}: ShotSpec): string {
  return prompt.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const ingredient = ingredients.find((each) => each.name === name.trim());
    return ingredient ? ingredient.look || ingredient.name : whole;
  });
}

/** What an author can say about a shot made with a model: `parameters={{model: 'sd-turbo', steps: 4}}`. */
import {z} from 'zod';
import type {ShotSpec} from '../../src/core/spec.ts';
import {compression, unitOf} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Run} from './run.ts';

const share = z.number().min(0).max(1);

export const parametersSchema = z.strictObject({
  /** Its folder's name in the folder of models; may be left out where there is one model only. */
  model: z.string().optional(),
  steps: z.int().min(1).max(200).optional(),
  guidance: z.union([z.number().min(0), z.tuple([z.number(), z.number()])]).optional(),
  negative: z.string().optional(),
  /** What a video network makes; the shot's frames are laid over them. */
  frames: z.int().min(1).max(1000).optional(),
  /** Pictures of an image model on the camera's way; each further one is painted over what the camera sees of the earlier ones. */
  keyframes: z.int().min(2).max(60).optional(),
  /** Image to image, from the first reference picture of the ingredients: how much of the schedule it goes through. */
  strength: z.number().gt(0).max(1).optional(),
  /** Names of ingredients whose first reference picture is the film's first and last frame, or the picture to start from. */
  first: z.string().optional(),
  last: z.string().optional(),
  /** What of the start picture is painted anew: left, top, width, height in shares of it. */
  region: z.tuple([share, share, share, share]).optional(),
  eta: z.number().min(0).max(1).optional(),
  /** S_churn of Euler's and Heun's methods; the other numbers are those of diffusers unless given. */
  churn: z
    .union([
      z
        .number()
        .min(0)
        .transform((churn) => ({churn})),
      z.strictObject({churn: z.number().min(0), from: z.number().optional(), to: z.number().optional(), noise: z.number().optional()}),
    ])
    .optional(),
  /** `tiny`: the fast decoder of folders that have one. */
  decoder: z.enum(['full', 'tiny']).optional(),
});

/** How much of the schedule an image model goes through over a picture that it continues: other light and things, the same composition. */
const continuing = 0.5;

export interface Size {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

export type Pictures = Pick<Run, 'startImage' | 'lastImage'>;

/** What the network makes for a shot: the export's only size, or the shot's own down to whole latents; the film is scaled to the shot's size. */
export function sizeFor(model: ModelFolder, spec: ShotSpec): Size {
  const {overrides, family} = model;
  const {temporal} = compression(model);
  const unit = unitOf(model);
  const whole = (pixels: number) => Math.max(unit, Math.floor(pixels / unit) * unit);
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

export function runOf(model: ModelFolder, spec: ShotSpec, {size, pictures}: {size: Size; pictures: Pictures}): Run {
  const wishes = parametersSchema.parse(spec.parameters);
  const {overrides, scheduler} = model;
  const isDistilled = scheduler.className === 'LCMScheduler' || scheduler.className === 'TCDScheduler';
  return {
    ...size,
    ...pictures,
    prompt: promptOf(spec),
    negative: wishes.negative ?? spec.scenePlan.without.join(', '),
    seed: spec.seed,
    framesPerSecond: overrides.framesPerSecond ?? spec.framesPerSecond,
    steps: wishes.steps ?? overrides.sigmas?.length ?? overrides.steps ?? (isDistilled ? 4 : 25),
    // Who asks for a number of steps does not want those that the model was distilled to.
    sigmas: wishes.steps === undefined ? overrides.sigmas : undefined,
    guidance: wishes.guidance ?? overrides.guidance ?? usualGuidance(model, isDistilled),
    textTokens: overrides.textTokens ?? null,
    region: wishes.region ? regionMask(wishes.region, size) : null,
    strength: wishes.strength ?? (spec.continues === undefined ? 1 : continuing),
    eta: wishes.eta,
    churn: wishes.churn ? {from: 0, to: Number.POSITIVE_INFINITY, noise: 1, ...withoutUndefined(wishes.churn)} : undefined,
    decoder: wishes.decoder ?? 'full',
    tile: overrides.tile ?? null,
  };
}

function usualGuidance({family, configs}: ModelFolder, isDistilled: boolean): number | readonly [number, number] {
  if (family.conditioning === 'image') return [1, 3];
  // Flux [schnell] has no guidance in it and was distilled not to need any.
  if (family.conditioning === 'clip-and-t5') return configs.get(family.network)?.['guidance_embeds'] === true ? 3.5 : 1;
  return isDistilled ? 1 : 5;
}

const withoutUndefined = (churn: {churn: number; from?: number | undefined; to?: number | undefined; noise?: number | undefined}) => ({
  churn: churn.churn,
  ...(churn.from === undefined ? {} : {from: churn.from}),
  ...(churn.to === undefined ? {} : {to: churn.to}),
  ...(churn.noise === undefined ? {} : {noise: churn.noise}),
});

/** [H, W]: 1 inside, 0 outside. */
export function regionMask([left, top, w, h]: readonly [number, number, number, number], {width, height}: Size): Float32Array {
  const [x0, x1] = [Math.round(left * width), Math.round((left + w) * width)];
  const [y0, y1] = [Math.round(top * height), Math.round((top + h) * height)];
  return Float32Array.from({length: width * height}, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return x >= x0 && x < x1 && y >= y0 && y < y1 ? 1 : 0;
  });
}

/** The prompt as written, with each ingredient's look where its name stands in braces. */
export function promptOf({prompt, ingredients}: ShotSpec): string {
  return prompt.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const ingredient = ingredients.find((each) => each.name === name.trim());
    return ingredient ? ingredient.look || ingredient.name : whole;
  });
}

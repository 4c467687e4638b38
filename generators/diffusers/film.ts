/** A shot's frames from a model: one picture that the camera moves over, or a film whose frames are laid over the shot's. */
import sharp from 'sharp';
import type {GeneratedPicture, MakeContext, RgbFrame} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {blended, seenThrough, windowAt} from './camera-motion.ts';
import type {Picture} from './decode.ts';
import {modelError} from './model-error.ts';
import type {ModelFolder} from './model-folder.ts';
import {sample} from './sample.ts';
import {parametersSchema, runOf, sizeFor} from './settings.ts';
import {type Numbers, numbers} from './tensors.ts';

export async function film(model: ModelFolder, spec: ShotSpec, context: MakeContext): Promise<GeneratedPicture> {
  const size = sizeFor(model, spec);
  const {strength} = parametersSchema.parse(spec.parameters);
  const wantsPicture = strength !== undefined || model.family.conditioning === 'image';
  const startImage = wantsPicture ? await firstReference(spec, size, context) : null;
  const run = {...runOf(model, spec, size), startImage, strength: strength ?? 1};
  const pictures = await sample(model, run, {signal: context.signal, onProgress: context.onProgress});
  const broken = pictures.findIndex(({data}) => data.some((value) => !Number.isFinite(value)));
  if (broken >= 0 || pictures.length === 0) {
    throw modelError({
      expected: 'pictures of numbers',
      found: pictures.length === 0 ? 'no pictures' : `a number that is none in frame ${broken}`,
      fix: 'use an export in 32 bits: half precision overflows in some networks',
      where: model.folder,
    });
  }
  const [first] = pictures;
  const {width, height} = first ?? size;
  return {kind: 'frames', width, height, frames: frames(pictures, spec, context.signal)};
}

async function* frames(pictures: readonly Picture[], spec: ShotSpec, signal: AbortSignal): AsyncGenerator<RgbFrame> {
  for (let frame = 0; frame < spec.durationInFrames; frame++) {
    signal.throwIfAborted();
    const share = spec.durationInFrames > 1 ? frame / (spec.durationInFrames - 1) : 0;
    const picture = blended(pictures, share * (pictures.length - 1));
    // A film has the camera's move in it; a picture gets it here.
    const window = pictures.length === 1 ? windowAt(spec.scenePlan, share) : {x: 0.5, y: 0.5, side: 1};
    if (picture) yield seenThrough(picture, window);
  }
}

/** The first reference picture, cut and scaled to the size: [1, 3, H, W] from −1 to 1. */
async function firstReference(
  spec: ShotSpec,
  {width, height}: {width: number; height: number},
  context: MakeContext,
): Promise<Numbers | null> {
  const [digest] = spec.ingredients.flatMap(({references}) => references);
  if (digest === undefined) return null;
  const bytes = await context.readReference(digest);
  const pixels = await sharp(bytes)
    .resize(width, height, {fit: 'cover'})
    .flatten({background: '#fff'})
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  const area = width * height;
  const data = Float32Array.from({length: 3 * area}, (_, i) => ((pixels[(i % area) * 3 + Math.floor(i / area)] ?? 0) / 255) * 2 - 1);
  return numbers(data, [1, 3, height, width]);
}

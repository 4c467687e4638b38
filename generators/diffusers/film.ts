/** A shot's frames from a model: one picture that the camera moves over, or a film whose frames are laid over the shot's. */
import type {GeneratedPicture, MakeContext, RgbFrame} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {blended, type Window, windowAt} from './camera-motion.ts';
import {outOf, setOff} from './continued.ts';
import type {Picture} from './decode.ts';
import {keyframes, seenAt} from './keyframes.ts';
import {modelError} from './model-error.ts';
import type {ModelFolder} from './model-folder.ts';
import {nearnessOf} from './nearness.ts';
import {readOnnxFile} from './onnx-file.ts';
import {chosenReferences, picturesOf} from './references.ts';
import {sample} from './sample.ts';
import {parametersSchema, runOf, type Size, sizeFor} from './settings.ts';
import {rgbOf, seenThrough} from './view.ts';

export async function film(model: ModelFolder, spec: ShotSpec, context: MakeContext): Promise<GeneratedPicture> {
  const {continued} = context;
  const made = await filmOf(model, spec, context);
  if (continued === undefined) return made;
  const {makesVideo} = model.family;
  // A film network has begun with the picture itself; an image model has made another one of it.
  const from = {given: continued.picture, seconds: makesVideo ? 0.3 : 1, windowOf: makesVideo ? null : windowOf(spec)};
  return {kind: 'frames', width: spec.width, height: spec.height, frames: outOf(from, spec, made)};
}

/** Where the camera looks: it begins with all of a picture that is continued. */
const windowOf =
  (spec: ShotSpec) =>
  (share: number, nearness = 1): Window => {
    const window = windowAt(spec.scenePlan, share, nearness);
    return spec.continues === undefined ? window : setOff(window, share);
  };

async function filmOf(model: ModelFolder, spec: ShotSpec, context: MakeContext): Promise<GeneratedPicture & {kind: 'frames'}> {
  // What is wrong with the decoder is to be known before an hour of denoising, not after it.
  for (const file of model.files.values()) await readOnnxFile(file);
  const size = sizeFor(model, spec);
  const run = runOf(model, spec, {size, pictures: await picturesOf(chosenReferences(model, spec), {spec, size}, context)});
  const here = {...model, machine: {...model.machine, onFallback: context.onWarning ?? model.machine.onFallback}};
  const hooks = {signal: context.signal, onProgress: context.onProgress};
  const {keyframes: count} = parametersSchema.parse(spec.parameters);
  if (count !== undefined) {
    const all = await keyframes(here, {run, plan: spec.scenePlan, count}, hooks);
    checked(
      model,
      all.map(({picture}) => picture),
    );
    return {
      kind: 'frames',
      ...sides(all[0]?.picture, size),
      frames: frames(spec, context.signal, (share) => seenAt(all, spec.scenePlan, share)),
    };
  }
  const pictures = checked(model, await sample(here, run, hooks));
  const [only] = pictures;
  if (pictures.length > 1 || !only) {
    // A film has the camera's move in it.
    return {
      ...{kind: 'frames', ...sides(only, size)},
      frames: frames(spec, context.signal, (share) => blended(pictures, share * (pictures.length - 1))),
    };
  }
  const nearness = await nearnessOf(here, only);
  const look = windowOf(spec);
  const seen = (share: number) => seenThrough(only, {windowOf: (near) => look(share, near), nearness});
  return {kind: 'frames', ...sides(only, size), frames: frames(spec, context.signal, seen)};
}

const sides = (picture: Picture | undefined, {width, height}: Size) => ({
  width: picture?.width ?? width,
  height: picture?.height ?? height,
});

function checked(model: ModelFolder, pictures: readonly Picture[]): readonly Picture[] {
  const broken = pictures.findIndex(({data}) => data.some((value) => !Number.isFinite(value)));
  if (broken < 0 && pictures.length > 0) return pictures;
  throw modelError({
    expected: 'pictures of numbers',
    found: pictures.length === 0 ? 'no pictures' : `a number that is none in frame ${broken}`,
    fix: 'use an export in 32 bits: half precision overflows in some networks',
    where: model.folder,
  });
}

/** `at`: what is to be seen at a share of the shot, 0 to 1. */
async function* frames(spec: ShotSpec, signal: AbortSignal, at: (share: number) => Picture | null): AsyncGenerator<RgbFrame> {
  for (let frame = 0; frame < spec.durationInFrames; frame++) {
    signal.throwIfAborted();
    const picture = at(spec.durationInFrames > 1 ? frame / (spec.durationInFrames - 1) : 0);
    if (picture) yield rgbOf(picture);
  }
}

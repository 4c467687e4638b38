/** A shot's frames from a model: one picture that the camera moves over, or a film whose frames are laid over the shot's. */
import type {GeneratedPicture, MakeContext, RgbFrame} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {blended, seenThrough, windowAt} from './camera-motion.ts';
import type {Picture} from './decode.ts';
import {modelError} from './model-error.ts';
import type {ModelFolder} from './model-folder.ts';
import {chosenReferences, picturesOf} from './references.ts';
import {sample} from './sample.ts';
import {runOf, sizeFor} from './settings.ts';

export async function film(model: ModelFolder, spec: ShotSpec, context: MakeContext): Promise<GeneratedPicture> {
  const size = sizeFor(model, spec);
  const run = runOf(model, spec, {size, pictures: await picturesOf(chosenReferences(model, spec), size, context)});
  const machine = {...model.machine, onFallback: context.onWarning ?? model.machine.onFallback};
  const pictures = await sample({...model, machine}, run, {signal: context.signal, onProgress: context.onProgress});
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

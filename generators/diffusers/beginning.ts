/** Where the sampling starts: noise, a noisy picture, or noise beside and around what pictures give. */

import {firstFrameConditions} from './first-frame.ts';
import {addedFrames} from './frames-beside.ts';
import {withGiven} from './given.ts';
import {inpainting} from './inpainting.ts';
import {keptFirstFrame} from './kept-frame.ts';
import {arranged} from './latents.ts';
import {modelError} from './model-error.ts';
import type {ModelFolder} from './model-folder.ts';
import {type Beginning, type Occasion, skippedSteps} from './occasion.ts';
import {placedFrames} from './placed-frames.ts';
import {encodedStart} from './start-image.ts';
import type {Numbers} from './tensors.ts';

/** Each way draws its random numbers in the order in which the pipeline of diffusers does. */
export async function begin(model: ModelFolder, occasion: Occasion): Promise<Beginning> {
  const {run, conditions} = occasion;
  const {startImage} = run;
  const {pictures} = model.family;
  if (pictures === 'frames-placed' && (startImage ?? run.lastImage)) return placedFrames(model, occasion, pureNoise(model, occasion));
  if (startImage === null) {
    if (model.family.needsPicture) throw needsPicture(model);
    return {x: pureNoise(model, occasion), firstIndex: 0, framesBefore: 0, given: null, conditions};
  }
  switch (pictures) {
    case 'none':
      throw modelError({
        expected: 'a prompt only, because this model makes nothing from pictures',
        found: 'a start image',
        fix: 'leave the picture out, or use an image model or one that makes film from a first frame',
        where: model.folder,
      });
    case 'start':
      if (run.region !== null) return inpainting(model, {...occasion, startImage, region: run.region});
      return {...(await noisyPicture(model, occasion, startImage)), framesBefore: 0, given: null, conditions};
    case 'frame-attended': {
      const attended = await firstFrameConditions(model, {...occasion, startImage});
      return {x: pureNoise(model, occasion), firstIndex: 0, framesBefore: 0, given: null, conditions: attended};
    }
    case 'frames-beside': {
      const x = pureNoise(model, occasion);
      return {x, firstIndex: 0, framesBefore: 0, given: null, conditions: await addedFrames(model, {...occasion, startImage})};
    }
    case 'frames-placed':
    case 'first-frame-kept': {
      const given = await keptFirstFrame(model, {...occasion, startImage});
      return {x: withGiven(pureNoise(model, occasion), given, given.at(0)), firstIndex: 0, framesBefore: 0, given, conditions};
    }
  }
}

function pureNoise({family}: ModelFolder, {geometry, random, scheduler}: Occasion): Float32Array {
  const {channels, frames, height, width} = geometry;
  // Drawn as the pipelines do: frames first where the network sees them so, otherwise channels first.
  const noise = random.normal(channels * frames * height * width).map((value) => value * scheduler.initNoiseSigma);
  return family.layout === 'packed' ? arranged(noise, geometry, family) : noise;
}

/** SDEdit (Meng et al., arXiv 2108.01073): the picture made as noisy as it is where the last `strength` of the schedule begins. */
async function noisyPicture(model: ModelFolder, {run, geometry, scheduler, random}: Occasion, picture: Numbers) {
  const clean = await encodedStart(model, picture, random);
  const firstIndex = skippedSteps(model, run) * scheduler.callsPerStep;
  const x = scheduler.addNoise(clean, run.noise ?? random.normal(clean.length), firstIndex);
  return {x: arranged(x, geometry, model.family), firstIndex};
}

const needsPicture = (model: ModelFolder) =>
  modelError({
    expected: 'a picture, without which this model makes nothing',
    found: 'none',
    fix: 'name an ingredient with a reference picture in the prompt: "{fox} waits"',
    where: model.folder,
  });

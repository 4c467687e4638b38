/**
 * A region of a picture painted anew. Networks made for it (nine channels) see the region and what is around it; others are kept to the
 * picture by putting it back around the region after each step, as noisy as the step is (RePaint: Lugmayr et al., arXiv 2201.09865, without
 * its jumps back).
 */

import type {Given} from './given.ts';
import {arranged, compression} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import {type Beginning, type Occasion, skippedSteps} from './occasion.ts';
import {encodedStart} from './start-image.ts';
import {type Numbers, numbers} from './tensors.ts';

export async function inpainting(
  model: ModelFolder,
  {run, geometry, scheduler, random, conditions, startImage, region}: Occasion & {startImage: Numbers; region: Float32Array},
): Promise<Beginning> {
  const {family} = model;
  const seesRegion = family.needsPicture;
  const firstIndex = skippedSteps(model, run) * scheduler.callsPerStep;
  const clean = !seesRegion || run.strength < 1 ? await encodedStart(model, startImage, random) : null;
  const {channels, frames, height, width} = geometry;
  const noise = random.normal(channels * frames * height * width);
  const x = clean && run.strength < 1 ? scheduler.addNoise(clean, noise, firstIndex) : noise.map((each) => each * scheduler.initNoiseSigma);
  const area = run.width * run.height;
  const around = startImage.data.map((value, i) => ((region[i % area] ?? 0) < 0.5 ? value : 0));
  // Drawn by every pipeline, also by those whose network does not see it.
  const seen = await encodedStart(model, numbers(around, startImage.dims), random);
  const mask = smaller(region, run.width, compression(model).spatial);
  const start = {x: arranged(x, geometry, family), firstIndex, framesBefore: 0};
  if (seesRegion || clean === null) {
    const beside = numbers(Float32Array.from([...mask, ...seen]), [1, 1 + channels, height, width]);
    return {...start, given: null, conditions: conditions.map((condition) => ({...condition, beside}))};
  }
  const inOrder = (latents: Float32Array) => arranged(latents, geometry, family);
  const given: Given = {
    mask: inOrder(Float32Array.from(clean, (_, i) => 1 - (mask[i % mask.length] ?? 0))),
    at: (index) => inOrder(index < scheduler.timesteps.length ? scheduler.addNoise(clean, noise, index) : clean),
    tokens: null,
  };
  return {...start, given, conditions};
}

/** Of each square of `factor` pixels the one at its upper left corner, as torch's `nearest` has it. */
function smaller(region: Float32Array, width: number, factor: number): Float32Array {
  const columns = width / factor;
  const rows = region.length / width / factor;
  return Float32Array.from({length: rows * columns}, (_, i) => {
    const at = Math.floor(i / columns) * factor * width + (i % columns) * factor;
    return (region[at] ?? 0) < 0.5 ? 0 : 1;
  });
}

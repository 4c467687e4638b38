/**
 * LTX-Video between pictures, from 0.9.5 on (diffusers' LTXConditionPipeline): frames that are given are told the time 0 and where in the film they
 * stand. The first frame is the film's own; the last one's tokens stand before the film and are taken away again. At every call they are a little
 * noisy anew, the less the later, so that what moves goes on from them.
 */
import type {Given} from './given.ts';
import {arranged, normalised} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Beginning, Occasion} from './occasion.ts';
import {encodeImage} from './start-image.ts';
import {type Numbers, numbers} from './tensors.ts';

const noisiness = Math.fround(0.15);

/** @param noise the film's, [F·h·w, C]. */
export async function placedFrames(model: ModelFolder, occasion: Occasion, noise: Float32Array): Promise<Beginning> {
  const {run, geometry, random, scheduler, conditions} = occasion;
  const first = run.startImage ? await tokensOf(model, occasion, run.startImage) : new Float32Array();
  const last = run.lastImage ? await tokensOf(model, occasion, run.lastImage) : new Float32Array();
  // The pipeline draws what a frame of less than full strength would be mixed with.
  random.normal(last.length);
  const clean = Float32Array.from([...last, ...first, ...noise.subarray(first.length)]);
  const end = last.length + first.length;
  let content = clean;
  const given: Given = {
    mask: new Float32Array(clean.length).fill(1, 0, end),
    at: () => content,
    renewed: (index) => {
      const t = Math.fround((scheduler.timesteps[index] ?? 0) / 1000);
      content = random
        .normal(clean.length)
        .map((each, i) => (clean[i] ?? 0) + Math.fround(Math.fround(noisiness * each) * Math.fround(t * t)));
      return content;
    },
    tokens: new Float32Array(clean.length / geometry.channels).fill(1, 0, end / geometry.channels),
  };
  return {x: clean, firstIndex: 0, framesBefore: run.lastImage ? 1 : 0, given, conditions};
}

/** A picture as the one latent frame of a film, [h·w, C]. */
async function tokensOf(model: ModelFolder, {run, geometry, random}: Occasion, picture: Numbers): Promise<Float32Array> {
  const encoded = await encodeImage(model, numbers(picture.data, [1, 3, 1, run.height, run.width]), random);
  const frame = normalised(encoded.data, model.configs.get('vae') ?? {}, geometry.channels);
  return arranged(frame, {...geometry, frames: 1}, model.family);
}

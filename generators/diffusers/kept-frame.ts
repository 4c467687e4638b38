/**
 * Film from a first frame where the network is told a time for each token: the frame's tokens are clean from the start and told so (HaCohen et
 * al.: "LTX-Video", arXiv 2501.00103, §4.1; Wan 2.2 5B).
 */

import type {Given} from './given.ts';
import {arranged, normalised} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Occasion} from './occasion.ts';
import {encodeImage} from './start-image.ts';
import {type Numbers, numbers} from './tensors.ts';

export async function keptFirstFrame(
  model: ModelFolder,
  {run, geometry, random, startImage}: Occasion & {startImage: Numbers},
): Promise<Given> {
  const {family} = model;
  const film = numbers(startImage.data, [1, 3, 1, run.height, run.width]);
  // LTX-Video's pipeline draws from the encoder's distribution, Wan's takes its mode.
  const encoded = await encodeImage(model, film, family.layout === 'packed' ? random : null);
  const frame = normalised(encoded.data, model.configs.get('vae') ?? {}, geometry.channels);
  const {channels, frames, height, width} = geometry;
  const place = height * width;
  const [mask, content] = [new Float32Array(channels * frames * place), new Float32Array(channels * frames * place)];
  for (let c = 0; c < channels; c++) {
    mask.fill(1, c * frames * place, c * frames * place + place);
    content.set(frame.subarray(c * place, (c + 1) * place), c * frames * place);
  }
  const tokens = new Float32Array((frames * place) / family.patch ** 2).fill(1, 0, place / family.patch ** 2);
  const inOrder = arranged(content, geometry, family);
  return {mask: arranged(mask, geometry, family), at: () => inOrder, tokens};
}

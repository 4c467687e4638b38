/** Latents to pixels: [C, F, h, w] to F pictures of [3, H, W], frame by frame where the decoder is one of pictures. */
import {type Component, withComponent} from './component.ts';
import {denormalised, type Geometry, swapOuter} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Hooks} from './run.ts';
import {type Numbers, numbers} from './tensors.ts';

/** Pictures of [3, H, W] from −1 to 1. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export function decode(
  model: ModelFolder,
  latents: Float32Array,
  {geometry, hooks}: {geometry: Geometry; hooks: Hooks},
): Promise<Picture[]> {
  const z = denormalised(latents, model.configs.get('vae') ?? {}, geometry);
  const {channels, frames, height, width} = geometry;
  const place = [height, width];
  return withComponent(model, 'vae_decoder', async (decoder) => {
    if (model.family.decoder === 'film') {
      hooks.signal.throwIfAborted();
      return pictures(await answer(decoder, numbers(z, [1, channels, frames, ...place])), 'channels-first');
    }
    const byFrame = swapOuter(z, channels, frames);
    if (model.family.decoder === 'frames-together') {
      return pictures(await answer(decoder, numbers(byFrame, [frames, channels, ...place])), 'frames-first');
    }
    const size = channels * height * width;
    const all: Picture[] = [];
    for (let f = 0; f < frames; f++) {
      hooks.signal.throwIfAborted();
      const one = numbers(byFrame.slice(f * size, (f + 1) * size), [1, channels, ...place]);
      all.push(...pictures(await answer(decoder, one), 'frames-first'));
      hooks.onProgress((f + 1) / frames, `decode ${f + 1}/${frames}`);
    }
    return all;
  });
}

async function answer(decoder: Component, z: Numbers): Promise<Numbers> {
  const answers = await decoder.run({latent_sample: z});
  const [first] = answers.values();
  return answers.get('sample') ?? first ?? z;
}

/** [F, 3, H, W] or [1, 3, F, H, W]. */
function pictures({data, dims}: Numbers, order: 'frames-first' | 'channels-first'): Picture[] {
  const [height = 1, width = 1] = dims.slice(-2);
  const size = 3 * height * width;
  const frames = data.length / size;
  const byFrame = order === 'channels-first' ? swapOuter(data, 3, frames) : data;
  return Array.from({length: frames}, (_, f) => ({width, height, data: byFrame.slice(f * size, (f + 1) * size)}));
}

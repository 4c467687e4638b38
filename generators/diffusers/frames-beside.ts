/**
 * Wan image to video (arXiv 2503.20314, §5.1): beside every noisy latent the network sees that of a film which has the given frames and is
 * grey between them, and four channels that say which of the four frames of a latent are given. Wan 2.1 also attends to the frames as CLIP sees them.
 */

import {clipCrop} from './clip-crop.ts';
import {withComponent} from './component.ts';
import type {Condition} from './denoise.ts';
import {compression, normalised} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Occasion} from './occasion.ts';
import {encodeImage} from './start-image.ts';
import {type Numbers, numbers} from './tensors.ts';

export async function addedFrames(
  model: ModelFolder,
  {run, geometry, conditions, startImage}: Occasion & {startImage: Numbers},
): Promise<Condition[]> {
  const {lastImage} = run;
  const attended = model.files.has('image_encoder') && model.family.needs.includes('image_encoder');
  const pictures = lastImage ? [startImage, lastImage] : [startImage];
  const values = attended ? {encoder_hidden_states_image: await seenByClip(model, pictures)} : {};
  const area = run.width * run.height;
  const film = new Float32Array(3 * run.frames * area);
  for (let c = 0; c < 3; c++) {
    const plane = (picture: Numbers) => picture.data.subarray(c * area, (c + 1) * area);
    film.set(plane(startImage), c * run.frames * area);
    if (lastImage) film.set(plane(lastImage), ((c + 1) * run.frames - 1) * area);
  }
  const encoded = await encodeImage(model, numbers(film, [1, 3, run.frames, run.height, run.width]), null);
  const latents = normalised(encoded.data, model.configs.get('vae') ?? {}, geometry.channels);
  const {temporal} = compression(model);
  const {channels, frames, height, width} = geometry;
  const place = height * width;
  const mask = new Float32Array(temporal * frames * place);
  for (let channel = 0; channel < temporal; channel++) {
    // The first latent stands for the first frame alone, so all of it is given.
    mask.fill(1, channel * frames * place, channel * frames * place + place);
  }
  if (lastImage) mask.fill(1, mask.length - place);
  const beside = numbers(Float32Array.from([...mask, ...latents]), [1, temporal + channels, frames, height, width]);
  return conditions.map((condition) => ({values: {...condition.values, ...values}, beside}));
}

/** [1, 3, H, W] each, to the last but one hidden states [n, S, D]. */
function seenByClip(model: ModelFolder, pictures: readonly Numbers[]): Promise<Numbers> {
  return withComponent(model, 'image_encoder', async (encoder) => {
    const states: Numbers[] = [];
    for (const picture of pictures) {
      const answers = await encoder.run({pixel_values: clipCrop(picture)});
      const hidden = [...answers.keys()].filter((name) => name.startsWith('hidden_states.')).map((name) => Number(name.slice(14)));
      // An export may hand out all of them, or only the one that is wanted.
      const wanted = hidden.sort((a, b) => a - b).at(hidden.length > 1 ? -2 : 0);
      const [first = picture] = answers.values();
      states.push(answers.get(`hidden_states.${wanted}`) ?? first);
    }
    const [, ...shape] = states[0]?.dims ?? [];
    return numbers(Float32Array.from(states.flatMap(({data}) => [...data])), [states.length, ...shape]);
  });
}

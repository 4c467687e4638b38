/**
 * Blattmann et al.: "Stable Video Diffusion" (arXiv 2311.15127): film from a first frame. The network attends to the frame's CLIP embedding
 * and sees its latents, a little noise added, beside every noisy frame; it is also told the rate, how much moves, and how much noise was added.
 */
import {clipImage} from './clip-image.ts';
import {withComponent} from './component.ts';
import type {Condition} from './denoise.ts';
import type {Geometry} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import {weighted} from './schedulers/scheduler.ts';
import {encodeImage} from './start-image.ts';
import {type Numbers, numbers} from './tensors.ts';
import type {TorchRandom} from './torch-random.ts';

const [motionBucket, augmentation, trainedRate] = [127, 0.02, 7];

/** c and ∅. */
export async function firstFrameConditions(
  model: ModelFolder,
  {geometry, random, startImage}: {geometry: Geometry; random: TorchRandom; startImage: Numbers},
): Promise<Condition[]> {
  const embedding = await withComponent(model, 'image_encoder', async (encoder) => {
    const answers = await encoder.run({pixel_values: clipImage(startImage)});
    const [first = startImage] = answers.values();
    return (answers.get('image_embeds') ?? first).data;
  });
  const noisy = weighted([1, startImage.data], [augmentation, random.normal(startImage.data.length)]);
  const {data} = await encodeImage(model, numbers(noisy, startImage.dims), null);
  const {frames, channels, height, width} = geometry;
  const beside = new Float32Array(data.length * frames);
  for (let f = 0; f < frames; f++) beside.set(data, f * data.length);
  const dims = [1, frames, channels, height, width];
  const values = {added_time_ids: numbers([trainedRate - 1, motionBucket, augmentation], [1, 3])};
  const states = (sequence: Float32Array) => ({...values, encoder_hidden_states: numbers(sequence, [1, 1, sequence.length])});
  return [
    {values: states(embedding), beside: numbers(beside, dims)},
    {values: states(new Float32Array(embedding.length)), beside: numbers(new Float32Array(beside.length), dims)},
  ];
}

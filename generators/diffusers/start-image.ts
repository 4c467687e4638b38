import {type Component, withComponent} from './component.ts';
import {normalised} from './latents.ts';
import {modelError} from './model-error.ts';
import type {ModelFolder} from './model-folder.ts';
import {type Numbers, numbers} from './tensors.ts';
import type {TorchRandom} from './torch-random.ts';

/** A picture [1, 3, H, W] to latents [C, h, w] as the network was trained on, drawn from the encoder's distribution. */
export async function encodedStart(model: ModelFolder, picture: Numbers, random: TorchRandom): Promise<Float32Array> {
  const {data, dims} = await encodeImage(model, picture, random);
  return normalised(data, model.configs.get('vae') ?? {}, dims[1] ?? 4);
}

/** A picture [1, 3, H, W] or film [1, 3, F, H, W] to the encoder's latents, drawn from its distribution, or its mode where `random` is null. */
export function encodeImage(model: ModelFolder, picture: Numbers, random: TorchRandom | null): Promise<Numbers> {
  if (!model.files.has('vae_encoder')) {
    throw modelError({
      expected: 'vae_encoder/model.onnx, which a start image needs',
      found: 'no such file',
      fix: 'export the encoder of the VAE too, or leave the start image out',
      where: `${model.folder}/vae_encoder/model.onnx`,
    });
  }
  return withComponent(model, 'vae_encoder', async (encoder: Component) => {
    const answers = await encoder.run({sample: picture});
    const parameters = answers.get('latent_parameters');
    const [first = picture] = answers.values();
    // Older exports draw or take the mean themselves.
    if (!parameters) return answers.get('latent_sample') ?? first;
    const [, both = 2, ...place] = parameters.dims;
    const size = parameters.data.length / 2;
    const mean = parameters.data.slice(0, size);
    const dims = [1, both / 2, ...place];
    if (random === null) return numbers(mean, dims);
    const noise = random.normal(size);
    const drawn = mean.map((value, i) => {
      const logVariance = Math.min(Math.max(parameters.data[size + i] ?? 0, -30), 20);
      return value + Math.fround(Math.fround(Math.exp(0.5 * logVariance)) * (noise[i] ?? 0));
    });
    return numbers(drawn, dims);
  });
}

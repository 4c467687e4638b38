/** Where latents live: their shape for a picture's size, how the network sees them, and what the decoder wants of them. */
import type {Layout} from './family.ts';
import {modelError} from './model-error.ts';
import type {ComponentConfig, ModelFolder} from './model-folder.ts';
import type {Run} from './run.ts';

/** C, F, h, w: always drawn, normalised and decoded in this order. */
export interface Geometry {
  readonly channels: number;
  readonly frames: number;
  readonly height: number;
  readonly width: number;
}

/** What one latent stands for: pixels of a side, and frames. */
export function compression({configs, family}: ModelFolder): {spatial: number; temporal: number} {
  const vae = configs.get('vae') ?? {};
  const list = (name: string): unknown[] => (Array.isArray(vae[name]) ? (vae[name] as unknown[]) : []);
  const number = (name: string, otherwise: number) => (typeof vae[name] === 'number' ? (vae[name] as number) : otherwise);
  switch (vae['_class_name']) {
    case 'AutoencoderKLLTXVideo': {
      const halvings = list('spatio_temporal_scaling').filter(Boolean).length;
      return {spatial: number('patch_size', 4) * 2 ** halvings, temporal: number('patch_size_t', 1) * 2 ** halvings};
    }
    case 'AutoencoderKLWan': {
      const down = list('temperal_downsample');
      return {spatial: 2 ** down.length * number('patch_size', 1), temporal: 2 ** down.filter(Boolean).length};
    }
    default:
      return {
        spatial: 2 ** Math.max(0, (list('block_out_channels').length || list('encoder_block_out_channels').length || 4) - 1),
        temporal: family.temporal,
      };
  }
}

export function geometryOf(model: ModelFolder, {width, height, frames}: Run): Geometry {
  const {spatial, temporal} = compression(model);
  // SVD's network sees the first frame's latents beside the noisy ones; only its output has the channels of the decoder.
  const config = model.configs.get(model.family.network) ?? {};
  const name = model.family.layout === 'BFCHW' ? 'out_channels' : 'in_channels';
  const channels = typeof config[name] === 'number' ? config[name] : 4;
  for (const [side, pixels] of Object.entries({width, height})) {
    if (pixels % spatial === 0 && pixels > 0) continue;
    const nearest = Math.max(spatial, Math.round(pixels / spatial) * spatial);
    throw modelError({
      expected: `a ${side} that is a multiple of ${spatial}, which is what one latent stands for`,
      found: `${side} ${pixels}`,
      fix: `write ${side}: ${nearest}`,
      where: model.folder,
    });
  }
  if ((frames - 1) % temporal !== 0) {
    const nearest = Math.max(0, Math.round((frames - 1) / temporal)) * temporal + 1;
    throw modelError({
      expected: `1 frame and a multiple of ${temporal} more`,
      found: `${frames} frames`,
      fix: `write parameters={{frames: ${nearest}}}`,
      where: model.folder,
    });
  }
  return {channels, frames: (frames - 1) / temporal + 1, height: height / spatial, width: width / spatial};
}

export function dimsOf({channels, frames, height, width}: Geometry, layout: Layout): number[] {
  switch (layout) {
    case 'BCHW':
      return [1, channels, height, width];
    case 'BCFHW':
      return [1, channels, frames, height, width];
    case 'BFCHW':
      return [1, frames, channels, height, width];
    case 'packed':
      return [1, frames * height * width, channels];
  }
}

/** [C, F, h, w] to [F·h·w, C], a token for each place. */
export const pack = (latents: Float32Array, {channels}: Geometry): Float32Array => transposed(latents, channels);
export const unpack = (tokens: Float32Array, {channels}: Geometry): Float32Array => transposed(tokens, tokens.length / channels);

function transposed(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows;
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = values[row * columns + column] ?? 0;
  }
  return result;
}

/** [C, F, …] to [F, C, …] and back: the two outer dimensions change places. */
export function swapOuter(values: Float32Array, outer: number, inner: number): Float32Array {
  const size = values.length / outer / inner;
  const result = new Float32Array(values.length);
  for (let a = 0; a < outer; a++) {
    for (let b = 0; b < inner; b++) {
      const from = (a * inner + b) * size;
      result.set(values.subarray(from, from + size), (b * outer + a) * size);
    }
  }
  return result;
}

/** [C, F, h, w] as trained on, to what the decoder was trained on. */
export function denormalised(latents: Float32Array, vae: ComponentConfig, {channels}: Geometry): Float32Array {
  const number = (name: string, otherwise: number) => (typeof vae[name] === 'number' ? vae[name] : otherwise);
  const list = (name: string) => (Array.isArray(vae[name]) ? vae[name].map(Number) : null);
  const size = latents.length / channels;
  const [means, deviations] = [list('latents_mean'), list('latents_std')];
  const scaling = number('scaling_factor', vae['_class_name'] === 'AutoencoderKL' ? 0.18215 : 1);
  if (means && deviations) {
    return latents.map((value, i) => {
      const channel = Math.floor(i / size);
      return (value * (deviations[channel] ?? 1)) / scaling + (means[channel] ?? 0);
    });
  }
  const shift = number('shift_factor', 0);
  return latents.map((value) => Math.fround(value / scaling) + shift);
}

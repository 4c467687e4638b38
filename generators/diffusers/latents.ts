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
  const unit = unitOf(model);
  for (const [side, pixels] of Object.entries({width, height})) {
    if (pixels % unit === 0 && pixels > 0) continue;
    const nearest = Math.max(unit, Math.round(pixels / unit) * unit);
    throw modelError({
      expected: `a ${side} that is a multiple of ${unit}, which is what one token stands for`,
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
  return {channels: channelsOf(model), frames: (frames - 1) / temporal + 1, height: height / spatial, width: width / spatial};
}

/** What networks see beside the noise is in their inputs only; what they answer has the channels of the decoder. */
function channelsOf({configs, family}: ModelFolder): number {
  const config = configs.get(family.network) ?? {};
  const number = (name: string) => (typeof config[name] === 'number' ? config[name] : null);
  const channels = number('out_channels') ?? number('in_channels') ?? 4;
  return family.layout === 'packed' ? channels / family.patch ** 2 : channels;
}

/** Pixels of a side must be a multiple of it. */
export const unitOf = (model: ModelFolder): number => compression(model).spatial * model.family.patch;

export function dimsOf({channels, frames, height, width}: Geometry, {layout, patch}: {layout: Layout; patch: number}): number[] {
  switch (layout) {
    case 'BCHW':
      return [1, channels, height, width];
    case 'BCFHW':
      return [1, channels, frames, height, width];
    case 'BFCHW':
      return [1, frames, channels, height, width];
    case 'packed':
      return [1, (frames * height * width) / patch ** 2, channels * patch ** 2];
  }
}

/** [C, F, h, w] to the network's order. */
export function arranged(latents: Float32Array, geometry: Geometry, {layout, patch}: {layout: Layout; patch: number}): Float32Array {
  if (layout === 'packed') return repacked(latents, geometry, {patch, isUnpacking: false});
  return layout === 'BFCHW' ? swapOuter(latents, geometry.channels, geometry.frames) : latents;
}

/** The network's order to [C, F, h, w]. */
export function channelsFirst(latents: Float32Array, geometry: Geometry, {layout, patch}: {layout: Layout; patch: number}): Float32Array {
  if (layout === 'packed') return repacked(latents, geometry, {patch, isUnpacking: true});
  return layout === 'BFCHW' ? swapOuter(latents, geometry.frames, geometry.channels) : latents;
}

/** [C, F, h, w] to a token for each p × p square, [F·h/p·w/p, C·p·p]; or back. */
function repacked(values: Float32Array, geometry: Geometry, {patch: p, isUnpacking}: {patch: number; isUnpacking: boolean}): Float32Array {
  const {channels, frames, height, width} = geometry;
  const result = new Float32Array(values.length);
  let at = 0;
  for (let c = 0; c < channels; c++) {
    for (let f = 0; f < frames; f++) {
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const token = (f * (height / p) + Math.floor(y / p)) * (width / p) + Math.floor(x / p);
          const place = token * channels * p * p + c * p * p + (y % p) * p + (x % p);
          if (isUnpacking) result[at++] = values[place] ?? 0;
          else result[place] = values[at++] ?? 0;
        }
      }
    }
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

/** [C, …] as the network was trained on, to what the decoder was trained on. */
export function denormalised(latents: Float32Array, vae: ComponentConfig, channels: number): Float32Array {
  const {means, deviations, scaling, shift} = scalesOf(vae);
  const size = latents.length / channels;
  if (means && deviations) {
    return latents.map((value, i) => {
      const channel = Math.floor(i / size);
      return (value * (deviations[channel] ?? 1)) / scaling + (means[channel] ?? 0);
    });
  }
  return latents.map((value) => Math.fround(value / scaling) + shift);
}

/** [C, …] as the encoder gives it, to what the network was trained on. */
export function normalised(latents: Float32Array, vae: ComponentConfig, channels: number): Float32Array {
  const {means, deviations, scaling, shift} = scalesOf(vae);
  const size = latents.length / channels;
  if (means && deviations) {
    return latents.map((value, i) => {
      const channel = Math.floor(i / size);
      return (Math.fround(value - (means[channel] ?? 0)) * scaling) / (deviations[channel] ?? 1);
    });
  }
  return latents.map((value) => Math.fround(value - shift) * scaling);
}

function scalesOf(vae: ComponentConfig) {
  const number = (name: string, otherwise: number) => (typeof vae[name] === 'number' ? vae[name] : otherwise);
  const list = (name: string) => (Array.isArray(vae[name]) ? vae[name].map(Number) : null);
  return {
    means: list('latents_mean'),
    deviations: list('latents_std'),
    scaling: number('scaling_factor', vae['_class_name'] === 'AutoencoderKL' ? 0.18215 : 1),
    shift: number('shift_factor', 0),
  };
}

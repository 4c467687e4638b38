import type {SchedulerConfiguration} from './configuration.ts';
import {float32} from './grid.ts';

/** x̂₀ kept in range, by thresholding or by clipping, as far as the configuration asks for it. */
export function clipped(x0: Float32Array, config: SchedulerConfiguration, batch: number): Float32Array {
  if (config.thresholding) return thresholded(x0, config, batch);
  const {clip_sample_range: range} = config;
  return config.clip_sample ? x0.map((x) => Math.min(Math.max(x, -range), range)) : x0;
}

/** Dynamic thresholding of Saharia et al.: "Photorealistic Text-to-Image Diffusion Models" (Imagen, arXiv 2205.11487), each picture by itself. */
export function thresholded(x0: Float32Array, config: SchedulerConfiguration, batch: number): Float32Array {
  const length = x0.length / batch;
  const result = new Float32Array(x0.length);
  for (let start = 0; start < x0.length; start += length) {
    const picture = x0.subarray(start, start + length);
    const sorted = picture.map(Math.abs).sort();
    const s = Math.min(Math.max(quantile(sorted, config.dynamic_thresholding_ratio), 1), config.sample_max_value);
    for (let i = 0; i < length; i++) result[start + i] = Math.min(Math.max(picture[i] ?? 0, -s), s) / s;
  }
  return result;
}

function quantile(sorted: Float32Array, ratio: number): number {
  const rank = float32(float32(ratio) * (sorted.length - 1));
  const low = Math.floor(rank);
  const [below = 0, above = 0] = [sorted[low], sorted[Math.min(low + 1, sorted.length - 1)]];
  return float32(below + (above - below) * (rank - low));
}

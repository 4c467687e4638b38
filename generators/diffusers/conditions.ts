/** What each family's network is told beside x and t. Networks take what they have inputs for. */

import type {Condition} from './denoise.ts';
import type {TextStates} from './encode-text.ts';
import {compression, type Geometry} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Run} from './run.ts';
import {type Numbers, numbers} from './tensors.ts';

export function conditionOf(model: ModelFolder, text: TextStates, {run, geometry}: {run: Run; geometry: Geometry}): Condition {
  const {spatial, temporal} = compression(model);
  const sequence = model.family.repeatsPromptPerFrame ? repeated(text.sequence, geometry.frames) : text.sequence;
  const {width, height} = run;
  const scalar = (value: number) => numbers([value], []);
  return {
    beside: null,
    values: {
      encoder_hidden_states: sequence,
      ...(text.pooled ? {text_embeds: text.pooled, pooled_projections: text.pooled} : {}),
      ...(text.mask ? {encoder_attention_mask: text.mask} : {}),
      // SDXL: the size of the original, the corner of its crop, the size wanted.
      time_ids: numbers([height, width, 0, 0, height, width], [1, 6]),
      ...guidanceEmbedding(model, run),
      num_frames: scalar(geometry.frames),
      height: scalar(geometry.height),
      width: scalar(geometry.width),
      rope_interpolation_scale: numbers([temporal / run.framesPerSecond, spatial, spatial], [3]),
    },
  };
}

/** Networks that were distilled with their guidance are told w: sines and cosines of 1000 (w − 1) (arXiv 2310.04378, §4.2). */
function guidanceEmbedding(model: ModelFolder, run: Run): Record<string, Numbers> {
  const width = model.configs.get(model.family.network)?.['time_cond_proj_dim'];
  if (typeof width !== 'number') return {};
  const half = Math.floor(width / 2);
  const w = ((typeof run.guidance === 'number' ? run.guidance : run.guidance[0]) - 1) * 1000;
  const angles = Array.from({length: half}, (_, i) => w * Math.exp((-Math.log(10_000) * i) / (half - 1)));
  const embedding = [...angles.map(Math.sin), ...angles.map(Math.cos), ...(width % 2 === 1 ? [0] : [])];
  return {timestep_cond: numbers(embedding, [1, width])};
}

/** [1, S, D] to [F, S, D]. */
function repeated({data, dims}: Numbers, frames: number): Numbers {
  const all = new Float32Array(data.length * frames);
  for (let f = 0; f < frames; f++) all.set(data, f * data.length);
  return numbers(all, [frames, ...dims.slice(1)]);
}

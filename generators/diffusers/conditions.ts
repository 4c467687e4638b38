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
      // Flux: w as a number, and where each token of picture and text stands.
      guidance: numbers([[run.guidance].flat()[0] ?? 1], [1]),
      ...places(model, text, {run, geometry}),
      num_frames: scalar(geometry.frames),
      height: scalar(geometry.height),
      width: scalar(geometry.width),
      rope_interpolation_scale: numbers([temporal / run.framesPerSecond, spatial, spatial], [3]),
    },
  };
}

/** Where each token stands, for rotary embeddings. */
function places(model: ModelFolder, text: TextStates, {run, geometry}: {run: Run; geometry: Geometry}): Record<string, Numbers> {
  switch (model.family.conditioning) {
    case 'clip-and-t5':
      return placesInPicture(model, text, geometry);
    case 't5-masked':
      return {video_coords: placesInFilm(model, {run, geometry})};
    default:
      return {};
  }
}

/** Flux: (0, row, column) for each token of the picture, zeros for those of the text. */
function placesInPicture({family}: ModelFolder, text: TextStates, {height, width}: Geometry): Record<string, Numbers> {
  const [rows, columns] = [height / family.patch, width / family.patch];
  const inPicture = Array.from({length: rows * columns}, (_, i) => [0, Math.floor(i / columns), i % columns]).flat();
  const [, tokens = 1] = text.sequence.dims;
  return {img_ids: numbers(inPicture, [rows * columns, 3]), txt_ids: numbers(new Float32Array(tokens * 3), [tokens, 3])};
}

/** LTX-Video: seconds, and pixels down and across, [1, 3, tokens]; a last frame that is given stands before the film. */
function placesInFilm(model: ModelFolder, {run, geometry}: {run: Run; geometry: Geometry}): Numbers {
  const {spatial, temporal} = compression(model);
  const {frames, height, width} = geometry;
  const starts = Array.from({length: frames}, (_, f) => Math.max(0, f * temporal + 1 - temporal));
  const times = (run.lastImage ? [run.frames - 1, ...starts] : starts).map((frame) => frame * Math.fround(1 / run.framesPerSecond));
  const area = height * width;
  const all = times.length * area;
  const data = Float32Array.from({length: 3 * all}, (_, i) => {
    const token = i % all;
    if (i < all) return times[Math.floor(token / area)] ?? 0;
    return spatial * (i < 2 * all ? Math.floor((token % area) / width) : token % width);
  });
  return numbers(data, [1, 3, all]);
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

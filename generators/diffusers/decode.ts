/**
 * Latents to pixels: [C, F, h, w] to F pictures of [3, H, W]. Decoders of pictures take frame by frame, those of film whole films; both in
 * tiles where the run or the export's fixed size asks for it.
 */
import {type Component, withComponent} from './component.ts';
import {denormalised, type Geometry, swapOuter} from './latents.ts';
import type {ComponentConfig, ModelFolder} from './model-folder.ts';
import type {Hooks, Run} from './run.ts';
import {type Numbers, numbers} from './tensors.ts';
import {decodeInTiles, type Tiling} from './tiles.ts';

/** Pictures of [3, H, W] from −1 to 1. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export function decode(
  model: ModelFolder,
  latents: Float32Array,
  {run, geometry, hooks}: {run: Run; geometry: Geometry; hooks: Hooks},
): Promise<Picture[]> {
  const isTiny = model.files.has('vae_tiny_decoder') && (run.decoder === 'tiny' || !model.files.has('vae_decoder'));
  const name = isTiny ? 'vae_tiny_decoder' : 'vae_decoder';
  const config = model.configs.get(isTiny ? name : 'vae') ?? {};
  return withComponent(model, name, async (decoder) => {
    const intake = intakeOf(decoder, {model, config, geometry});
    const all: Picture[] = [];
    for (const part of partsOf(latents, {intake, config, geometry})) {
      const tiling = tilingOf(part, decoder, {run, pixels: run.width / geometry.width});
      const one = async (tile: Numbers) => {
        hooks.signal.throwIfAborted();
        return answer(decoder, tile);
      };
      const made = picturesOf(tiling ? await decodeInTiles(part, tiling, one) : await one(part), intake);
      // A part of several frames may begin with frames that are there already, a film with some that are none yet.
      all.push(...made.slice(Math.max(0, all.length + made.length - run.frames)));
      hooks.onProgress(all.length / run.frames, `decode ${all.length}/${run.frames}`);
    }
    return all;
  });
}

/** How a decoder takes latents. */
type Intake =
  | {readonly kind: 'film'} // [1, C, F, h, w] to [1, 3, F, H, W]
  | {readonly kind: 'frames'; readonly together: number} // [n, C, h, w] to [n, 3, H, W]
  | {readonly kind: 'taehv'}; // [1, F, C, h, w], as the network leaves them, to [1, F, 3, H, W] from 0 to 1

interface Place {
  readonly model: ModelFolder;
  readonly config: ComponentConfig;
  readonly geometry: Geometry;
}

function intakeOf(decoder: Component, {model, config, geometry}: Place): Intake {
  if (config['_class_name'] === 'TAEHV') return {kind: 'taehv'};
  switch (model.family.decoder) {
    case 'film':
      return {kind: 'film'};
    case 'frames':
      return {kind: 'frames', together: 1};
    case 'frames-together': {
      // SVD's decoder sees its frames together, as many as it was exported for.
      const declared = decoder.shapeOf('latent_sample')?.[0];
      const together = typeof declared === 'number' && declared > 0 ? declared : geometry.frames;
      return {kind: 'frames', together: Math.min(together, geometry.frames)};
    }
  }
}

function partsOf(
  latents: Float32Array,
  {intake, config, geometry}: {intake: Intake; config: ComponentConfig; geometry: Geometry},
): Numbers[] {
  const {channels, frames, height, width} = geometry;
  if (intake.kind === 'taehv') return [numbers(swapOuter(latents, channels, frames), [1, frames, channels, height, width])];
  const z = denormalised(latents, config, channels);
  if (intake.kind === 'film') return [numbers(z, [1, channels, frames, height, width])];
  const {together} = intake;
  const byFrame = swapOuter(z, channels, frames);
  const size = channels * height * width;
  return Array.from({length: Math.ceil(frames / together)}, (_, i) => {
    // A decoder of a fixed number of frames gets that number: what is left over is decoded with frames before it.
    const start = Math.min(i * together, frames - together);
    return numbers(byFrame.slice(start * size, (start + together) * size), [together, channels, height, width]);
  });
}

/** Tiles where the run says so, or where the export decodes one size only and that is smaller. */
function tilingOf(z: Numbers, decoder: Component, {run, pixels}: {run: Run; pixels: number}): {rows: Tiling; columns: Tiling} | null {
  const fixed = (decoder.shapeOf('latent_sample') ?? []).slice(-2).map((side) => (typeof side === 'number' && side > 0 ? side : null));
  const [rows, columns] = z.dims.slice(-2).map((length, axis): Tiling | null => {
    const own = fixed[axis] ?? null;
    const wished = run.tile ? Math.max(1, Math.floor(run.tile.size / pixels)) : null;
    const size = own ?? wished ?? length;
    if (own === length || size >= length) return null;
    const stride = Math.max(1, Math.floor(size * (1 - (run.tile?.overlap ?? 0.25))));
    return {size, stride, isFixed: own !== null};
  });
  if (!(rows || columns)) return null;
  const [height = 1, width = 1] = z.dims.slice(-2);
  const whole = (length: number): Tiling => ({size: length, stride: length, isFixed: false});
  return {rows: rows ?? whole(height), columns: columns ?? whole(width)};
}

async function answer(decoder: Component, z: Numbers): Promise<Numbers> {
  // Decoders of LTX-Video 0.9.5 are told how noisy their latents are: not at all.
  const answers = await decoder.run({latent_sample: z, timestep: numbers([0], [1])});
  const [first] = answers.values();
  return answers.get('sample') ?? first ?? z;
}

function picturesOf({data, dims}: Numbers, intake: Intake): Picture[] {
  const [height = 1, width = 1] = dims.slice(-2);
  const size = 3 * height * width;
  const frames = data.length / size;
  const byFrame = intake.kind === 'film' ? swapOuter(data, 3, frames) : data;
  const inRange = intake.kind === 'taehv' ? byFrame.map((value) => value * 2 - 1) : byFrame;
  return Array.from({length: frames}, (_, f) => ({width, height, data: inRange.slice(f * size, (f + 1) * size)}));
}

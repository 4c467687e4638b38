/** Which reference pictures a shot gives its model, and the pictures themselves. */
import sharp from 'sharp';
import type {Digest} from '../../src/core/brand.ts';
import type {MakeContext} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {startOf} from './continued.ts';
import type {ModelFolder} from './model-folder.ts';
import {type Pictures, parametersSchema, type Size} from './settings.ts';
import {type Numbers, numbers} from './tensors.ts';

export interface ChosenReferences {
  /** `continued`: the last picture of the take that the shot continues. */
  readonly start: Digest | 'continued' | null;
  readonly last: Digest | null;
}

/** What the shot continues, or the ingredients named as `first` and `last`; otherwise the first one with a picture, where something is to be done with it. */
export function chosenReferences({family}: ModelFolder, {ingredients, parameters, continues}: ShotSpec): ChosenReferences {
  const {first, last, strength, region} = parametersSchema.parse(parameters);
  const of = (name: string) => ingredients.find((each) => each.name === name)?.references[0] ?? null;
  const wantsAny = family.needsPicture || strength !== undefined || region !== undefined;
  const [any = null] = ingredients.filter(({name}) => name !== last).flatMap(({references}) => references);
  const named = first !== undefined ? of(first) : wantsAny ? any : null;
  return {start: continues === undefined ? named : 'continued', last: last === undefined ? null : of(last)};
}

export async function picturesOf(
  {start, last}: ChosenReferences,
  {spec, size}: {readonly spec: ShotSpec; readonly size: Size},
  {readReference, continued}: MakeContext,
): Promise<Pictures> {
  const read = async (which: ChosenReferences['start']) => {
    if (which === null) return null;
    if (which !== 'continued') return fitted(await readReference(which), size);
    return continued === undefined ? null : startOf(continued.picture, spec, size);
  };
  return {startImage: await read(start), lastImage: await read(last)};
}

/** Cut and scaled to the size: [1, 3, H, W] from −1 to 1. */
async function fitted(bytes: Uint8Array, {width, height}: Size): Promise<Numbers> {
  const pixels = await sharp(bytes)
    // Upright, as browsers show it.
    .autoOrient()
    .resize(width, height, {fit: 'cover'})
    .flatten({background: '#fff'})
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
  const area = width * height;
  const data = Float32Array.from({length: 3 * area}, (_, i) => ((pixels[(i % area) * 3 + Math.floor(i / area)] ?? 0) / 255) * 2 - 1);
  return numbers(data, [1, 3, height, width]);
}

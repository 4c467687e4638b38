import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import {expect} from 'vitest';
import {type DecodedFilm, decodeFilm} from './film.ts';

const folder = path.join(import.meta.dirname, '..', 'golden', 'pictures');

/** How far a picture is from the one that is kept. */
export interface PictureDifference {
  /** Share of samples that differ by more than 40 of 255. */
  readonly beyond: number;
  /** Mean difference of all samples. */
  readonly mean: number;
}

/** Browsers of other versions smooth edges a little otherwise. One short word that is missing, or in another font, makes 4 samples in 1000 differ and more. */
const tolerance: PictureDifference = {beyond: 0.0015, mean: 1};

/** Fails with the numbers where a picture is not the one that is kept. */
export const expectSamePicture = (found: PictureDifference): void => {
  expect(found.beyond, 'share of samples that differ').toBeLessThanOrEqual(tolerance.beyond);
  expect(found.mean, 'mean difference').toBeLessThanOrEqual(tolerance.mean);
};

/**
 * Compares a frame of a film with the picture kept under a name. `UPDATE_GOLDENS=1 npx vitest run --project golden` writes the pictures anew: look at them
 * before they are committed.
 */
export const compareWithGolden = async (name: string, film: string, frame: number): Promise<PictureDifference> => {
  const {width, height, frames}: DecodedFilm = await decodeFilm(film);
  const pixels = frames[frame];
  if (!pixels) throw new Error(`${film} has ${frames.length} frames, none with the number ${frame}`);
  const file = path.join(folder, `${name}.png`);
  if (process.env['UPDATE_GOLDENS'] === '1') {
    await mkdir(folder, {recursive: true});
    await sharp(pixels, {raw: {width, height, channels: 3}})
      .png({palette: true})
      .toFile(file);
  }
  const kept = await sharp(await readFile(file))
    .removeAlpha()
    .raw()
    .toBuffer({resolveWithObject: true});
  if (kept.info.width !== width || kept.info.height !== height) throw new Error(`${file} is ${kept.info.width}x${kept.info.height}`);
  let [beyond, sum] = [0, 0];
  for (let at = 0; at < pixels.length; at++) {
    const apart = Math.abs((pixels[at] ?? 0) - (kept.data[at] ?? 0));
    sum += apart;
    if (apart > 40) beyond++;
  }
  return {beyond: beyond / pixels.length, mean: sum / pixels.length};
};

/**
 * `animatic`: the embedded generator. A small text-to-video diffusion network paints keyframes of an illustrated scene, an upscaler sharpens
 * them, the known camera moves them, and the subjects are drawn over them as crisply as their vectors, in the light the network gave them.
 *
 * Reading order: storyboard → guide → noise → denoise → relight, upscale → interpolate → finish.
 */
import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import type {Digest} from '../../src/core/brand.ts';
import type {Generator} from '../../src/core/generator.ts';
import {capability, settingsOf} from './capability.ts';
import {film} from './film.ts';
import {iconPackage} from './icons.ts';
import {keyframes} from './keyframes.ts';
import {modelFile} from './network.ts';
import {storyboard} from './storyboard.ts';

const animatic: Generator = {
  id: 'animatic',
  charges: false,
  identity: async () => {
    const hash = createHash('sha256').update(iconPackage);
    for (const name of (await readdir(modelFile('.'))).sort()) hash.update(await readFile(modelFile(name)));
    // The prefix makes it a digest; nothing else does.
    return {id: 'animatic', version: '1', weights: `sha256:${hash.digest('hex')}` as Digest};
  },
  capability,
  // Guessed from processor time on a busy machine (35 s for 90 frames), not measured on an idle one: two seconds to load and draw, 0.16 s a step, 0.13 s a frame of 1080 × 1920.
  estimate: (spec) => ({
    seconds: Math.round(3 + settingsOf(spec).steps * 1.2 + (spec.durationInFrames * spec.width * spec.height * 0.14) / (1080 * 1920)),
    cost: {amount: 0, currency: 'USD'},
  }),
  make: async (spec, context) => {
    const board = await storyboard(spec, context.readReference);
    const keys = await keyframes(spec, board, context);
    return {kind: 'frames', width: spec.width, height: spec.height, frames: film(spec, {board, keys}, context)};
  },
  facts: {licence: 'Output of our own network; subjects drawn from Fluent Emoji (MIT)'},
};

export default animatic;

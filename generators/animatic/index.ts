/**
 * `animatic`: the embedded generator. A small text-to-video diffusion network paints keyframes of an illustrated scene; a decoder that
 * remembers its stages draws their planes large in the light of those keyframes; the multiplane camera moves them; and the subjects are drawn
 * between them as crisply as their vectors, in the light that the network gave them.
 *
 * Reading order: storyboard → guide → noise → denoise → relight, light → decode, heavens → scenery → multiplane → finish; a given first frame
 * goes its own, shorter way (first-frame). A shot that continues another plays on in its world (continuation → world → played-on).
 */
import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import type {Digest} from '../../src/core/brand.ts';
import type {Generator} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {capability, draftOf, settingsOf} from './capability.ts';
import {continuation} from './continuation.ts';
import {film} from './film.ts';
import {firstPicture, overPicture} from './first-frame.ts';
import {iconPackage} from './icons.ts';
import {keyframes} from './keyframes.ts';
import {modelFile} from './network.ts';
import {scenery} from './scenery.ts';
import {keyTimes, storyboard} from './storyboard.ts';

const animatic: Generator = {
  id: 'animatic',
  charges: false,
  concurrency: 'cores',
  // Measured at 1080 × 1920: the network, the planes of a scene, and ffmpeg beside them.
  memoryInBytes: 1.5e9,
  continues: true,
  identity: async () => {
    const hash = createHash('sha256').update(iconPackage);
    for (const name of (await readdir(modelFile('.'))).sort()) hash.update(await readFile(modelFile(name)));
    // The prefix makes it a digest; nothing else does.
    return {id: 'animatic', version: '3', weights: `sha256:${hash.digest('hex')}` as Digest};
  },
  capability,
  draft: draftOf,
  estimate: (spec) => ({seconds: secondsFor(spec), cost: {amount: 0, currency: 'USD'}}),
  make: async (spec, context) => {
    const {width, height} = spec;
    const {continued} = context;
    if (continued !== undefined) return {kind: 'frames', width, height, frames: continuation(spec, continued, context)};
    const {first} = settingsOf(spec);
    const given = first === null ? null : firstPicture(spec, first);
    if (given !== null) return {kind: 'frames', width, height, frames: overPicture(spec, await context.readReference(given), context)};
    const board = await storyboard(spec, context.readReference);
    const painting = await keyframes(spec, board, context);
    const drawn = await scenery(spec, {board, painted: painting.painted}, context);
    return {kind: 'frames', width, height, frames: film(spec, {board, painting, scenery: drawn}, context)};
  },
  facts: {licence: 'Output of our own network; subjects drawn from Fluent Emoji (MIT)'},
};

/**
 * Measured with `npm run bench:animatic`, from processor time, for two idle cores: loading; a keyframe in a step; drawing the planes, then
 * a frame, of 1080 × 1920; and a frame of a given picture.
 */
const costs = {loading: 2, keyframe: 0.07, planes: 3.5, frame: 0.11, given: 0.06};

function secondsFor(spec: ShotSpec): number {
  const size = (spec.width * spec.height) / (1080 * 1920);
  if (settingsOf(spec).first !== null) return Math.round(1 + size * costs.given * spec.durationInFrames);
  const keys = keyTimes(spec.durationInFrames / spec.framesPerSecond).length;
  return Math.round(
    costs.loading + costs.keyframe * keys * settingsOf(spec).steps + size * (costs.planes + costs.frame * spec.durationInFrames),
  );
}

export default animatic;

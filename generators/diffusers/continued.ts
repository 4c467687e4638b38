/**
 * A shot that begins with the last picture of another take: the network starts from that picture as far as it can, and what it made of it differs a
 * little, be it only by its decoder. So the picture itself is shown first, in the film's own size, and the shot comes out of it.
 */
import sharp, {type Sharp} from 'sharp';
import type {ContinuedTake, RgbFrame} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import type {Window} from './camera-motion.ts';
import type {Picture} from './decode.ts';
import type {Size} from './settings.ts';
import {type Numbers, numbers} from './tensors.ts';
import {rgbOf, seenThrough} from './view.ts';

type Given = ContinuedTake['picture'];

const sharpOf = ({width, height, rgb}: Given): Sharp => sharp(rgb, {raw: {width, height, channels: 3}});

/**
 * For the network, [1, 3, H, W] from −1 to 1: so placed in its picture that, when that is scaled and cut to the film's size, it lies where it lay.
 * What the cut takes away is mirrored.
 */
export async function startOf(given: Given, spec: ShotSpec, {width, height}: Pick<Size, 'width' | 'height'>): Promise<Numbers> {
  const scale = Math.max(spec.width / width, spec.height / height);
  const [shownWidth, shownHeight] = [Math.round(spec.width / scale), Math.round(spec.height / scale)];
  const [left, top] = [Math.floor((width - shownWidth) / 2), Math.floor((height - shownHeight) / 2)];
  const pixels = await sharpOf(given)
    .resize(shownWidth, shownHeight, {fit: 'fill'})
    .extend({left, top, right: width - shownWidth - left, bottom: height - shownHeight - top, extendWith: 'mirror'})
    .raw()
    .toBuffer();
  return numbers(planesOf(pixels, width * height), [1, 3, height, width]);
}

/** Once in the film's size; the shot's frames are brought to it as conforming would do. */
export interface Continuation {
  readonly given: Given;
  /** How long the picture takes to be gone. */
  readonly seconds: number;
  /** Where the camera looks, at a share of the shot; null where the move is in the frames. */
  readonly windowOf: ((share: number) => Window) | null;
}

export async function* outOf(
  {given, seconds, windowOf}: Continuation,
  spec: ShotSpec,
  made: {readonly width: number; readonly height: number; readonly frames: AsyncIterable<RgbFrame>},
): AsyncGenerator<RgbFrame> {
  const {width, height, durationInFrames, framesPerSecond} = spec;
  const bytes = await sharpOf(given).resize(width, height, {fit: 'fill'}).raw().toBuffer();
  const picture: Picture = {width, height, data: planesOf(bytes, width * height)};
  const fade = Math.max(1, Math.min(seconds * framesPerSecond, durationInFrames / 2));
  let frame = 0;
  for await (const own of made.frames) {
    const now = await sharp(own, {raw: {width: made.width, height: made.height, channels: 3}})
      .resize(width, height, {fit: 'cover'})
      .raw()
      .toBuffer();
    const gone = Math.min(1, frame / fade);
    const share = durationInFrames > 1 ? frame / (durationInFrames - 1) : 0;
    if (gone === 1) yield now;
    else yield over(windowOf === null ? bytes : rgbOf(seenThrough(picture, {windowOf: () => windowOf(share), nearness: null})), now, gone);
    frame += 1;
  }
}

/** A camera that begins with all of the picture, and is on its own way soon. */
export function setOff(window: Window, share: number): Window {
  const along = Math.min(1, share / settled);
  const part = along * along * (3 - 2 * along);
  const between = (from: number, to: number): number => from + part * (to - from);
  return {x: between(0.5, window.x), y: between(0.5, window.y), side: between(1, window.side)};
}

/** The share of a shot that it takes the camera to be on its way. */
const settled = 0.4;

const over = (before: Uint8Array, now: Uint8Array, share: number): RgbFrame =>
  now.map((value, at) => Math.round((before[at] ?? 0) * (1 - share) + value * share));

const planesOf = (pixels: Uint8Array, area: number): Float32Array =>
  Float32Array.from({length: 3 * area}, (_, i) => ((pixels[(i % area) * 3 + Math.floor(i / area)] ?? 0) / 255) * 2 - 1);

/**
 * A film that begins with a given picture: `parameters={{first: 'street'}}`, the name of an ingredient with a reference picture, or the last one of a
 * take that it continues (continuation).
 *
 * The picture is the first frame, to the pixel, and then a plane that the camera moves over; what falls from its sky is drawn before it. What is
 * in it stays as it is: these weights have not learned to take a picture apart, so nobody in it moves by themselves.
 */
import {setImmediate} from 'node:timers/promises';
import sharp, {type Sharp} from 'sharp';
import type {Digest} from '../../src/core/brand.ts';
import type {ContinuedTake, MakeContext, RgbFrame} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {type Camera, cameraAt} from './camera-path.ts';
import {chance} from './chance.ts';
import type {Plane} from './decode.ts';
import {direct} from './direction.ts';
import {drawScenery} from './multiplane.ts';
import {type Canvas, weatherOf} from './weather.ts';

/** The picture that a name stands for; null where no ingredient of the prompt has it. */
export const firstPicture = ({ingredients}: ShotSpec, name: string): Digest | null =>
  ingredients.find((each) => each.name === name)?.references[0] ?? null;

/** A file's bytes, or pixels. */
export type Picture = Uint8Array | ContinuedTake['picture'];

/** How much of it is still to be seen, at least: a camera that goes further shows more pixels than there are. */
const closest = 1.5;

/** How long what falls takes to be there: the first frame is the given one. */
const gatheringInSeconds = 0.8;

export async function* overPicture(
  spec: ShotSpec,
  picture: Picture,
  {signal, onProgress, onWarning}: MakeContext,
): AsyncGenerator<RgbFrame> {
  const {width, height, durationInFrames, framesPerSecond, scenePlan} = spec;
  if (scenePlan.action !== null) onWarning?.(`animatic moves the camera over a given picture; nobody in it is ${scenePlan.action}`);
  const plane = await planeOf(picture, {width, height});
  const way = cameraWay(spec);
  const weather = weatherOf(direct(spec), chance(spec.seed, 'weather'));
  for (let frame = 0; frame < durationInFrames; frame++) {
    signal.throwIfAborted();
    const seconds = frame / framesPerSecond;
    const canvas: Canvas = {rgb: new Uint8Array(width * height * 3), width, height};
    drawScenery(canvas, [plane], {camera: way[frame] ?? straightOn, seconds});
    const gathered = Math.min(1, seconds / gatheringInSeconds);
    const dry = gathered < 1 ? Uint8Array.from(canvas.rgb) : null;
    weather.draw(canvas, seconds);
    if (dry !== null) for (let i = 0; i < dry.length; i++) canvas.rgb[i] = mixed(dry[i], canvas.rgb[i], gathered);
    onProgress((frame + 1) / durationInFrames, `frame ${frame + 1}/${durationInFrames}`);
    yield canvas.rgb;
    await setImmediate();
  }
}

const straightOn: Camera = {x: 0, y: 0, zoom: 1};

const mixed = (a = 0, b = 0, share = 0): number => Math.round(a * (1 - share) + b * share);

/** Of a shot's camera, frame by frame: begins straight on, and comes nearer where it would look past an edge. */
export function cameraWay(spec: ShotSpec): readonly Camera[] {
  const {durationInFrames, framesPerSecond, width, height} = spec;
  const {move, speed} = direct(spec);
  // What nobody asked for may not lead out of the picture.
  const travel = {move: isOutward(move) ? ('dolly-in' as const) : move, speed, durationInSeconds: durationInFrames / framesPerSecond};
  const cameras = Array.from({length: durationInFrames}, (_, i) => cameraAt(travel, i / Math.max(1, durationInFrames - 1)));
  const [start = straightOn] = cameras;
  const aspect = width / height;
  const off = cameras.map(({x, y, zoom}) => ({x: x - start.x, y: y - start.y, zoom: zoom / start.zoom}));
  const furthest = Math.max(...off.map(({x, y}) => Math.max((2 * Math.abs(x)) / aspect, 2 * Math.abs(y))));
  const share = Math.min(1, (1 - 1 / closest) / Math.max(furthest, 1e-6));
  let nearest = 1;
  return off.map(({x, y, zoom}) => {
    const [dx, dy] = [x * share, y * share];
    nearest = Math.max(nearest, 1 / (1 - Math.max((2 * Math.abs(dx)) / aspect, 2 * Math.abs(dy))), Math.min(zoom, closest));
    return {x: dx, y: dy, zoom: nearest};
  });
}

/** Beyond its edges a picture says nothing. */
export const isOutward = (move: string): boolean => move === 'dolly-out' || move === 'zoom-out';

/** Cut and scaled to the film's size, so that the first frame is the picture itself. */
export async function fitted(picture: Picture, {width, height}: {width: number; height: number}): Promise<Uint8Array> {
  return sharpOf(picture)
    .resize(width, height, {fit: 'cover'})
    .flatten({background: '#fff'})
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
}

const sharpOf = (picture: Picture): Sharp =>
  // Upright, as browsers show it: a phone stores how it was held, not a turned picture.
  picture instanceof Uint8Array
    ? sharp(picture).autoOrient()
    : sharp(picture.rgb, {raw: {width: picture.width, height: picture.height, channels: 3}});

/** The picture as a plane where subjects stand. `margin`: of its height, mirrored beyond its edges. */
export async function planeOf(picture: Picture, size: {width: number; height: number}, margin = 0): Promise<Plane> {
  const more = Math.round(margin * size.height);
  const [width, height] = [size.width + 2 * more, size.height + 2 * more];
  const inside = await fitted(picture, size);
  const rgb =
    more === 0
      ? inside
      : await sharp(inside, {raw: {...size, channels: 3}})
          .extend({top: more, bottom: more, left: more, right: more, extendWith: 'mirror'})
          .raw()
          .toBuffer();
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) rgba[i * 4 + c] = rgb[i * 3 + c] ?? 0;
    rgba[i * 4 + 3] = 255;
  }
  const spans = Int32Array.from({length: height * 2}, (_, i) => (i % 2) * width);
  const [left, top] = [-width / size.height / 2, -height / size.height / 2];
  return {depth: 1, rgba, width, height, left, top, unit: size.height, spans, drift: 0};
}

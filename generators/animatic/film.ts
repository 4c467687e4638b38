import {setImmediate} from 'node:timers/promises';
import sharp from 'sharp';
import type {MakeContext, RgbFrame} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {chance} from './chance.ts';
import {drawPaper, drawSubject, paperOf} from './finish.ts';
import {placementOf, rasterOf} from './guide.ts';
import {between} from './interpolate.ts';
import {castAt, type Keyed} from './keyframes.ts';
import {type LightField, meanField} from './relight.ts';
import type {Storyboard} from './storyboard.ts';
import {type Canvas, weatherOf} from './weather.ts';

/** Share of the work that is done when the first frame is asked for; see `keyframes.ts`. */
const before = 0.48;

/** The finished frames, made one at a time as the encoder asks for them. */
export async function* film(
  spec: ShotSpec,
  {board, keys}: {board: Storyboard; keys: readonly Keyed[]},
  {signal, onProgress}: MakeContext,
): AsyncGenerator<RgbFrame> {
  const {width, height, durationInFrames, framesPerSecond} = spec;
  const paper = paperOf(chance(spec.seed, 'paper'));
  const weather = weatherOf(board.direction, chance(spec.seed, 'weather'));
  for (let frame = 0; frame < durationInFrames; frame++) {
    signal.throwIfAborted();
    const progress = durationInFrames === 1 ? 0.5 : frame / (durationInFrames - 1);
    const moment = board.at(progress);
    const place = progress * (keys.length - 1);
    const first = Math.min(keys.length - 2, Math.floor(place));
    const [earlier, later] = [keys[first], keys[first + 1]];
    if (earlier === undefined || later === undefined) throw new RangeError('animatic: a shot has at least two keyframes');
    // Eased, so that a keyframe holds for a moment and the change between two is gentle.
    const plain = place - first;
    const picture = between({before: earlier.key, after: later.key, share: plain * plain * (3 - 2 * plain)}, moment.camera);
    const canvas = await enlarge({rgb: picture.rgb, width: earlier.key.width, height: earlier.key.height}, {width, height});
    const cover = {depth: picture.depth, width: earlier.key.depthWidth, height: earlier.key.depthHeight};
    castAt(board, moment).forEach(({sprite, pose}, i) => {
      const placement = placementOf(sprite, pose, {width, height, camera: moment.camera});
      drawSubject(canvas, {raster: rasterOf(sprite, pose), placement, light: lightOf(keys, i, place)}, cover);
    });
    weather.draw(canvas, frame / framesPerSecond);
    drawPaper(canvas, paper, moment.camera);
    onProgress(before + ((1 - before) * (frame + 1)) / durationInFrames, `frame ${frame + 1}/${durationInFrames}`);
    yield canvas.rgb;
    // Warping is synchronous: give Ctrl-C its turn between frames.
    await setImmediate();
  }
}

async function enlarge(from: Canvas, {width, height}: {width: number; height: number}): Promise<Canvas> {
  const rgb = await sharp(from.rgb, {raw: {width: from.width, height: from.height, channels: 3}})
    .resize(width, height, {fit: 'fill', kernel: 'cubic'})
    .raw()
    .toBuffer();
  return {rgb: new Uint8Array(rgb.buffer, rgb.byteOffset, rgb.byteLength), width, height};
}

/** Light near this moment: keyframes within two of it, nearer ones counting more, so that light changes slower than pictures do. */
function lightOf(keys: readonly Keyed[], actor: number, place: number): LightField {
  return meanField(
    keys.flatMap(({lights}, i) => {
      const field = lights[actor];
      return field === undefined ? [] : [{field, weight: Math.exp(-((i - place) ** 2) / 2) + 1e-6}];
    }),
  );
}

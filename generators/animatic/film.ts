import {setImmediate} from 'node:timers/promises';
import type {MakeContext, RgbFrame} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {chance} from './chance.ts';
import {drawPaper, drawSubject, paperOf} from './finish.ts';
import {gradedSprite} from './grade.ts';
import {placementOf, rasterOf} from './guide.ts';
import {castAt, type Painting} from './keyframes.ts';
import {drawNearer, drawScenery} from './multiplane.ts';
import {type LightField, meanField} from './relight.ts';
import {drawnShare, type Scenery} from './scenery.ts';
import {drawShadow} from './shadow.ts';
import type {Storyboard} from './storyboard.ts';
import {type Canvas, weatherOf} from './weather.ts';

export interface Set {
  readonly board: Storyboard;
  readonly painting: Painting;
  readonly scenery: Scenery;
  /** Of a world that was there before the shot: whose chance it is of, and how long it has been going on. */
  readonly since?: {readonly seed: number; readonly seconds: number};
}

/** The finished frames, made one at a time as the encoder asks for them. */
export async function* film(
  spec: ShotSpec,
  {board, painting, scenery, since = {seed: spec.seed, seconds: 0}}: Set,
  {signal, onProgress}: MakeContext,
): AsyncGenerator<RgbFrame> {
  const {width, height, durationInFrames, framesPerSecond} = spec;
  const paper = paperOf(chance(since.seed, 'paper'));
  const weather = weatherOf(board.direction, chance(since.seed, 'weather'));
  // The network was shown them as they are; on the film they are in the shot's palette like everything else.
  const looks = new Map(board.actors.map(({sprite}) => [sprite, gradedSprite(sprite, board.direction.palette)]));
  for (let frame = 0; frame < durationInFrames; frame++) {
    signal.throwIfAborted();
    const progress = durationInFrames === 1 ? 0.5 : frame / (durationInFrames - 1);
    const moment = board.at(progress);
    const {camera} = moment;
    const seconds = since.seconds + frame / framesPerSecond;
    const canvas: Canvas = {rgb: new Uint8Array(width * height * 3), width, height};
    drawScenery(canvas, scenery.behind, {camera, seconds});
    const cast = castAt(board, moment).map(({sprite, pose}) => ({sprite: looks.get(sprite) ?? sprite, pose}));
    for (const {sprite, pose} of cast) drawShadow(canvas, pose, {camera, sprite});
    cast.forEach(({sprite, pose}, i) => {
      const placement = placementOf(sprite, pose, {width, height, camera});
      const light = lightAt(painting.onActors, i, progress * (painting.onActors.length - 1));
      drawSubject(canvas, {raster: rasterOf(sprite, pose), placement, light});
    });
    drawNearer(canvas, scenery.before, camera);
    weather.draw(canvas, seconds);
    drawPaper(canvas, paper, camera);
    onProgress(drawnShare + ((1 - drawnShare) * (frame + 1)) / durationInFrames, `frame ${frame + 1}/${durationInFrames}`);
    yield canvas.rgb;
    // Drawing is synchronous: give Ctrl-C its turn between frames.
    await setImmediate();
  }
}

/** Light near this moment: keyframes within two of it, nearer ones counting more, so that light changes slower than pictures do. */
export function lightAt(keys: Painting['onActors'], actor: number, moment: number): LightField {
  return meanField(
    keys.flatMap((lights, i) => {
      const field = lights[actor];
      return field === undefined ? [] : [{field, weight: Math.exp(-((i - moment) ** 2) / 2) + 1e-6}];
    }),
  );
}

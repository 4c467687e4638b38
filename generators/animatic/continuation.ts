/**
 * A shot that continues another. Its first frame is that one's last picture; then one of three things happens:
 *
 *   - its words have room in that one's world: the shot plays on in it, and what the encoder did to the picture fades;
 *   - they ask for another world: the camera moves over the picture while the shot's own world comes through;
 *   - the picture is of no world that is known here (another generator's, or not as it would be drawn today): the camera moves over it (first-frame).
 */
import type {ContinuedTake, MakeContext, RgbFrame} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {film, lightAt} from './film.ts';
import {fitted, isOutward, overPicture, planeOf} from './first-frame.ts';
import {keyframes} from './keyframes.ts';
import {drawScenery} from './multiplane.ts';
import {scenery} from './scenery.ts';
import type {Storyboard} from './storyboard.ts';
import type {Canvas} from './weather.ts';
import {type World, worldOf} from './world.ts';

/** A picture whose difference from what would be drawn is more than this share of its own contrast shows another world. */
const alike = 0.35;

/** How long the given picture takes to be gone. */
const fading = {inItsWorld: 0.5, intoAnother: 1.2};

export async function* continuation(spec: ShotSpec, before: ContinuedTake, context: MakeContext): AsyncGenerator<RgbFrame> {
  const world = await worldOf({generator: {id: 'animatic'}, spec, before}, context.readReference);
  const playing = world === null ? null : await play(spec, world, context);
  if (world !== null && playing !== null) {
    if (world.differs) return yield* through(spec, {picture: before.picture, board: world.board}, playing);
    const first = await playing.next();
    const picture = await fitted(before.picture, spec);
    if (first.done !== true && isAlike(picture, first.value)) return yield* outOf(spec, picture, {first: first.value, rest: playing});
    await playing.return(undefined);
  }
  const {move} = spec.scenePlan.camera;
  if (move !== null && isOutward(move)) {
    context.onWarning?.(
      `animatic knows nothing beyond the edges of the picture that this shot continues: the camera moves in, not ${move}`,
    );
  }
  yield* overPicture(spec, before.picture, context);
}

/** The shot's frames in a world: painted and lit as it was for the shot that it began with. */
async function play(spec: ShotSpec, {origin, board, seconds}: World, context: MakeContext): Promise<AsyncGenerator<RgbFrame>> {
  const painting = await keyframes(origin.spec, origin.board, context);
  if (origin.spec === spec)
    return film(spec, {board, painting, scenery: await scenery(spec, {board, painted: painting.painted}, context)}, context);
  const {painted, onActors} = painting;
  // Who was lit so at the end stays lit so, and whoever comes stands in the light of the first.
  const lightOf = (actor: number) => lightAt(onActors, actor < origin.board.actors.length ? actor : 0, onActors.length - 1);
  const lit = {painted, onActors: [board.actors.map((_, actor) => lightOf(actor))]};
  const drawn = await scenery(spec, {board, painted}, context);
  return film(spec, {board, painting: lit, scenery: drawn, since: {seed: origin.spec.seed, seconds}}, context);
}

/** The given picture first; what its encoder did to it fades. */
async function* outOf(
  {framesPerSecond}: ShotSpec,
  picture: RgbFrame,
  {first, rest}: {readonly first: RgbFrame; readonly rest: AsyncGenerator<RgbFrame>},
): AsyncGenerator<RgbFrame> {
  // No more than grain and ringing: what is drawn otherwise today would stand still while the world moves.
  const off = Int8Array.from(picture, (value, i) => Math.max(-most, Math.min(most, value - (first[i] ?? 0))));
  yield picture;
  let frame = 0;
  for await (const now of rest) {
    frame += 1;
    const left = 1 - eased(frame / framesPerSecond / fading.inItsWorld);
    if (left > 0)
      for (let i = 0; i < now.length; i++) now[i] = Math.max(0, Math.min(255, Math.round((now[i] ?? 0) + left * (off[i] ?? 0))));
    yield now;
  }
}

const most = 10;

/** The shot's own world comes through the given picture, which the camera sees where its people stood. */
async function* through(
  spec: ShotSpec,
  {picture, board}: {readonly picture: ContinuedTake['picture']; readonly board: Storyboard},
  own: AsyncGenerator<RgbFrame>,
): AsyncGenerator<RgbFrame> {
  const {width, height, framesPerSecond, durationInFrames} = spec;
  const plane = await planeOf(picture, {width, height}, 0.15);
  const seconds = Math.min(fading.intoAnother, (0.6 * durationInFrames) / framesPerSecond);
  const start = board.at(0).camera;
  const follows = board.actors.some(({role}) => role.follows);
  let frame = 0;
  for await (const now of own) {
    const share = eased(frame / framesPerSecond / seconds);
    if (share < 1) {
      const {x, y, zoom} = board.at(durationInFrames === 1 ? 0 : frame / (durationInFrames - 1)).camera;
      // Whoever the camera follows stays where they are in the picture.
      const camera = {x: follows ? 0 : (x - start.x) * start.zoom, y: (y - start.y) * start.zoom, zoom: zoom / start.zoom};
      const canvas: Canvas = {rgb: new Uint8Array(width * height * 3), width, height};
      drawScenery(canvas, [plane], {camera, seconds: 0});
      for (let i = 0; i < now.length; i++) now[i] = Math.round((canvas.rgb[i] ?? 0) * (1 - share) + (now[i] ?? 0) * share);
    }
    frame += 1;
    yield now;
  }
}

const eased = (progress: number): number => {
  const t = Math.max(0, Math.min(1, progress));
  return t * t * (3 - 2 * t);
};

/** Measured against how far the picture is from being one grey: at night all pictures are near each other. */
function isAlike(picture: RgbFrame, drawn: RgbFrame): boolean {
  const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
  let [off, contrast] = [0, 0];
  for (let i = 0; i < picture.length; i++) {
    off += Math.abs((picture[i] ?? 0) - (drawn[i] ?? 0));
    contrast += Math.abs((picture[i] ?? 0) - mean);
  }
  return off < alike * contrast;
}

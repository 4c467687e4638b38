/**
 * An image model's shot with more than one picture: the first is the world, which the camera never leaves; each further one begins as what the
 * camera sees of it there and is painted over a little (SDEdit), with noise that moved with the camera, so that details come as the camera comes
 * near and textures stay on things. Between two of them each is seen as the camera sees it, the later one fading in.
 */
import type {ScenePlan} from '../../src/core/scene-plan.ts';
import {type Window, windowAt} from './camera-motion.ts';
import {worldNoise} from './coherent-noise.ts';
import type {Picture} from './decode.ts';
import {geometryOf} from './latents.ts';
import type {ModelFolder} from './model-folder.ts';
import type {Hooks, Run} from './run.ts';
import {sample} from './sample.ts';
import {numbers} from './tensors.ts';
import {torchRandom} from './torch-random.ts';
import {seenThrough} from './view.ts';

export interface Keyframe {
  /** Where in the shot it stands, 0 to 1. */
  readonly share: number;
  /** What of the world it shows. */
  readonly window: Window;
  readonly picture: Picture;
}

/** How much of the schedule the further pictures go through: enough for texture, too little for other things. */
const repainting = 0.35;

export interface KeyframesWanted {
  readonly run: Run;
  readonly plan: ScenePlan;
  readonly count: number;
}

export async function keyframes(model: ModelFolder, {run, plan, count}: KeyframesWanted, hooks: Hooks): Promise<Keyframe[]> {
  const part = (index: number): Hooks => ({
    ...hooks,
    onProgress: (share, label) => hooks.onProgress((index + share) / count, `picture ${index + 1}/${count}: ${label}`),
  });
  const [world] = await sample(model, run, part(0));
  if (!world) return [];
  // Another stream than that of the picture itself, of the same seed.
  const noise = worldNoise(geometryOf(model, run), torchRandom(run.seed + 1));
  const whole: Window = {x: 0.5, y: 0.5, side: 1};
  const all: Keyframe[] = [{share: 0, window: whole, picture: world}];
  for (let index = 1; index < count; index++) {
    const share = index / (count - 1);
    const window = windowAt(plan, share, 1);
    const picture = seen(all, {window, fade: 1});
    const {width, height, data} = picture;
    const again = {
      ...run,
      startImage: numbers(data, [1, 3, height, width]),
      region: null,
      strength: repainting,
      noise: noise.through(window),
    };
    const [painted] = await sample(model, again, part(index));
    if (painted) all.push({share, window, picture: painted});
  }
  return all;
}

/** What the camera sees at a share of the shot. */
export function seenAt(all: readonly Keyframe[], plan: ScenePlan, share: number): Picture | null {
  const next = all.findIndex((each) => each.share >= share);
  const later = next < 0 ? all.length - 1 : next;
  const [from, to] = [all[Math.max(0, later - 1)], all[later]];
  if (!(from && to)) return null;
  const fade = to.share > from.share ? (share - from.share) / (to.share - from.share) : 1;
  return seen(all.slice(0, later + 1), {window: windowAt(plan, share, 1), fade});
}

/** The earlier pictures laid over each other, the latest with the share `fade`. */
function seen(all: readonly Keyframe[], {window, fade}: {window: Window; fade: number}): Picture {
  const [world, ...rest] = all;
  if (!world) throw new Error('a shot of no pictures');
  let picture = seenThrough(world.picture, {windowOf: () => window, nearness: null});
  for (const [i, each] of rest.entries()) {
    const inside = within(window, each.window);
    const share = i === rest.length - 1 ? fade : 1;
    picture = over(picture, seenThrough(each.picture, {windowOf: () => inside, nearness: null}), {inside, share});
  }
  return picture;
}

/** A window of the world in the shares of a picture that shows another one. */
const within = (window: Window, shown: Window): Window => ({
  x: (window.x - shown.x) / shown.side + 0.5,
  y: (window.y - shown.y) / shown.side + 0.5,
  side: window.side / shown.side,
});

/** `upper` where it has something to show, softly towards its edges. */
function over(lower: Picture, upper: Picture, {inside, share}: {inside: Window; share: number}): Picture {
  const {width, height} = lower;
  const area = width * height;
  const soft = 0.04;
  const reach = (at: number) => Math.min(Math.max(Math.min(at, 1 - at) / soft, 0), 1);
  const data = lower.data.map((value, i) => {
    const [x, y] = [((i % width) + 0.5) / width - 0.5, (Math.floor((i % area) / width) + 0.5) / height - 0.5];
    const weight = share * reach(inside.x + x * inside.side) * reach(inside.y + y * inside.side);
    return value + weight * ((upper.data[i] ?? 0) - value);
  });
  return {width, height, data};
}

/** The guide: what the network is shown of the subjects, drawn where they stand in every frame, without light. [4, F, H, W], premultiplied. */
import {type Camera, place, scaleAt} from './camera-path.ts';
import type {Pose} from './cast.ts';
import type {Raster, Sprite} from './sprite.ts';

/** Where a sprite's box lands on a picture of `height` pixels: an affine map from picture pixels to the sprite's unit square. */
export interface Placement {
  /** u = a x + b y + c; v = d x + e y + f, u and v in 0..1 across and down the sprite. */
  readonly map: readonly [number, number, number, number, number, number];
  /** Half-open bounds in whole pixels, already inside the picture. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly camera: Camera;
}

export function placementOf(sprite: Sprite, pose: Pose, {width, height, camera}: Picture): Placement {
  const at = place(camera, 1, {x: pose.x, y: pose.feet});
  const scale = scaleAt(camera, 1) * height;
  const boxHeight = pose.size * sprite.stature * scale * pose.stretch;
  const boxWidth = (pose.size * sprite.stature * sprite.aspect * scale * (pose.mirrored ? -1 : 1)) / pose.stretch;
  const [feetX, feetY] = [at.x * height + width / 2, at.y * height + height / 2];
  const [cos, sin] = [Math.cos(pose.lean), Math.sin(pose.lean)];
  // Turn about the feet, then scale: u is 0.5 and v is 1 where the feet are.
  const map: Placement['map'] = [
    cos / boxWidth,
    sin / boxWidth,
    0.5 - (cos * feetX + sin * feetY) / boxWidth,
    -sin / boxHeight,
    cos / boxHeight,
    1 - (-sin * feetX + cos * feetY) / boxHeight,
  ];
  const reach = Math.abs(boxWidth) / 2 + Math.abs(sin) * boxHeight;
  return {
    map,
    left: Math.max(0, Math.floor(feetX - reach - 1)),
    right: Math.min(width, Math.ceil(feetX + reach + 1)),
    top: Math.max(0, Math.floor(feetY - boxHeight - reach * Math.abs(sin) - 1)),
    bottom: Math.min(height, Math.ceil(feetY + reach * Math.abs(sin) + 1)),
  };
}

export function rasterOf(sprite: Sprite, pose: Pose): Raster {
  return sprite.poses[Math.floor(pose.stride * sprite.poses.length) % sprite.poses.length] ?? sprite.poses[0];
}

export interface GuideFrame {
  readonly picture: Picture;
  readonly cast: readonly {readonly sprite: Sprite; readonly pose: Pose}[];
}

/** Sub-samples each way per guide pixel: the training's sprites were anti-aliased, so these are. */
const fine = 3;

export function drawGuide(frames: readonly GuideFrame[]): Float32Array {
  const [first] = frames;
  if (first === undefined) return new Float32Array(0);
  const {width, height} = first.picture;
  const area = width * height;
  const guide = new Float32Array(4 * frames.length * area);
  frames.forEach(({picture, cast}, frame) => {
    for (const {sprite, pose} of cast) {
      const placement = placementOf(sprite, pose, picture);
      const raster = rasterOf(sprite, pose);
      for (let y = placement.top; y < placement.bottom; y++) {
        for (let x = placement.left; x < placement.right; x++) {
          const [r, g, b, alpha] = covered(raster, placement, {x, y});
          if (alpha === 0) continue;
          const index = frame * area + y * width + x;
          [r, g, b, alpha].forEach((value, channel) => {
            const at = channel * frames.length * area + index;
            guide[at] = value + (guide[at] ?? 0) * (1 - alpha);
          });
        }
      }
    }
  });
  return guide;
}

/** Mean of the sprite under one pixel, premultiplied. */
function covered(raster: Raster, {map: [a, b, c, d, e, f]}: Placement, {x, y}: {x: number; y: number}): [number, number, number, number] {
  const sum: [number, number, number, number] = [0, 0, 0, 0];
  for (let j = 0; j < fine; j++) {
    for (let i = 0; i < fine; i++) {
      const [px, py] = [x + (i + 0.5) / fine, y + (j + 0.5) / fine];
      const column = Math.floor((a * px + b * py + c) * raster.width);
      const row = Math.floor((d * px + e * py + f) * raster.height);
      if (column < 0 || row < 0 || column >= raster.width || row >= raster.height) continue;
      const at = (row * raster.width + column) * 4;
      const alpha = (raster.rgba[at + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++) sum[channel] = (sum[channel] ?? 0) + ((raster.rgba[at + channel] ?? 0) / 255) * alpha;
      sum[3] += alpha;
    }
  }
  const n = fine * fine;
  return [sum[0] / n, sum[1] / n, sum[2] / n, sum[3] / n];
}

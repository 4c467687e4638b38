/** The soft dark under whoever stands on something: what makes a subject stand in the picture and not before it. */
import {type Camera, place, scaleAt} from './camera-path.ts';
import type {Pose} from './cast.ts';
import type {Sprite} from './sprite.ts';
import type {Canvas} from './weather.ts';

/** Width and height of the shadow's ellipse as shares of the subject's height. */
const [wide, high] = [0.36, 0.05];
const darkest = 0.46;
const colour = [22, 18, 34] as const;

export function drawShadow(canvas: Canvas, pose: Pose, {camera, sprite}: {camera: Camera; sprite: Sprite}): void {
  if (pose.ground === null) return;
  const tall = pose.size * sprite.stature;
  const {rgb, width, height} = canvas;
  const at = place(camera, 1, {x: pose.x, y: pose.ground - (1 - sprite.sole) * tall});
  const [centreX, centreY] = [at.x * height + width / 2, at.y * height + height / 2];
  // Who jumps leaves a smaller and fainter one.
  const closeness = Math.max(0.4, 1 - (pose.ground - pose.feet) * 3);
  const size = tall * scaleAt(camera, 1) * height * (0.6 + 0.4 * closeness);
  const [radiusX, radiusY] = [size * wide, size * high];
  for (let y = Math.max(0, Math.floor(centreY - radiusY)); y < Math.min(height, Math.ceil(centreY + radiusY)); y++) {
    const v = ((y + 0.5 - centreY) / radiusY) ** 2;
    for (let x = Math.max(0, Math.floor(centreX - radiusX)); x < Math.min(width, Math.ceil(centreX + radiusX)); x++) {
      const away = v + ((x + 0.5 - centreX) / radiusX) ** 2;
      if (away >= 1) continue;
      const shade = darkest * closeness * (1 - away) ** 0.8;
      const to = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) rgb[to + c] = (rgb[to + c] ?? 0) * (1 - shade) + (colour[c] ?? 0) * shade + 0.5;
    }
  }
}

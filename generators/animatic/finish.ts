/** The last touches on a frame at its full size: subjects as crisp as their vectors, paper grain that moves with the scene, a soft vignette. */
import type {Camera} from './camera-path.ts';
import type {Chance} from './chance.ts';
import type {Placement} from './guide.ts';
import {cells, type LightField} from './relight.ts';
import type {Raster} from './sprite.ts';
import type {Canvas} from './weather.ts';

export interface Performance {
  readonly raster: Raster;
  readonly placement: Placement;
  readonly light: LightField;
}

/** Depth of the frame, coarse: what is nearer than the subject's plane covers the subject. */
export interface Cover {
  readonly depth: Float32Array;
  readonly width: number;
  readonly height: number;
}

export function drawSubject(canvas: Canvas, {raster, placement, light}: Performance, cover: Cover): void {
  const {map, left, right, top, bottom} = placement;
  const [a, b, c, d, e, f] = map;
  const {rgba, width, height} = raster;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const u = a * (x + 0.5) + b * (y + 0.5) + c;
      const v = d * (x + 0.5) + e * (y + 0.5) + f;
      const px = u * width - 0.5;
      const py = v * height - 0.5;
      if (px <= -1 || py <= -1 || px >= width || py >= height) continue;
      const x0 = Math.floor(px);
      const y0 = Math.floor(py);
      const [fx, fy] = [px - x0, py - y0];
      let [r, g, bl, alpha] = [0, 0, 0, 0];
      for (let k = 0; k < 4; k++) {
        const [sx, sy] = [x0 + (k & 1), y0 + (k >> 1)];
        if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
        const at = (sy * width + sx) * 4;
        const weight = (k & 1 ? fx : 1 - fx) * (k >> 1 ? fy : 1 - fy) * (rgba[at + 3] ?? 0);
        r += weight * (rgba[at] ?? 0);
        g += weight * (rgba[at + 1] ?? 0);
        bl += weight * (rgba[at + 2] ?? 0);
        alpha += weight;
      }
      if (alpha < 1) continue;
      const shown = (alpha / 255) * (1 - frontness(cover, (x + 0.5) / canvas.width, (y + 0.5) / canvas.height));
      if (shown <= 0.004) continue;
      paint(canvas.rgb, (y * canvas.width + x) * 3, {unlit: [r / alpha, g / alpha, bl / alpha], shown, light: lightAt(light, u, v)});
    }
  }
}

const lit = new Float32Array(6);

/** Bilinear in the grid of coefficients. One shared array: this runs for every pixel of a subject. */
function lightAt({values}: LightField, u: number, v: number): Float32Array {
  const x = Math.max(0, Math.min(cells - 1.001, u * cells - 0.5));
  const y = Math.max(0, Math.min(cells - 1.001, v * cells - 0.5));
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const at = (y0 * cells + x0) * 6;
  for (let k = 0; k < 6; k++) {
    const upper = (values[at + k] ?? 0) * (1 - fx) + (values[at + 6 + k] ?? 0) * fx;
    const lower = (values[at + cells * 6 + k] ?? 0) * (1 - fx) + (values[at + cells * 6 + 6 + k] ?? 0) * fx;
    lit[k] = upper * (1 - fy) + lower * fy;
  }
  return lit;
}

function paint(
  rgb: Uint8Array,
  to: number,
  {unlit, shown, light}: {unlit: readonly [number, number, number]; shown: number; light: Float32Array},
): void {
  for (let c = 0; c < 3; c++) {
    const value = Math.max(0, Math.min(255, (light[c] ?? 1) * (unlit[c] ?? 0) + 255 * (light[3 + c] ?? 0)));
    rgb[to + c] = (rgb[to + c] ?? 0) * (1 - shown) + value * shown + 0.5;
  }
}

/** 1 where something stands before the subject's plane: a wave, a trunk, tall grass. Soft, because depth is coarse. */
function frontness({depth, width, height}: Cover, u: number, v: number): number {
  const x = Math.max(0, Math.min(width - 1.001, u * width - 0.5));
  const y = Math.max(0, Math.min(height - 1.001, v * height - 0.5));
  const at = Math.floor(y) * width + Math.floor(x);
  const [fx, fy] = [x - Math.floor(x), y - Math.floor(y)];
  const d =
    ((depth[at] ?? 0) * (1 - fx) + (depth[at + 1] ?? 0) * fx) * (1 - fy) +
    ((depth[at + width] ?? 0) * (1 - fx) + (depth[at + width + 1] ?? 0) * fx) * fy;
  const t = Math.max(0, Math.min(1, (d - 1.045) / 0.05));
  return t * t * (3 - 2 * t);
}

const tile = 256;

/** Paper: a tile of fine noise, the same for a whole shot. */
export function paperOf(chance: Chance): Int8Array {
  const white = Float32Array.from({length: tile * tile}, () => chance.normal());
  const at = (x: number, y: number): number => white[((y + tile) % tile) * tile + ((x + tile) % tile)] ?? 0;
  return Int8Array.from({length: tile * tile}, (_, i) => {
    const [x, y] = [i % tile, Math.floor(i / tile)];
    return Math.round(2.1 * (0.62 * at(x, y) + 0.26 * (at(x + 1, y) + at(x, y + 1)) + 0.14 * at(x + 1, y + 1)));
  });
}

/** Grain lies on the scenery's plane and moves with it: on the screen it would look like dirt on the lens. */
export function drawPaper({rgb, width, height}: Canvas, paper: Int8Array, camera: Camera): void {
  const shiftX = Math.round(camera.x * 0.5 * height) & (tile - 1);
  const shiftY = Math.round(camera.y * 0.5 * height) & (tile - 1);
  const falloff = Float32Array.from({length: width}, (_, x) => ((x + 0.5) / width - 0.5) ** 2);
  for (let y = 0; y < height; y++) {
    const vertical = ((y + 0.5) / height - 0.5) ** 2;
    const row = ((y + shiftY) & (tile - 1)) * tile;
    for (let x = 0; x < width; x++) {
      const radius = vertical + (falloff[x] ?? 0);
      const shade = 1 - 0.5 * radius * radius;
      const grain = paper[row + ((x + shiftX) & (tile - 1))] ?? 0;
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const value = (rgb[at + c] ?? 0) * shade + grain + 0.5;
        rgb[at + c] = Math.max(0, Math.min(255, value));
      }
    }
  }
}

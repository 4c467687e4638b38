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

/** Light is worked out once for this many pixels in a row: it is smooth, and this is the hot loop of large subjects. */
const block = 8;

export function drawSubject(canvas: Canvas, {raster, placement, light}: Performance): void {
  const {map, left, right, top, bottom} = placement;
  const [a, b, c, d, e, f] = map;
  const sample = new Float32Array(4);
  const lit = new Float32Array(6);
  for (let y = top; y < bottom; y++) {
    for (let start = left; start < right; start += block) {
      const centre = Math.min(right, start + block / 2);
      const [u, v] = [a * centre + b * (y + 0.5) + c, d * centre + e * (y + 0.5) + f];
      const reach = Math.abs(a) * block;
      if (u < -reach || u > 1 + reach || v < -0.05 || v > 1.05) continue;
      lightAt(light, {u, v}, lit);
      for (let x = start; x < Math.min(right, start + block); x++) {
        sampleAt(raster, {u: a * (x + 0.5) + b * (y + 0.5) + c, v: d * (x + 0.5) + e * (y + 0.5) + f}, sample);
        const shown = sample[3] ?? 0;
        if (shown <= 0.004) continue;
        const to = (y * canvas.width + x) * 3;
        for (let k = 0; k < 3; k++) {
          const value = (lit[k] ?? 1) * (sample[k] ?? 0) + 255 * (lit[3 + k] ?? 0);
          canvas.rgb[to + k] = (canvas.rgb[to + k] ?? 0) * (1 - shown) + Math.max(0, Math.min(255, value)) * shown + 0.5;
        }
      }
    }
  }
}

/** Bilinear: straight colour 0..255 and alpha 0..1 into `out`. */
function sampleAt({rgba, width, height}: Raster, {u, v}: {u: number; v: number}, out: Float32Array): void {
  out.fill(0);
  const px = u * width - 0.5;
  const py = v * height - 0.5;
  if (px <= -1 || py <= -1 || px >= width || py >= height) return;
  const x0 = Math.floor(px);
  const y0 = Math.floor(py);
  const fx = px - x0;
  const fy = py - y0;
  let alpha = 0;
  for (let k = 0; k < 4; k++) {
    const sx = x0 + (k & 1);
    const sy = y0 + (k >> 1);
    if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
    const at = (sy * width + sx) * 4;
    const weight = (k & 1 ? fx : 1 - fx) * (k >> 1 ? fy : 1 - fy) * (rgba[at + 3] ?? 0);
    alpha += weight;
    for (let channel = 0; channel < 3; channel++) out[channel] = (out[channel] ?? 0) + weight * (rgba[at + channel] ?? 0);
  }
  if (alpha === 0) return;
  for (let channel = 0; channel < 3; channel++) out[channel] = (out[channel] ?? 0) / alpha;
  out[3] = alpha / 255;
}

/** Bilinear in the grid of coefficients, into `out`. */
function lightAt({values}: LightField, {u, v}: {u: number; v: number}, out: Float32Array): void {
  const x = Math.max(0, Math.min(cells - 1.001, u * cells - 0.5));
  const y = Math.max(0, Math.min(cells - 1.001, v * cells - 0.5));
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const at = (y0 * cells + x0) * 6;
  for (let k = 0; k < 6; k++) {
    const upper = (values[at + k] ?? 0) * (1 - fx) + (values[at + 6 + k] ?? 0) * fx;
    const lower = (values[at + cells * 6 + k] ?? 0) * (1 - fx) + (values[at + cells * 6 + 6 + k] ?? 0) * fx;
    out[k] = upper * (1 - fy) + lower * fy;
  }
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

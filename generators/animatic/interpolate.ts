/**
 * Frames between keyframes. The camera's way is known and the network says how far away everything is, so every pixel's way is known too:
 * both neighbours are warped to the moment in between and cross-faded. Nothing is guessed from the pictures; nothing can flicker.
 */
import {type Camera, look, place} from './camera-path.ts';
import type {Keyframe} from './keyframe.ts';

export interface InBetween {
  /** Interleaved RGB, 8 bits, at the keyframes' size. */
  readonly rgb: Uint8Array;
  /** Depth as seen from this moment, at the network's own size. */
  readonly depth: Float32Array;
}

/** `share` 0 is `before`, 1 is `after`; `camera` is where the camera is at that moment. */
export function between({before, after, share}: {before: Keyframe; after: Keyframe; share: number}, camera: Camera): InBetween {
  const first = warpField(before, camera);
  const rgb = new Uint8Array(before.plate.length);
  if (share <= 0.001) {
    resample(before, first, {out: rgb, weight: 1});
    return {rgb, depth: first.depth};
  }
  const second = warpField(after, camera);
  const mixed = new Float32Array(before.plate.length);
  resample(before, first, {out: mixed, weight: 1 - share});
  resample(after, second, {out: mixed, weight: share});
  for (let i = 0; i < rgb.length; i++) rgb[i] = (mixed[i] ?? 0) + 0.5;
  const depth = first.depth.map((d, i) => d * (1 - share) + (second.depth[i] ?? 0) * share);
  return {rgb, depth};
}

/** For each point of a coarse grid over the new picture: where on the keyframe it is found, as 0..1 across and down. */
interface WarpField {
  readonly u: Float32Array;
  readonly v: Float32Array;
  readonly depth: Float32Array;
}

/** Solved by fixed point: the depth of a pixel is known only where it lies on the keyframe. Three rounds settle to a hundredth of a pixel. */
const rounds = 3;

function warpField(key: Keyframe, camera: Camera): WarpField {
  const {depthWidth: width, depthHeight: height} = key;
  const [u, v, depth] = [new Float32Array(width * height), new Float32Array(width * height), new Float32Array(width * height)];
  const aspect = width / height;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = {x: ((column + 0.5) / width - 0.5) * aspect, y: (row + 0.5) / height - 0.5};
      let found = at;
      let d = 0;
      for (let round = 0; round < rounds; round++) {
        d = depthAt(key, found.x / aspect + 0.5, found.y + 0.5);
        found = place(key.camera, d, look(camera, d, at));
      }
      const index = row * width + column;
      u[index] = found.x / aspect + 0.5;
      v[index] = found.y + 0.5;
      depth[index] = d;
    }
  }
  return {u, v, depth};
}

function depthAt({depth, depthWidth: width, depthHeight: height}: Keyframe, u: number, v: number): number {
  const x = Math.max(0, Math.min(width - 1.001, u * width - 0.5));
  const y = Math.max(0, Math.min(height - 1.001, v * height - 0.5));
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const at = y0 * width + x0;
  const top = (depth[at] ?? 0) * (1 - fx) + (depth[at + 1] ?? 0) * fx;
  const bottom = (depth[at + width] ?? 0) * (1 - fx) + (depth[at + width + 1] ?? 0) * fx;
  return top * (1 - fy) + bottom * fy;
}

/** Bilinear in the field and in the plate; adds `weight` times the result to `out`. The hot loop of the generator: plain numbers only. */
function resample(key: Keyframe, field: WarpField, {out, weight}: {out: Uint8Array | Float32Array; weight: number}): void {
  const {plate, width, height, depthWidth, depthHeight} = key;
  const across = new Float32Array(depthWidth);
  const down = new Float32Array(depthWidth);
  for (let y = 0; y < height; y++) {
    const gridY = Math.max(0, Math.min(depthHeight - 1.001, ((y + 0.5) * depthHeight) / height - 0.5));
    const row = Math.floor(gridY);
    const fy = gridY - row;
    for (let column = 0; column < depthWidth; column++) {
      const at = row * depthWidth + column;
      across[column] = ((field.u[at] ?? 0) * (1 - fy) + (field.u[at + depthWidth] ?? 0) * fy) * width - 0.5;
      down[column] = ((field.v[at] ?? 0) * (1 - fy) + (field.v[at + depthWidth] ?? 0) * fy) * height - 0.5;
    }
    for (let x = 0; x < width; x++) {
      const gridX = Math.max(0, Math.min(depthWidth - 1.001, ((x + 0.5) * depthWidth) / width - 0.5));
      const column = Math.floor(gridX);
      const fx = gridX - column;
      const px = Math.max(0, Math.min(width - 1.001, (across[column] ?? 0) * (1 - fx) + (across[column + 1] ?? 0) * fx));
      const py = Math.max(0, Math.min(height - 1.001, (down[column] ?? 0) * (1 - fx) + (down[column + 1] ?? 0) * fx));
      const x0 = Math.floor(px);
      const y0 = Math.floor(py);
      const ax = px - x0;
      const ay = py - y0;
      const w00 = (1 - ax) * (1 - ay) * weight;
      const w10 = ax * (1 - ay) * weight;
      const w01 = (1 - ax) * ay * weight;
      const w11 = ax * ay * weight;
      const from = (y0 * width + x0) * 3;
      const below = from + width * 3;
      const to = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const value =
          (plate[from + c] ?? 0) * w00 +
          (plate[from + 3 + c] ?? 0) * w10 +
          (plate[below + c] ?? 0) * w01 +
          (plate[below + 3 + c] ?? 0) * w11;
        out[to + c] = (out[to + c] ?? 0) + value;
      }
    }
  }
}

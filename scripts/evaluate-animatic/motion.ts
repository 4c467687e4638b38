/** How a clip moves: the camera's move as measured, and whether anything jumps, flickers or stands still. */
import sharp from 'sharp';
import type {Take} from './shoot.ts';

const [across, down] = [54, 96];

export type Way = 'pan-left' | 'pan-right' | 'tilt-up' | 'tilt-down' | 'dolly-in' | 'dolly-out' | 'still';

export interface Motion {
  readonly way: Way;
  /** Mean change between the first frame and the last, 0..255. */
  readonly change: number;
  /** How much the brightness of the whole picture wavers, 0..255: mean size of its second difference. */
  readonly flicker: number;
  /** What of a frame is not found within four pixels in the frame before, 0..255. */
  readonly residual: number;
}

/** Limits of a clip that may be shown; `npm run evaluate:animatic` plants a still and a flickering clip to prove that they bite. */
const limits = {leastChange: 2.5, mostFlicker: 3, mostResidual: 6};

export function faultsOf({change, flicker, residual}: Motion): readonly string[] {
  return [
    ...(change < limits.leastChange ? [`it hardly moves: ${change.toFixed(2)} of 255 from first to last`] : []),
    ...(flicker > limits.mostFlicker ? [`its brightness wavers by ${flicker.toFixed(2)} of 255`] : []),
    ...(residual > limits.mostResidual ? [`frames do not follow from each other: ${residual.toFixed(2)} of 255 is new`] : []),
  ];
}

export async function motionOf({frames, width, height}: Take): Promise<Motion> {
  const small: Float32Array[] = [];
  for (const frame of frames) {
    const grey = await sharp(frame, {raw: {width, height, channels: 3}})
      .resize(across, down, {fit: 'fill'})
      .greyscale()
      .raw()
      .toBuffer();
    small.push(Float32Array.from(grey));
  }
  const [first, last] = [small[0], small.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a clip without frames');
  const brightness = small.map((picture) => mean(picture));
  const bends = brightness.slice(2).map((value, i) => Math.abs(value - 2 * (brightness[i + 1] ?? 0) + (brightness[i] ?? 0)));
  const apart = Math.max(1, Math.floor(small.length / 3));
  const steps = small.slice(apart).map((picture, i) => fit(small[i] ?? picture, picture));
  return {
    way: wayOf(steps),
    change: mean(last.map((value, i) => Math.abs(value - (first[i] ?? 0)))),
    flicker: mean(bends),
    residual: mean(small.slice(1).map((picture, i) => unexplained(small[i] ?? picture, picture))),
  };
}

interface Step {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The shift and zoom that carry one frame into the other best, by trying all: no local minimum, no threshold. */
function fit(before: Float32Array, after: Float32Array): Step {
  let best: Step & {cost: number} = {x: 0, y: 0, zoom: 1, cost: Number.POSITIVE_INFINITY};
  for (const zoom of [0.92, 0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.06, 1.08]) {
    for (let y = -8; y <= 8; y++) {
      for (let x = -8; x <= 8; x++) {
        if (zoom !== 1 && Math.abs(x) + Math.abs(y) > 4) continue;
        const cost = difference(before, after, {x, y, zoom});
        if (cost < best.cost) best = {x, y, zoom, cost};
      }
    }
  }
  return best;
}

function difference(before: Float32Array, after: Float32Array, {x, y, zoom}: Step): number {
  let [sum, n] = [0, 0];
  for (let row = 8; row < down - 8; row += 2) {
    const from = Math.round((row - down / 2) / zoom + down / 2 - y);
    if (from < 0 || from >= down) continue;
    for (let column = 6; column < across - 6; column++) {
      const at = Math.round((column - across / 2) / zoom + across / 2 - x);
      if (at < 0 || at >= across) continue;
      sum += Math.abs((after[row * across + column] ?? 0) - (before[from * across + at] ?? 0));
      n++;
    }
  }
  return n === 0 ? Number.POSITIVE_INFINITY : sum / n;
}

/** Scenery that moves right means a camera that pans left; all of it growing, a camera that comes nearer. */
function wayOf(steps: readonly Step[]): Way {
  const x = mean(steps.map((step) => step.x)) / across;
  const y = mean(steps.map((step) => step.y)) / down;
  const zoom = mean(steps.map((step) => step.zoom - 1)) / 2;
  const most = Math.max(Math.abs(x), Math.abs(y), Math.abs(zoom));
  if (most < 0.004) return 'still';
  if (most === Math.abs(zoom)) return zoom > 0 ? 'dolly-in' : 'dolly-out';
  if (most === Math.abs(x)) return x > 0 ? 'pan-left' : 'pan-right';
  return y > 0 ? 'tilt-up' : 'tilt-down';
}

const block = 6;

/** Mean over blocks of the least difference to any place near by in the frame before. */
function unexplained(before: Float32Array, after: Float32Array): number {
  const costs: number[] = [];
  for (let top = 6; top + block <= down - 6; top += block) {
    for (let left = 6; left + block <= across - 6; left += block) {
      let least = Number.POSITIVE_INFINITY;
      for (let y = -4; y <= 4; y++) for (let x = -4; x <= 4; x++) least = Math.min(least, blockCost(before, after, {top, left, x, y}));
      costs.push(least);
    }
  }
  return mean(costs);
}

function blockCost(
  before: Float32Array,
  after: Float32Array,
  {top, left, x, y}: {top: number; left: number; x: number; y: number},
): number {
  let sum = 0;
  for (let j = 0; j < block; j++) {
    for (let i = 0; i < block; i++) {
      sum += Math.abs((after[(top + j) * across + left + i] ?? 0) - (before[(top + j + y) * across + left + i + x] ?? 0));
    }
  }
  return sum / (block * block);
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

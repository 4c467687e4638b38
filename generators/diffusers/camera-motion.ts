/**
 * One picture becomes a shot by moving the camera over it: a window into the picture that pans, zooms or shakes. What is seen is only ever
 * a part of the picture, so nothing has to be invented at its edges; the picture is sampled between its pixels, so slow moves do not jump.
 */
import type {ScenePlan} from '../../src/core/scene-plan.ts';
import type {Picture} from './decode.ts';

/** The window, in shares of the picture: its centre from 0 to 1 and its side up to 1. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

const travel = {slow: 0.06, normal: 0.12, fast: 0.2} as const;

/** Where the camera is at a share of the shot, 0 to 1. Without a move in the plan the camera stands still. */
export function windowAt({camera}: ScenePlan, share: number): Window {
  const way = travel[camera.speed ?? 'normal'];
  // Starts and ends softly: the speed is 0 at both ends.
  const eased = share * share * (3 - 2 * share);
  const along = (eased - 0.5) * way;
  const held = {x: 0.5, y: 0.5, side: 1 - way};
  switch (camera.move) {
    case 'dolly-in':
    case 'zoom-in':
      return {x: 0.5, y: 0.5, side: 1 - way * 1.5 * eased};
    case 'dolly-out':
    case 'zoom-out':
      return {x: 0.5, y: 0.5, side: 1 - way * 1.5 * (1 - eased)};
    case 'pan-left':
    case 'tracking-left':
      return {...held, x: 0.5 - along};
    case 'pan-right':
    case 'tracking-right':
    case 'orbit':
      return {...held, x: 0.5 + along};
    case 'tilt-up':
    case 'crane-up':
      return {...held, y: 0.5 - along};
    case 'tilt-down':
    case 'crane-down':
      return {...held, y: 0.5 + along};
    case 'handheld': {
      const swing = (beats: number, phase: number) => Math.sin(2 * Math.PI * (beats * share + phase)) * way * 0.12;
      return {x: 0.5 + swing(2, 0) + swing(5, 0.3), y: 0.5 + swing(3, 0.6) + swing(7, 0.1), side: 1 - way};
    }
    default:
      return {x: 0.5, y: 0.5, side: 1};
  }
}

/** [3, H, W] from −1 to 1, seen through a window, as interleaved RGB of the picture's own size. */
export function seenThrough({width, height, data}: Picture, window: Window): Uint8Array {
  const rgb = new Uint8Array(3 * width * height);
  const left = (window.x - window.side / 2) * width;
  const top = (window.y - window.side / 2) * height;
  for (let y = 0; y < height; y++) {
    const sourceY = top + (y + 0.5) * window.side - 0.5;
    for (let x = 0; x < width; x++) {
      const sourceX = left + (x + 0.5) * window.side - 0.5;
      const corners = cornersOf({x: sourceX, y: sourceY, width, height});
      for (let channel = 0; channel < 3; channel++) {
        let value = 0;
        for (const [at, weight] of corners) value += weight * (data[channel * width * height + at] ?? 0);
        rgb[3 * (y * width + x) + channel] = Math.round(Math.min(Math.max(value / 2 + 0.5, 0), 1) * 255);
      }
    }
  }
  return rgb;
}

/** The four pixels around a place and their weights. */
function cornersOf({x, y, width, height}: {x: number; y: number; width: number; height: number}): [number, number][] {
  const clamp = (value: number, size: number) => Math.min(Math.max(value, 0), size - 1);
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const at = (dx: number, dy: number) => clamp(y0 + dy, height) * width + clamp(x0 + dx, width);
  return [
    [at(0, 0), (1 - fx) * (1 - fy)],
    [at(1, 0), fx * (1 - fy)],
    [at(0, 1), (1 - fx) * fy],
    [at(1, 1), fx * fy],
  ];
}

/** Where the frame of a shot lies between the frames that a network made: the two nearest are blended. */
export function blended(pictures: readonly Picture[], position: number): Picture | null {
  const low = Math.min(Math.floor(position), pictures.length - 1);
  const [a, b] = [pictures[low], pictures[Math.min(low + 1, pictures.length - 1)]];
  if (!(a && b)) return null;
  const share = position - low;
  if (share === 0 || a === b) return a;
  return {...a, data: a.data.map((value, i) => value + share * ((b.data[i] ?? 0) - value))};
}

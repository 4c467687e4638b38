/**
 * One picture becomes a shot by moving the camera over it: a window into the picture that pans, zooms or shakes. What is seen is only ever
 * a part of the picture, so nothing has to be invented at its edges.
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

/** What is farthest moves so much less than what is nearest when the camera travels. Turning and zooming move all alike. */
const parallax = 0.75;

/** Where the camera is at a share of the shot, 0 to 1, for what is so near. Without a move in the plan the camera stands still. */
export function windowAt({camera}: ScenePlan, share: number, nearness: number): Window {
  const way = travel[camera.speed ?? 'normal'];
  const travelled = 1 - parallax * (1 - nearness);
  // Starts and ends softly: the speed is 0 at both ends.
  const eased = share * share * (3 - 2 * share);
  const along = (eased - 0.5) * way;
  const held = {x: 0.5, y: 0.5, side: 1 - way};
  switch (camera.move) {
    case 'dolly-in':
      return {x: 0.5, y: 0.5, side: 1 - way * 1.5 * eased * travelled};
    case 'dolly-out':
      return {x: 0.5, y: 0.5, side: 1 - way * 1.5 * (1 - eased) * travelled};
    case 'zoom-in':
      return {x: 0.5, y: 0.5, side: 1 - way * 1.5 * eased};
    case 'zoom-out':
      return {x: 0.5, y: 0.5, side: 1 - way * 1.5 * (1 - eased)};
    case 'pan-left':
      return {...held, x: 0.5 - along};
    case 'tracking-left':
      return {...held, x: 0.5 - along * travelled};
    case 'pan-right':
      return {...held, x: 0.5 + along};
    case 'tracking-right':
    case 'orbit':
      return {...held, x: 0.5 + along * travelled};
    case 'tilt-up':
      return {...held, y: 0.5 - along};
    case 'crane-up':
      return {...held, y: 0.5 - along * travelled};
    case 'tilt-down':
      return {...held, y: 0.5 + along};
    case 'crane-down':
      return {...held, y: 0.5 + along * travelled};
    case 'handheld': {
      const swing = (beats: number, phase: number) => Math.sin(2 * Math.PI * (beats * share + phase)) * way * 0.12;
      return {x: 0.5 + swing(2, 0) + swing(5, 0.3), y: 0.5 + swing(3, 0.6) + swing(7, 0.1), side: 1 - way};
    }
    default:
      return {x: 0.5, y: 0.5, side: 1};
  }
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

/** The camera of a shot that plays on where another ended: its own move, from where the camera stood. */
import type {ShotSpec} from '../../src/core/spec.ts';
import {type Camera, cameraAt, scaleAt} from './camera-path.ts';
import type {Pose} from './cast.ts';
import {type Direction, direct, type Framing} from './direction.ts';

/** A move and how fast it is. */
export type Move = Pick<Direction, 'move' | 'speed'>;

const framings: readonly Framing[] = ['extreme-wide', 'wide', 'medium', 'close-up', 'extreme-close-up'];

/** Without a word about the move, another framing is one: closer, or further away. */
export function moveOf(spec: ShotSpec, framing: Framing): Move {
  const {move, speed, framing: wished} = direct(spec);
  const {camera} = spec.scenePlan;
  if (camera.move !== null || camera.shotSize === null) return {move, speed};
  const closer = framings.indexOf(wished) - framings.indexOf(framing);
  if (closer === 0) return {move, speed};
  return {move: closer > 0 ? 'dolly-in' : 'dolly-out', speed: camera.speed ?? 'normal'};
}

/** How far from the middle the camera has been in training, and how near. */
const bounds = {x: 0.3, y: 0.17, nearest: 1.75, furthest: 0.82};

/** Whoever the words name has their middle within so much of the picture's width. */
const kept = 0.6;

/** Of a move that the words ask for, at least so much is made, even if somebody is left behind at the picture's edge. */
const leastCommanded = 0.45;

/** Of rounding. */
const slack = 1e-9;

export interface Course {
  readonly move: Move;
  readonly isCommanded: boolean;
  readonly durationInSeconds: number;
  readonly aspect: number;
  /** Where those stand who are to stay in the picture. */
  readonly kept: readonly Pose[];
}

/** The shot's own move, from where the camera stood, as far as the world goes and its people stay in the picture. */
export function cameraFrom(
  start: Camera,
  {move, isCommanded, durationInSeconds, aspect, kept: poses}: Course,
): (progress: number) => Camera {
  const travel = {...move, durationInSeconds};
  const first = cameraAt(travel, 0);
  const at = (progress: number, share: number): Camera => {
    const {x, y, zoom} = cameraAt(travel, progress);
    return {
      x: start.x + (share * (x - first.x)) / start.zoom,
      y: start.y + (share * (y - first.y)) / start.zoom,
      zoom: start.zoom * (1 + share * (zoom / first.zoom - 1)),
    };
  };
  const aside = (camera: Camera, pose: Pose): number => Math.abs(pose.x - camera.x) * scaleAt(camera, 1);
  /** Whether the camera may be there, or is no worse off than where it stood. */
  const isInBounds = ({x, y, zoom}: Camera): boolean =>
    Math.abs(x) <= Math.max(bounds.x, Math.abs(start.x)) + slack &&
    Math.abs(y) <= Math.max(bounds.y, Math.abs(start.y)) + slack &&
    zoom <= Math.max(bounds.nearest, start.zoom) + slack &&
    zoom >= Math.min(bounds.furthest, start.zoom) - slack;
  const keepsAll = (camera: Camera): boolean =>
    poses.every((pose) => aside(camera, pose) <= Math.max((kept * aspect) / 2, aside(start, pose)) + slack);
  const looks = Array.from({length: 13}, (_, i) => i / 12);
  const shareWhere = (holds: (camera: Camera) => boolean, least: number): number => {
    let share = 1;
    while (share > least && !looks.every((progress) => holds(at(progress, share)))) share *= 0.9;
    return Math.max(share, least);
  };
  const share = Math.min(shareWhere(isInBounds, 0.02), shareWhere(keepsAll, isCommanded ? leastCommanded : 0.02));
  return (progress) => at(progress, share);
}

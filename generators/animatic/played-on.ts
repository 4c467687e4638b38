/** The storyboard of a shot that plays on where another ended: the camera moves on from where it stood, whoever was there goes on from their poses. */
import type {ResolvedIngredient, ShotSpec} from '../../src/core/spec.ts';
import {cameraFrom, moveOf} from './camera-on.ts';
import type {Camera} from './camera-path.ts';
import {bucketOf} from './capability.ts';
import {type Pose, poseAt, type Role, roles} from './cast.ts';
import {chance} from './chance.ts';
import type {Direction} from './direction.ts';
import {type Goer, isNamed, poseOf, roleOf} from './going-on.ts';
import {type Actor, keyTimes, type ReadReference, type Storyboard, spriteFor, steps} from './storyboard.ts';
import type {Subject} from './subject.ts';

export interface Scene {
  readonly before: Storyboard;
  /** At its end: how long its people have been doing what they do. */
  readonly clock: number;
  /** Where it plays now: there, or somewhere else, where everybody stands as they stood. */
  readonly direction: Direction;
  readonly stays: (subject: Subject) => boolean;
  readonly newcomers: readonly Subject[];
  /** Of all shots that it continues, too: whoever is not named now keeps their look. */
  readonly ingredients: readonly ResolvedIngredient[];
  readonly readReference: ReadReference;
  /** Where it is asked only where everybody is, not how they look: a link in the middle of a chain. */
  readonly isSketch: boolean;
}

export async function playedOn(spec: ShotSpec, scene: Scene): Promise<Storyboard> {
  const {before, clock, direction, readReference} = scene;
  const durationInSeconds = spec.durationInFrames / spec.framesPerSecond;
  const last = before.at(1);
  const move = moveOf(spec, before.direction.framing);
  const tracked = move.move === 'tracking-left' || move.move === 'tracking-right';
  const present = before.actors.flatMap(({role}, i) => {
    const pose = last.poses[i];
    if (pose === undefined || !scene.stays(role.subject)) return [];
    return [{from: role, pose, role: roleOf(role, spec, {pose, move: move.move, place: direction.place})}];
  });
  const kept = tracked ? [] : present.filter(({role}) => isNamed(role.subject, spec)).map(({pose}) => pose);
  const camera = cameraFrom(last.camera, {
    ...{move, isCommanded: spec.scenePlan.camera.move !== null, durationInSeconds},
    ...{aspect: spec.width / spec.height, kept},
  });
  const arriving = newcomers(spec, scene, {present, camera, direction: {...direction, ...move}});
  const closest = scene.isSketch ? 0.05 : Math.max(1.4, ...[0, 0.25, 0.5, 0.75, 1].map((progress) => camera(progress).zoom));
  const cast: (Goer & {readonly actor: Actor})[] = [];
  for (const goer of [...present, ...arriving]) {
    const look = {spec: {...spec, ingredients: scene.ingredients}, readReference, closest, walks: steps(goer.role) || steps(goer.from)};
    const sprite = await spriteFor(goer.role, look);
    if (sprite !== null) cast.push({...goer, actor: {role: goer.role, sprite}});
  }
  return {
    direction: {...direction, ...move},
    subjects: [...before.subjects.filter(scene.stays), ...scene.newcomers],
    bucket: bucketOf(spec),
    actors: cast.map(({actor}) => actor),
    keys: keyTimes(durationInSeconds),
    at: (progress) => {
      const now = camera(progress);
      const moment = {camera: now, elapsed: progress * durationInSeconds, travelled: now.x - last.camera.x, clock};
      return {camera: now, poses: cast.map((goer) => poseOf(goer, moment))};
    },
  };
}

/** Whoever comes into a picture in which others stand takes the place that is most free. */
function newcomers(
  spec: ShotSpec,
  {newcomers: subjects, clock}: Scene,
  {
    present,
    camera,
    direction,
  }: {readonly present: readonly Goer[]; readonly camera: (progress: number) => Camera; readonly direction: Direction},
): readonly Goer[] {
  const cameras = [0, 0.5, 1].map(camera);
  const cast = roles(spec, direction, {subjects, chance: chance(spec.seed, 'newcomers'), cameras});
  const [neighbour] = present;
  const arriving: Goer[] = [];
  for (const own of cast) {
    const size = neighbour === undefined ? own.size : Math.min(own.size, 0.9 * neighbour.pose.size);
    const others = [...present, ...arriving].map(({pose}) => pose);
    const role: Role = {...own, size, x: others.length === 0 ? own.x : freeOf(others, spec, cameras)};
    arriving.push({role, from: role, pose: {...poseAt(role, camera(0), clock), x: role.x}});
  }
  return arriving;
}

/** Where the camera sees a place, all along, that is far from the others. */
function freeOf(others: readonly Pose[], {width, height}: ShotSpec, cameras: readonly Camera[]): number {
  const middle = cameras.reduce((sum, {x}) => sum + x, 0) / cameras.length;
  const closest = Math.max(...cameras.map(({zoom}) => zoom));
  const places = Array.from({length: 9}, (_, i) => middle + ((i / 8 - 0.5) * 0.62 * width) / height / closest);
  const room = (x: number): number => Math.min(...others.map((pose) => Math.abs(pose.x - x)));
  return places.reduce((best, place) => (room(place) > room(best) ? place : best), middle);
}

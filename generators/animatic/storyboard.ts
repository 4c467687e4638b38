/** Everything about a shot that is decided before the network is asked: who is where, and where the camera is, at every moment. */
import type {ShotSpec} from '../../src/core/spec.ts';
import {type Camera, cameraAt} from './camera-path.ts';
import {type Bucket, bucketOf} from './capability.ts';
import {type Pose, poseAt, type Role, roles} from './cast.ts';
import {chance} from './chance.ts';
import {type Direction, direct} from './direction.ts';
import {type Sprite, spriteOf, spriteOfPicture} from './sprite.ts';
import {castOf, type Subject} from './subject.ts';

export interface Actor {
  readonly role: Role;
  readonly sprite: Sprite;
}

export interface Moment {
  readonly camera: Camera;
  readonly poses: readonly Pose[];
}

export interface Storyboard {
  readonly direction: Direction;
  readonly subjects: readonly Subject[];
  readonly bucket: Bucket;
  /** Those whose looks are known; a subject without an illustration is left to the text. */
  readonly actors: readonly Actor[];
  /** When keyframes are, as shares of the shot. */
  readonly keys: readonly number[];
  readonly at: (progress: number) => Moment;
}

/** The bytes of an ingredient's reference picture. */
export type ReadReference = (digest: ShotSpec['ingredients'][number]['references'][number]) => Promise<Uint8Array>;

export async function storyboard(spec: ShotSpec, readReference: ReadReference): Promise<Storyboard> {
  const direction = direct(spec);
  const subjects = castOf(spec.scenePlan.subjects);
  const durationInSeconds = spec.durationInFrames / spec.framesPerSecond;
  const camera = (progress: number): Camera => cameraAt({move: direction.move, speed: direction.speed, durationInSeconds}, progress);
  const cast = roles(spec, direction, {subjects, chance: chance(spec.seed, 'cast'), cameras: [0, 0.5, 1].map(camera)});
  const actors: Actor[] = [];
  for (const role of cast) {
    const sprite = await spriteFor(role, {spec, readReference, closest: 1.4, walks: steps(role)});
    if (sprite !== null) actors.push({role, sprite});
  }
  return {
    direction,
    subjects,
    bucket: bucketOf(spec),
    actors,
    keys: keyTimes(durationInSeconds),
    at: (progress) => {
      const now = camera(progress);
      return {camera: now, poses: actors.map(({role}) => poseAt(role, now, progress * durationInSeconds))};
    },
  };
}

/** Who needs a stride of poses. */
export const steps = ({manner}: Role): boolean => manner === 'walk' || manner === 'run';

/** How a role looks, in a shot whose camera comes so close. */
export async function spriteFor(
  role: Role,
  {
    spec,
    readReference,
    closest,
    walks,
  }: {readonly spec: ShotSpec; readonly readReference: ReadReference; readonly closest: number; readonly walks: boolean},
): Promise<Sprite | null> {
  // Drawn at the largest size it will have, so that it is never enlarged; a third is enough for what is seen smaller anyway.
  const height = Math.min(1400, Math.ceil(role.size * 1.22 * closest * spec.height));
  const ingredient = spec.ingredients.find(({name}) => name === role.subject.ingredient);
  const [reference] = ingredient?.references ?? [];
  return reference === undefined ? spriteOf(role.subject, height, walks) : spriteOfPicture(await readReference(reference), height);
}

/** Keyframes a second: enough that the light on an actor follows where it goes. The scenery is in one light for the whole shot. */
const keysPerSecond = 1;

/** When keyframes are, as shares of the shot. */
export function keyTimes(durationInSeconds: number): readonly number[] {
  const count = Math.max(2, Math.min(16, Math.round(durationInSeconds * keysPerSecond) + 1));
  return Array.from({length: count}, (_, i) => i / (count - 1));
}

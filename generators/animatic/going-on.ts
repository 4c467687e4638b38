/** Whoever was there when another shot ended goes on from their pose: with what they did, or with what the words say now. */
import type {SceneSubject} from '../../src/core/scene-plan.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import type {Camera} from './camera-path.ts';
import {mannerOf, type Pose, paceOf, poseAt, type Role, strideRate} from './cast.ts';
import type {Direction} from './direction.ts';
import {steps} from './storyboard.ts';
import type {Subject} from './subject.ts';

/** Whether a shot's words speak of a subject: by its name, or by its noun alone, unless they give it another colour. */
export const isNamed = (subject: Subject, {scenePlan}: ShotSpec): boolean => scenePlan.subjects.some((wanted) => isThat(subject, wanted));

export const isThat = (subject: Subject, {noun, ingredient, colours}: SceneSubject): boolean =>
  noun === subject.noun && (ingredient === null ? colours.every((colour) => colour === subject.colour) : ingredient === subject.ingredient);

const ofSkies = /fall|ris|shin|sett|blow|break/;

/** What somebody does now: what the words say, or what they did. */
export function roleOf(
  role: Role,
  spec: ShotSpec,
  {pose, move, place}: {readonly pose: Pose; readonly move: Direction['move']; readonly place: string},
): Role {
  const {action, subjects} = spec.scenePlan;
  const tracked = move === 'tracking-left' || move === 'tracking-right';
  // Without a subject it may be the night that falls, or the wind that blows.
  const isMeant = action !== null && (isNamed(role.subject, spec) || (subjects.length === 0 && !ofSkies.test(action)));
  const manner = isMeant || tracked ? mannerOf(role.subject, action ?? '', {tracked, place}) : role.manner;
  const heading = tracked ? (move === 'tracking-right' ? 1 : -1) : pose.mirrored ? 1 : -1;
  return {...role, manner, heading, follows: tracked, travel: tracked ? 0 : paceOf(manner) * heading};
}

/** Somebody who was there: what they do now, what they did, and their pose when the shot begins. */
export interface Goer {
  readonly role: Role;
  readonly from: Role;
  readonly pose: Pose;
}

export interface Instant {
  readonly camera: Camera;
  /** Seconds since the shot began. */
  readonly elapsed: number;
  /** How far the camera has gone since. */
  readonly travelled: number;
  readonly clock: number;
}

/** How long it takes to come from one thing into another. */
const settlingInSeconds = 0.5;

/** The pose at the shot's first moment is the one before it, whatever comes then. */
export function poseOf({role, from, pose}: Goer, {camera, elapsed, travelled, clock}: Instant): Pose {
  const carried = role.follows ? travelled : 0;
  // Who stops walking first ends the step: feet do not jump together.
  const stepEnds = steps(from) && !steps(role) ? stepLeft(from, pose) : 0;
  if (elapsed < stepEnds)
    return {
      ...stepping(from, camera, {stride: pose.stride, elapsed}),
      x: pose.x + carried + from.travel * elapsed,
      mirrored: pose.mirrored,
    };
  const since = elapsed - stepEnds;
  const own = steps(role)
    ? stepping(role, camera, {stride: steps(from) ? pose.stride : 0, elapsed})
    : poseAt(role, camera, clock + elapsed);
  const begin = stepEnds > 0 ? {feet: role.feet, lean: 0, stretch: 1} : pose;
  // Nobody turns round on the first picture, and who stands still looks where they looked.
  const turns = role.manner !== 'idle' && role.heading > 0 !== pose.mirrored;
  const share = role.manner === from.manner && !turns ? 1 : eased(since / settlingInSeconds);
  const between = (one: number, other: number): number => one + share * (other - one);
  return {
    ...own,
    x: pose.x + carried + from.travel * stepEnds + role.travel * since,
    feet: between(begin.feet, own.feet),
    lean: between(begin.lean, own.lean),
    stretch: between(begin.stretch, own.stretch),
    mirrored: turns && share >= 0.7 ? !pose.mirrored : pose.mirrored,
  };
}

/** From 0 to 1, slowly at both ends. */
function eased(progress: number): number {
  const within = Math.min(1, progress);
  return within * within * (3 - 2 * within);
}

/** A walker whose stride goes on from one that is given. */
const stepping = (role: Role, camera: Camera, {stride, elapsed}: {readonly stride: number; readonly elapsed: number}): Pose =>
  poseAt(role, camera, stride / strideRate(role) - role.phase + elapsed);

/** Seconds until the feet are together again: twice a stride. */
const stepLeft = (role: Role, {stride}: Pose): number => (Math.ceil(2 * stride - 1e-6) / 2 - stride) / strideRate(role);

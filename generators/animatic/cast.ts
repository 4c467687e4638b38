/** Who is where at every moment: the path of each subject in the scene, frame by frame. The guide and the finished film both follow it. */
import type {ShotSpec} from '../../src/core/spec.ts';
import {type Camera, scaleAt} from './camera-path.ts';
import type {Chance} from './chance.ts';
import type {Direction, Framing} from './direction.ts';
import {horizonOf} from './planes.ts';
import type {Subject} from './subject.ts';

export interface Pose {
  /** Centre of the feet, scene units on the subject's plane. */
  readonly x: number;
  readonly feet: number;
  /** Where its shadow lies; null for what is in the air or in the water. */
  readonly ground: number | null;
  /** Height of the sprite's box. */
  readonly size: number;
  /** Radians, about the feet. */
  readonly lean: number;
  /** 1 as drawn; below, squashed. */
  readonly stretch: number;
  /** Which pose of the stride, 0..1. */
  readonly stride: number;
  readonly mirrored: boolean;
}

export interface Role {
  readonly subject: Subject;
  readonly manner: Manner;
  readonly size: number;
  readonly x: number;
  readonly feet: number;
  readonly phase: number;
  readonly heading: -1 | 1;
  readonly travel: number;
  readonly follows: boolean;
  readonly grounded: boolean;
}

/** How something moves. Every action of the planner is one of these. */
export type Manner = 'walk' | 'run' | 'jump' | 'dance' | 'fly' | 'swim' | 'float' | 'drive' | 'idle';

const manners: readonly (readonly [RegExp, Manner])[] = [
  [/runn|chas|sprint|rac/, 'run'],
  [/walk|cross|explor|stroll|enter|leav|arriv|pass|follow|approach|mov|march|climb|crawl|push|pull/, 'walk'],
  [/jump|hop|bounc|kick|celebrat|splash|wagg/, 'jump'],
  [/danc|spin|play|shak|wav|sing|laugh|circl|swing/, 'dance'],
  [/fly|soar|hover|rising|glid/, 'fly'],
  [/swim|div|surf/, 'swim'],
  [/float|sail|drift|fall/, 'float'],
  [/driv|rid|turn|speed/, 'drive'],
];

/** What is in the air whatever it does. */
const wings = /butterfly|bee|bat$|airplane|helicopter|balloon|rocket|saucer|kite|parachute|fairy|angel|ghost|star$|phoenix/;
/** What flies when it is told to, or has no ground under it; else it sits. */
const birds = /bird|dove|eagle|parrot|owl$|dragon/;
const fins = /fish|whale|dolphin|shark|octopus|squid|jellyfish|seal|turtle|merpeople/;
const wheels =
  /automobile|taxi|bus|tram|train|truck|motor-|motorcycle|bicycle|scooter|police-car|engine|railway|ambulance|tractor|rickshaw|biking|locomotive/;
const hulls = /boat|ship|ferry|canoe/;
const legs = /^(?!.*(cup|tea|beverage|food)).*/;

const sizes: Record<Framing, number> = {'extreme-wide': 0.13, wide: 0.23, medium: 0.37, 'close-up': 0.54, 'extreme-close-up': 0.74};

/** From one subject's middle to the next's, in sizes. */
const between = 0.92;

/** Feet stand here on the picture's height, by place: what `training/data` painted under them. */
const airy = new Set(['sky', 'underwater', 'space']);

export function roles(
  spec: ShotSpec,
  direction: Direction,
  {subjects, chance, cameras}: {subjects: readonly Subject[]; chance: Chance; cameras: readonly Camera[]},
): readonly Role[] {
  const aspect = spec.width / spec.height;
  const action = spec.scenePlan.action ?? '';
  const narrow = aspect < 0.9 ? Math.min(1, 0.55 + 0.6 * aspect) : 1;
  // Side by side, each nine tenths of a size from the next: a group that is wider than the picture is drawn smaller.
  const spread = 1 + between * (subjects.length - 1);
  const alone = sizes[direction.framing] * narrow;
  const size = subjects.length < 2 ? alone : Math.min(alone, (0.96 * aspect) / spread);
  const anchor = {left: -0.22, centre: 0, right: 0.22}[direction.position] * aspect;
  const tracked = direction.move === 'tracking-left' || direction.move === 'tracking-right';
  const middle = inView(anchor, {
    ...{aspect, width: size * Math.max(1, spread), cameras: tracked ? cameras.map((camera) => ({...camera, x: 0})) : cameras},
    cut: subjects.length > 1 ? 0.02 : spec.scenePlan.position === null ? 0.15 : 0.3,
  });
  const heading = direction.move === 'tracking-right' ? 1 : direction.move === 'tracking-left' ? -1 : chance.uniform() < 0.5 ? 1 : -1;
  return subjects.map((subject, i) => {
    const manner = mannerOf(subject, action, {tracked, place: direction.place});
    const own = size * (i === 0 ? 1 : chance.between(0.78, 0.95));
    return {
      subject,
      manner,
      size: own,
      x: middle + (i - (subjects.length - 1) / 2) * size * between,
      feet: feetOf(direction, {manner, size: own, chance, aspect}),
      phase: chance.uniform(),
      heading,
      travel: paceOf(manner) * (tracked ? 0 : heading),
      follows: tracked,
      grounded: manner !== 'fly' && manner !== 'swim' && !airy.has(direction.place),
    };
  });
}

interface Scope {
  readonly aspect: number;
  readonly width: number;
  readonly cameras: readonly Camera[];
  /** As much of a subject may be beyond the picture's edge, at the camera's furthest: more where the words put it at a side. */
  readonly cut: number;
}

/** Nobody is left behind by the camera: where words and camera disagree, the place is as near to the words as the camera allows. */
function inView(x: number, {aspect, width, cameras, cut}: Scope): number {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const camera of cameras) {
    const room = aspect / 2 / scaleAt(camera, 1) - width * (0.5 - cut);
    [from, to] = [Math.max(from, camera.x - room), Math.min(to, camera.x + room)];
  }
  return from > to ? (from + to) / 2 : Math.max(from, Math.min(to, x));
}

/** How a subject does what the words say. */
export function mannerOf(subject: Subject, action: string, {tracked, place}: {tracked: boolean; place: string}): Manner {
  const icon = subject.icon ?? '';
  const asked = manners.find(([pattern]) => pattern.test(action))?.[1];
  if (fins.test(icon)) return 'swim';
  if (wings.test(icon) || (birds.test(icon) && (asked === 'fly' || place === 'sky'))) return 'fly';
  if (hulls.test(icon)) return 'float';
  if (place === 'space' || place === 'sky' || place === 'underwater') return asked === 'swim' ? 'swim' : 'float';
  if (wheels.test(icon)) return asked === undefined && !tracked ? 'idle' : 'drive';
  if (asked !== undefined) return asked;
  return tracked && legs.test(icon) ? 'walk' : 'idle';
}

function feetOf(
  direction: Direction,
  {manner, size, chance, aspect}: {manner: Manner; size: number; chance: Chance; aspect: number},
): number {
  const jitter = chance.between(-0.008, 0.012);
  if (manner === 'fly' || manner === 'swim' || airy.has(direction.place)) return size * 0.42 + jitter + (manner === 'fly' ? -0.06 : 0.02);
  const ground = horizonOf(direction, aspect) + (direction.place === 'sea' ? 0.25 : direction.place === 'studio' ? 0.27 : 0.28) + jitter;
  const floor = direction.framing === 'close-up' ? 0.32 : direction.framing === 'extreme-close-up' ? 0.42 : 0;
  return Math.max(ground, floor);
}

/** Scene units a second. */
export const paceOf = (manner: Manner): number =>
  manner === 'run' || manner === 'drive'
    ? 0.05
    : manner === 'walk' || manner === 'swim'
      ? 0.035
      : manner === 'float' || manner === 'fly'
        ? 0.02
        : 0;

/** Strides a second of who has legs and uses them. */
export const strideRate = ({manner}: Role): number => (manner === 'run' ? 1.6 : 0.95);

/** A role's pose at a moment. */
export function poseAt(role: Role, camera: Camera, seconds: number): Pose {
  const turn = 2 * Math.PI;
  const beat = seconds + role.phase;
  const still = {lean: 0, stretch: 1, stride: 0, lift: 0};
  const {lean, stretch, stride, lift} = {...still, ...gait(role, beat, turn)};
  return {
    x: role.x + (role.follows ? camera.x : 0) + role.travel * (seconds - 1.2),
    feet: role.feet - lift * role.size,
    ground: role.grounded ? role.feet : null,
    size: role.size,
    lean,
    stretch,
    stride,
    // Illustrations look to the left.
    mirrored: role.heading > 0 && role.manner !== 'idle',
  };
}

function gait(role: Role, beat: number, turn: number): {lean?: number; stretch?: number; stride?: number; lift?: number} {
  switch (role.manner) {
    case 'walk':
      return {stride: (beat * 0.95) % 1, lift: 0.018 * Math.abs(Math.sin(beat * 0.95 * turn)), lean: 0.02 * Math.sin(beat * 0.95 * turn)};
    case 'run':
      return {stride: (beat * 1.6) % 1, lift: 0.04 * Math.abs(Math.sin(beat * 1.6 * turn)), lean: 0.05 * role.heading};
    case 'jump': {
      const hop = Math.abs(Math.sin(beat * 0.8 * turn * 0.5));
      return {lift: 0.22 * hop, stretch: 0.95 + 0.07 * hop};
    }
    case 'dance':
      return {
        lean: 0.1 * Math.sin(beat * 0.9 * turn),
        lift: 0.03 * Math.abs(Math.sin(beat * 0.9 * turn)),
        stretch: 1 + 0.015 * Math.sin(beat * 1.8 * turn),
      };
    case 'fly':
      return {lift: 0.06 * Math.sin(beat * 0.5 * turn), lean: 0.045 * Math.sin(beat * 0.5 * turn + 1)};
    case 'swim':
      return {lift: 0.05 * Math.sin(beat * 0.45 * turn), lean: 0.06 * Math.sin(beat * 0.6 * turn)};
    case 'float':
      return {lift: 0.03 * Math.sin(beat * 0.4 * turn), lean: 0.04 * Math.sin(beat * 0.33 * turn + 2)};
    case 'drive':
      return {lift: 0.006 * Math.abs(Math.sin(beat * 5 * turn * 0.5))};
    case 'idle':
      return {stretch: 1 + 0.012 * Math.sin(beat * 0.42 * turn)};
  }
}

/**
 * What the shot will be, decided: a scene plan leaves open what the prompt did not say, a picture cannot. Open fields are filled from the
 * seed, so a take is repeatable and another take may differ.
 */
import type {CameraMove, CameraSpeed, LocationKind, PaletteTerm, Position, TimeOfDay, Weather} from '../../src/core/scene-plan.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {chance} from './chance.ts';
import {homeOf} from './subject.ts';

/** The shot sizes and angles that the network was trained on. */
export type Framing = 'extreme-wide' | 'wide' | 'medium' | 'close-up' | 'extreme-close-up';
export type Angle = 'eye-level' | 'low' | 'high';

export interface Direction {
  readonly place: LocationKind;
  readonly time: TimeOfDay;
  readonly weather: Weather;
  readonly palette: readonly PaletteTerm[];
  readonly framing: Framing;
  readonly angle: Angle;
  /** Which of the place's stages. */
  readonly layout: number;
  readonly position: Position;
  readonly move: CameraMove;
  readonly speed: CameraSpeed;
  /** What the prompt forbids, in the planner's words: `moon`, `cloudy`. */
  readonly without: readonly string[];
  /** What of the light the prompt does not say: the network's picture has the last word on it. */
  readonly open: {readonly time: boolean; readonly weather: boolean};
}

/** Every place has as many stages; `training/data/scene.py` has the same number. */
const layouts = 4;

export function direct(spec: ShotSpec): Direction {
  const plan = spec.scenePlan;
  const {pick, uniform} = chance(spec.seed, 'direction');
  const weather = plan.weather ?? 'clear';
  const dull = weather !== 'clear' && weather !== 'wind';
  // Drawn whether needed or not: overriding one field must not change what the seed chose for the others.
  const time = pick<TimeOfDay>(dull ? ['day', 'morning', 'dusk'] : ['golden-hour', 'morning', 'day', 'golden-hour', 'dusk']);
  const anywhere = pick<LocationKind>(['field', 'park', 'city', 'lake', 'mountain', 'village']);
  const side = pick<Position>(['centre', 'centre', 'left', 'right']);
  const drift = pick<CameraMove>(['dolly-in', 'dolly-in', 'orbit', 'dolly-out']);
  const layout = Math.floor(uniform() * layouts);
  const [subject] = plan.subjects;
  return {
    place: plan.location.kind ?? (subject === undefined ? null : homeOf(subject.noun)) ?? anywhere,
    time: plan.timeOfDay ?? time,
    weather,
    palette: plan.palette.slice(0, 2),
    framing: plan.camera.shotSize ?? (subject === undefined ? 'wide' : 'medium'),
    angle: plan.camera.angle === 'low' ? 'low' : plan.camera.angle === 'high' || plan.camera.angle === 'overhead' ? 'high' : 'eye-level',
    layout,
    position: plan.position ?? side,
    move: plan.camera.move ?? drift,
    // A move nobody asked for stays gentle.
    without: plan.without,
    open: {time: plan.timeOfDay === null, weather: plan.weather === null},
    speed: plan.camera.speed ?? (plan.camera.move === null ? 'slow' : 'normal'),
  };
}

/**
 * The world that a shot plays in. One that continues another plays on in that one's: the same land in the same light, everybody where they stood.
 * Where its words ask for another place, hour, weather or for somebody who is not there, it is painted anew, around those who stay.
 */
import type {AskedTake} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {type Direction, direct} from './direction.ts';
import {isNamed, isThat} from './going-on.ts';
import {playedOn} from './played-on.ts';
import {type ReadReference, type Storyboard, storyboard} from './storyboard.ts';
import {castOf, type Subject} from './subject.ts';

/** A shot and who made it, or is to. */
type Played = Pick<AskedTake, 'spec' | 'before'> & {readonly generator: {readonly id: string}};

export interface World {
  /** The shot for which it was painted, and its storyboard. */
  readonly origin: {readonly spec: ShotSpec; readonly board: Storyboard};
  /** Of the shot that plays in it now. */
  readonly board: Storyboard;
  /** How long it, and how long its people, had been there when that shot began. */
  readonly seconds: number;
  readonly clock: number;
  /** Whether it shows what the last picture of the shot before it does not: another place or light, or somebody new. */
  readonly differs: boolean;
  /** Of everybody who has been in it. */
  readonly ingredients: ShotSpec['ingredients'];
}

/** Of a shot that `animatic` makes or made; null where it is of a picture, or continues what another generator made. */
export async function worldOf({generator, spec, before}: Played, readReference: ReadReference, isLast = true): Promise<World | null> {
  if (generator.id !== 'animatic' || 'first' in spec.parameters) return null;
  const anew = async (): Promise<World> => newWorld(spec, await storyboard(spec, readReference), spec.ingredients);
  if (spec.continues === undefined) return anew();
  const earlier = before === null ? null : await worldOf(before, readReference, false);
  if (before === null || earlier === null) return null;
  const lasted = before.spec.durationInFrames / before.spec.framesPerSecond;
  const clock = earlier.clock + lasted;
  const there = earlier.board.direction;
  const direction = directionIn(spec, there);
  const {subjects} = spec.scenePlan;
  // Who is not spoken of stays where the place does, and does not come along to another one.
  const stays = (subject: Subject): boolean => direction.place === there.place || subjects.length === 0 || isNamed(subject, spec);
  const newcomers = castOf(subjects.filter((wanted) => !earlier.board.subjects.some((subject) => isThat(subject, wanted))));
  const ingredients = [...spec.ingredients, ...earlier.ingredients.filter(({name}) => !spec.ingredients.some((own) => own.name === name))];
  if (direction.place !== there.place && !earlier.board.subjects.some(stays)) return anew();
  // Newcomers in a world that nobody was in need its light on somebody.
  const isPainted = isSame(direction, there) && (newcomers.length === 0 || earlier.origin.board.actors.length > 0);
  const isSketch = isPainted && !isLast;
  const board = await playedOn(spec, {before: earlier.board, clock, direction, stays, newcomers, ingredients, readReference, isSketch});
  if (isPainted) {
    return {origin: earlier.origin, board, seconds: earlier.seconds + lasted, clock, ingredients, differs: newcomers.length > 0};
  }
  return {...newWorld(spec, board, ingredients), clock};
}

const newWorld = (spec: ShotSpec, board: Storyboard, ingredients: World['ingredients']): World => ({
  ...{origin: {spec, board}, board, ingredients},
  ...{seconds: 0, clock: 0, differs: true},
});

/** What a shot's words say of a world, and for the rest the one that is there: its people stand on that ground. */
function directionIn(spec: ShotSpec, there: Direction): Direction {
  const own = direct(spec);
  const {location, timeOfDay, weather, palette, camera} = spec.scenePlan;
  const moves = location.kind !== null && location.kind !== there.place;
  return {
    ...there,
    ...(moves ? {place: location.kind ?? there.place, layout: own.layout} : {}),
    time: timeOfDay ?? there.time,
    weather: weather ?? there.weather,
    palette: palette.length > 0 ? own.palette : there.palette,
    framing: camera.shotSize === null ? there.framing : own.framing,
    without: own.without.length > 0 ? own.without : there.without,
    open: {time: timeOfDay === null && there.open.time, weather: weather === null && there.open.weather},
  };
}

/** Whether two directions are of one world: the camera may differ. */
const isSame = (one: Direction, other: Direction): boolean =>
  one.place === other.place &&
  one.layout === other.layout &&
  one.time === other.time &&
  one.weather === other.weather &&
  JSON.stringify([one.palette, one.without]) === JSON.stringify([other.palette, other.without]);

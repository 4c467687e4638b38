/** What the decoder remembers: which planes a stage has, how far away each is, and which rows of the scene it fills. */
import {readFileSync} from 'node:fs';
import {z} from 'zod';
import type {Direction} from './direction.ts';
import {modelFile} from './network.ts';

export interface PlaneOfStage {
  /** The decoder's number for it. */
  readonly number: number;
  /** 0 infinitely far, 1 where the subject stands, above that nearer. */
  readonly depth: number;
  /** Scene units; nothing of it is ever seen outside. */
  readonly top: number;
  readonly bottom: number;
  /** Scene units by which it lies lower than it was learned: what another horizon does to it. */
  readonly drop: number;
}

const table = z.record(
  z.string(),
  z.strictObject({first: z.int(), depths: z.array(z.number()), rows: z.array(z.array(z.tuple([z.number(), z.number()])))}),
);

let read: z.infer<typeof table> | null = null;

/** Far to near. */
export function planesOf({place, layout}: Direction, horizon: number): readonly PlaneOfStage[] {
  read ??= table.parse(JSON.parse(readFileSync(modelFile('planes.json'), 'utf8')));
  const stage = read[place];
  const rows = stage?.rows[layout];
  if (stage === undefined || rows === undefined) throw new RangeError(`animatic: the decoder has no stage ${place} ${layout}`);
  const {first, depths} = stage;
  return depths.map((depth, i) => {
    const [top, bottom] = rows[i] ?? [-highest, highest];
    const nearest = i === depths.length - 1;
    return {
      number: first + layout * depths.length + i,
      depth,
      // What reaches the edge of what was learned goes on beyond it: the sky upwards, the ground downwards.
      top: i === 0 || top < -0.45 ? -highest : top,
      bottom: nearest || bottom > 0.5 ? highest : bottom,
      drop: (horizon - learnedHorizon) * (i === 0 ? skyShare : 1),
    };
  });
}

/** Scene units above and below the centre that a camera can ever see. */
const highest = 0.9;

/** Planes are drawn at eye level in training; `training/data/scene.py` has the same number. */
const learnedHorizon = 0.04;

/** A horizon that moves takes the low end of the sky along, and leaves its zenith. */
const skyShare = 0.6;

/** Where the horizon is; `training/data/scene.py` has the same numbers. */
export function horizonOf({angle}: Direction, aspect: number): number {
  return (angle === 'low' ? 0.13 : angle === 'high' ? -0.07 : learnedHorizon) + (aspect > 1.2 ? 0.03 : 0);
}

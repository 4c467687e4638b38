import {z} from 'zod';
import type {Incapability} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {firstPicture, isOutward} from './first-frame.ts';

/** A picture size of the network: its 3 × 3 patches halve twice without a remainder, so it is native in four aspects. */
export interface Bucket {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** `training/data/make.py` trained on these. */
const buckets: readonly [Bucket, ...Bucket[]] = [
  {name: '9:16', width: 108, height: 192},
  {name: '4:5', width: 144, height: 180},
  {name: '1:1', width: 144, height: 144},
  {name: '16:9', width: 192, height: 108},
];

const off = (bucket: Bucket, width: number, height: number): number => Math.abs(Math.log(width / height / (bucket.width / bucket.height)));

export function bucketOf({width, height}: {width: number; height: number}): Bucket {
  return buckets.reduce((best, next) => (off(next, width, height) < off(best, width, height) ? next : best), buckets[0]);
}

/** Below this an aspect passes for the bucket's: nobody sees three hundredths. */
const tolerance = 0.03;

const parameters = z.union([
  z.strictObject({steps: z.int().min(1).max(50).optional(), guidance: z.number().min(1).max(6).optional()}),
  /** The name of an ingredient whose reference picture is the first frame; nothing is denoised then. */
  z.strictObject({first: z.string()}),
]);

export interface Settings {
  readonly steps: number;
  readonly guidance: number;
  readonly first: string | null;
}

export function settingsOf(spec: ShotSpec): Settings {
  const read = parameters.parse(spec.parameters);
  if ('first' in read) return {steps: 0, guidance: 1, first: read.first};
  const {steps = 8, guidance = 2} = read;
  return {steps, guidance, first: null};
}

/** What a draft of a shot is: half its size, in four steps. */
export function draftOf(spec: ShotSpec): ShotSpec {
  const half = (pixels: number): number => 2 * Math.round(pixels / 4);
  const [width, height] = [half(spec.width), half(spec.height)];
  const small = Math.min(width, height) < smallest ? spec : {...spec, width, height};
  return 'first' in spec.parameters ? small : {...small, parameters: {...spec.parameters, steps: 4}};
}

const [smallest, largest] = [240, 1920];

export function capability(spec: ShotSpec): Incapability | null {
  const {width, height, durationInFrames, framesPerSecond} = spec;
  for (const [side, pixels] of [
    ['width', width],
    ['height', height],
  ] as const) {
    const nearest = Math.max(smallest, Math.min(largest, 2 * Math.round(pixels / 2)));
    if (nearest !== pixels) {
      return {
        expected: `an even ${side} from ${smallest} to ${largest} pixels`,
        found: `${side} ${pixels}`,
        fix: `write ${side}={${nearest}}`,
      };
    }
  }
  const bucket = bucketOf(spec);
  if (off(bucket, width, height) > tolerance) {
    const fitting = Math.max(smallest, Math.min(largest, 2 * Math.round((width * bucket.height) / bucket.width / 2)));
    return {
      expected: 'a picture of 9:16, 4:5, 1:1 or 16:9',
      found: `${width} × ${height}`,
      fix: `write width={${2 * Math.round((fitting * bucket.width) / bucket.height / 2)}} height={${fitting}}, which is ${bucket.name}`,
    };
  }
  if (durationInFrames < 1 || durationInFrames > 300) {
    return {
      expected: 'a shot of 1 to 300 frames',
      found: `${durationInFrames} frames`,
      fix: `make the sequence ${durationInFrames < 1 ? 1 : 300} frames long, or cut it into several shots`,
    };
  }
  if (framesPerSecond < 12 || framesPerSecond > 60) {
    return {
      expected: 'a rate of 12 to 60 frames per second',
      found: `${framesPerSecond} frames per second`,
      fix: `write framesPerSecond: ${framesPerSecond < 12 ? 12 : 60}`,
    };
  }
  const read = parameters.safeParse(spec.parameters);
  if (!read.success) {
    return {
      expected: "parameters {steps: 1 to 50, guidance: 1 to 6}, {first: 'name of an ingredient'} or none",
      found: JSON.stringify(spec.parameters),
      fix: 'leave parameters out, or write parameters={{steps: 8}}',
    };
  }
  return ofFirstFrame(spec);
}

/** A given picture, and what can be done with it. */
function ofFirstFrame(spec: ShotSpec): Incapability | null {
  const {first} = settingsOf(spec);
  if (first === null) return null;
  if (spec.continues !== undefined) {
    return {
      expected: 'one picture to begin with: that of an ingredient, or the last one of another shot',
      found: `first '${first}' and continues`,
      fix: 'leave one of them out',
    };
  }
  if (firstPicture(spec, first) === null) {
    return {
      expected: 'first to be the name of an ingredient with a reference picture that the prompt names in braces',
      found: `'${first}'`,
      fix: `name it in the prompt, "{${first}} …", and give it references: [file('./picture.png')]`,
    };
  }
  const {move} = spec.scenePlan.camera;
  if (move === null || !isOutward(move)) return null;
  return {
    expected: 'a camera that stays within the given picture, because nothing is known beyond its edges',
    found: `the move ${move}`,
    fix: `write "slow dolly-in" or "static camera" in the prompt, or leave first out`,
  };
}

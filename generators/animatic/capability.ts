import {z} from 'zod';
import type {Incapability} from '../../src/core/generator.ts';
import type {ShotSpec} from '../../src/core/spec.ts';

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

const parameters = z.strictObject({steps: z.int().min(1).max(50).optional(), guidance: z.number().min(1).max(6).optional()});

export interface Settings {
  readonly steps: number;
  readonly guidance: number;
}

export function settingsOf(spec: ShotSpec): Settings {
  const {steps = 8, guidance = 2} = parameters.parse(spec.parameters);
  return {steps, guidance};
}

export function capability(spec: ShotSpec): Incapability | null {
  const {width, height, durationInFrames, framesPerSecond} = spec;
  for (const [side, pixels] of [
    ['width', width],
    ['height', height],
  ] as const) {
    const nearest = Math.max(240, Math.min(1920, 2 * Math.round(pixels / 2)));
    if (nearest !== pixels) {
      return {expected: `an even ${side} from 240 to 1920 pixels`, found: `${side} ${pixels}`, fix: `write ${side}={${nearest}}`};
    }
  }
  const bucket = bucketOf(spec);
  if (off(bucket, width, height) > tolerance) {
    const fitting = Math.max(240, Math.min(1920, 2 * Math.round((width * bucket.height) / bucket.width / 2)));
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
      expected: 'parameters {steps: 1 to 50, guidance: 1 to 6} or none',
      found: JSON.stringify(spec.parameters),
      fix: 'leave parameters out, or write parameters={{steps: 8}}',
    };
  }
  return null;
}

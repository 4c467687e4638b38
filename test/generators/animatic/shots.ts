/** Small shots for the tests of `animatic`: everything real, only short, small and few steps. */
import animatic from '../../../generators/animatic/index.ts';
import type {MakeContext, RgbFrame} from '../../../src/core/generator.ts';
import {type ScenePlan, type SceneSubject, unspecifiedScenePlan} from '../../../src/core/scene-plan.ts';
import type {ShotSpec} from '../../../src/core/spec.ts';

export const planOf = (plan: Partial<ScenePlan>): ScenePlan => ({...unspecifiedScenePlan, ...plan});

export const subjectOf = (noun: string, more: Partial<SceneSubject> = {}): SceneSubject => ({
  noun,
  count: 1,
  colours: [],
  attributes: [],
  ingredient: null,
  ...more,
});

export const cameraOf = (move: NonNullable<ScenePlan['camera']['move']>): ScenePlan['camera'] => ({...unspecifiedScenePlan.camera, move});

/** A second of 9:16 at the smallest legal size. */
export const specOf = (changes: Partial<ShotSpec> = {}): ShotSpec => ({
  prompt: 'a shot of the tests',
  scenePlan: unspecifiedScenePlan,
  overrides: null,
  ingredients: [],
  width: 240,
  height: 426,
  durationInFrames: 12,
  framesPerSecond: 12,
  take: 1,
  seed: 7,
  parameters: {steps: 3, guidance: 1},
  ...changes,
});

export const contextOf = (more: Partial<MakeContext> = {}): MakeContext => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
  workFolder: '/nowhere',
  readReference: () => Promise.reject(new Error('no references here')),
  ...more,
});

export async function framesOf(spec: ShotSpec, context = contextOf()): Promise<readonly RgbFrame[]> {
  const picture = await animatic.make(spec, context);
  if (picture.kind !== 'frames') throw new Error(picture.kind);
  const frames: RgbFrame[] = [];
  for await (const frame of picture.frames) frames.push(frame);
  return frames;
}

/** The first frame of a shot, with its size. */
export async function frameOf(spec: ShotSpec): Promise<{rgb: Uint8Array; width: number; height: number}> {
  const [rgb] = await framesOf(spec);
  if (rgb === undefined) throw new Error('no frame');
  return {rgb, width: spec.width, height: spec.height};
}

/** Mean colour 0..255 of the rows from `top` to `bottom`, as shares of the height. */
export function meanOf(
  rgb: Uint8Array,
  {width, height}: {width: number; height: number},
  [top, bottom]: readonly [number, number],
): readonly [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  const [from, to] = [Math.floor(top * height) * width, Math.floor(bottom * height) * width];
  for (let i = from; i < to; i++) {
    sum[0] += rgb[i * 3] ?? 0;
    sum[1] += rgb[i * 3 + 1] ?? 0;
    sum[2] += rgb[i * 3 + 2] ?? 0;
  }
  const n = to - from;
  return [sum[0] / n, sum[1] / n, sum[2] / n];
}

/** Mean absolute difference of two frames, 0..255. */
export function differenceOf(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / a.length;
}

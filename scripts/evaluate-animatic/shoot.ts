/** One shot through the product's own planner and generator, as the pipeline would make it, kept in memory. */
import animatic from '../../generators/animatic/index.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {readPrompt} from '../../src/plan/read-prompt/read-prompt.ts';

export interface Take {
  readonly frames: readonly Uint8Array[];
  readonly width: number;
  readonly height: number;
}

export interface Order {
  readonly prompt: string;
  readonly seed: number;
  readonly frames: number;
  readonly width?: number;
  readonly height?: number;
  readonly steps?: number;
}

export function specOf({prompt, seed, frames, width = 270, height = 480, steps = 8}: Order): ShotSpec {
  return {
    prompt,
    scenePlan: readPrompt(prompt),
    overrides: null,
    ingredients: [],
    width,
    height,
    durationInFrames: frames,
    framesPerSecond: 12,
    take: 1,
    seed,
    parameters: {steps},
  };
}

export async function shoot(order: Order): Promise<Take> {
  const spec = specOf(order);
  const picture = await animatic.make(spec, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    workFolder: '.',
    readReference: () => Promise.reject(new Error('the evaluation has no references')),
  });
  if (picture.kind !== 'frames') throw new TypeError('animatic makes frames');
  const frames: Uint8Array[] = [];
  for await (const frame of picture.frames) frames.push(Uint8Array.from(frame));
  return {frames, width: spec.width, height: spec.height};
}

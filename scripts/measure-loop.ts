/**
 * `npm run measure:loop -- <model folder> [steps]`: how long a run of a model takes, how much of it onnxruntime works, and what our loop adds:
 * "overhead" is all that happens between the first call of the network and the last, less the calls, as a share of the calls.
 */
import path from 'node:path';
import {machineOf} from '../generators/diffusers/machine.ts';
import {readModelFolder} from '../generators/diffusers/model-folder.ts';
import {sample} from '../generators/diffusers/sample.ts';
import {runOf, sizeFor} from '../generators/diffusers/settings.ts';
import {unspecifiedScenePlan} from '../src/core/scene-plan.ts';
import type {ShotSpec} from '../src/core/spec.ts';

export interface LoopTimes {
  /** Milliseconds of each component: loading it, and its calls. */
  readonly components: ReadonlyMap<string, {readonly load: number; readonly run: number; readonly calls: number}>;
  readonly total: number;
  /** Between the end of the network's loading and the end of its last call, in milliseconds. */
  readonly loop: number;
  readonly overhead: number;
}

export async function measureLoop(
  folder: string,
  {steps, width, height}: {steps: number; width: number; height: number},
): Promise<LoopTimes> {
  const components = new Map<string, {load: number; run: number; calls: number}>();
  let [loaded, last] = [0, 0];
  const machine = machineOf('cpu', {
    around: async (component, call) => {
      const begun = performance.now();
      const answer = await call();
      const took = performance.now() - begun;
      const known = components.get(component);
      components.set(component, known ? {...known, run: known.run + took, calls: known.calls + 1} : {load: took, run: 0, calls: 0});
      if (!component.startsWith('vae') && !component.startsWith('text') && !component.startsWith('image')) {
        if (known) last = performance.now();
        else loaded = performance.now();
      }
      return answer;
    },
  });
  const model = await readModelFolder(path.resolve(folder), machine);
  const spec: ShotSpec = {
    ...{prompt: 'a red fox waits', scenePlan: unspecifiedScenePlan, overrides: null, ingredients: [], width, height},
    ...{durationInFrames: 16, framesPerSecond: 24, take: 1, seed: 7, parameters: {steps, guidance: 5}},
  };
  const run = runOf(model, spec, {size: sizeFor(model, spec), pictures: {startImage: null, lastImage: null}});
  const begun = performance.now();
  await sample(model, run, {signal: new AbortController().signal, onProgress: () => undefined});
  const total = performance.now() - begun;
  const calls = components.get(model.family.network)?.run ?? 0;
  const loop = last - loaded;
  return {components, total, loop, overhead: (loop - calls) / calls};
}

const round = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`;

if (process.argv[1]?.endsWith('measure-loop.ts')) {
  const [folder = '', steps = '10', width = '512', height = '512'] = process.argv.slice(2);
  const times = await measureLoop(folder, {steps: Number(steps), width: Number(width), height: Number(height)});
  for (const [name, {load, run, calls}] of times.components)
    console.log(`${name}: loaded in ${round(load)}, ${calls} calls in ${round(run)}`);
  console.log(`in all ${round(times.total)}; loop ${round(times.loop)}, overhead ${(times.overhead * 100).toFixed(2)} %`);
}

/** Whether a shot that continues another begins where that one ends, and then goes somewhere: measured on stored takes, as films are cut from them. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import animatic from '../../generators/animatic/index.ts';
import {fingerprintOf} from '../../src/core/fingerprint.ts';
import type {GeneratorIdentity} from '../../src/core/generator.ts';
import type {PlannedShot} from '../../src/core/planned-take.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {makeTake} from '../../src/generate/make-take.ts';
import {decodeFrames} from '../../src/media/decode-frames.ts';
import {rgbOfPlanes} from '../../src/media/rgb-of-planes.ts';
import {takeWork} from '../../src/plan/take-work.ts';
import {ffmpegExecutable} from '../../src/remotion/executables.ts';
import {createDiskStore} from '../../src/store/disk-store.ts';
import {type Order, specOf} from './shoot.ts';

export interface Chaining {
  /** Mean difference, 0 to 255, of the two pictures at the cut. */
  readonly cut: number;
  /** The same for a cut to the same shot, continuing none. */
  readonly ordinary: number;
  /** The largest step between two pictures within half a second of the cut, against the largest afterwards. */
  readonly start: number;
  /** How far the last picture is from the first. */
  readonly change: number;
}

const chains: readonly (readonly [string, string])[] = [
  ['a fox in a yellow raincoat walks in a park, slow dolly-in', 'the fox looks around, pan right'],
  ['a boat on the sea at sunset, wide shot', 'close-up of the boat'],
  ['a cat waits in a city street at dusk, rain, static camera', 'the cat runs, tracking left'],
  ['a bear in a forest in the morning, pan left', 'the bear dances, slow dolly-out'],
  ['a girl in a red coat on a field at midday, dolly-in', 'a dog joins the girl, static camera'],
  ['a rabbit in a village, static camera', 'night falls, the rabbit sleeps, slow dolly-in'],
];

export async function chaining(seed: number): Promise<readonly Chaining[]> {
  const identity = await animatic.identity();
  const folder = await mkdtemp(path.join(tmpdir(), 'reshoot-chaining-'));
  try {
    const measured: Chaining[] = [];
    for (const [i, [prompt, next]] of chains.entries()) {
      const before = planned(identity, {prompt, seed: seed + i, frames: 24});
      const later: Order = {prompt: next, seed: seed + 100 + i, frames: 36};
      const [one, two, other] = await takesOf(folder, [
        before,
        planned(identity, later, before.fingerprint),
        planned(identity, {...later, frames: 1}),
      ]);
      measured.push(measure(one ?? [], two ?? [], other ?? []));
    }
    return measured;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

function planned(generator: GeneratorIdentity, order: Order, continues?: PlannedShot['fingerprint']): PlannedShot {
  const spec: ShotSpec = {...specOf(order), ...(continues === undefined ? {} : {continues})};
  return {
    ...{
      kind: 'shot',
      id: order.prompt,
      video: 'evaluation',
      variants: [],
      action: 'generate',
      code: 'new',
      reason: 'it is measured',
      locked: null,
    },
    ...{generator, spec, fingerprint: fingerprintOf(generator, spec), estimate: animatic.estimate(spec)},
  };
}

/** The pictures of takes that the product makes and stores. */
async function takesOf(folder: string, shots: readonly PlannedShot[]): Promise<readonly (readonly Uint8Array[])[]> {
  const store = createDiskStore({folder: path.join(folder, 'store')});
  const {signal} = new AbortController();
  const workFolder = path.join(folder, 'work');
  const readReference = () => Promise.reject(new Error('the evaluation has no references'));
  for (const work of shots.map((shot) => takeWork(shot, shots))) {
    if (work.kind !== 'take' || work.input === null) continue;
    await makeTake(work.input, {generator: animatic, store, emit: () => undefined, signal, readReference, workFolder, now: () => 0});
  }
  const takes: Uint8Array[][] = [];
  for (const {fingerprint, spec} of shots) {
    const found = await store.find('take', fingerprint);
    if (found.state !== 'present') throw new Error(`a take that was just made is ${found.state}`);
    const {width, height, framesPerSecond, durationInFrames} = spec;
    const frames = Array.from({length: durationInFrames}, (_, frame) => frame);
    const file = {ffmpeg: ffmpegExecutable('ffmpeg'), file: found.path, framesPerSecond, width, height, signal};
    const pictures: Uint8Array[] = [];
    for await (const planes of decodeFrames({...file, frames})) pictures.push(rgbOfPlanes(planes, {width, height}));
    takes.push(pictures);
  }
  return takes;
}

function measure(before: readonly Uint8Array[], after: readonly Uint8Array[], ordinary: readonly Uint8Array[]): Chaining {
  const [last, first] = [before.at(-1), after[0]];
  const steps = after.slice(1).map((picture, i) => difference(after[i], picture));
  return {
    cut: difference(last, first),
    ordinary: difference(last, ordinary[0]),
    start: Math.max(...steps.slice(0, 6)) / Math.max(...steps.slice(6)),
    change: difference(first, after.at(-1)),
  };
}

function difference(one: Uint8Array | undefined, other: Uint8Array | undefined): number {
  if (one === undefined || other === undefined) throw new RangeError('a take has pictures');
  return one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / one.length;
}

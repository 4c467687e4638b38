import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {ReshootEvent} from '../../src/core/events.ts';
import {fingerprintOf} from '../../src/core/fingerprint.ts';
import type {Generator, GeneratorIdentity} from '../../src/core/generator.ts';
import type {PlannedShot} from '../../src/core/planned-take.ts';
import {unspecifiedScenePlan} from '../../src/core/scene-plan.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {createDiskStore} from '../../src/store/disk-store.ts';
import type {Store} from '../../src/store/store.ts';
import {type MakeOptions, makeShots} from './make-shots.ts';

/** A small spec: 64 × 48, 6 frames. */
export const specOf = (changes: Partial<ShotSpec> = {}): ShotSpec => ({
  prompt: 'a red fox waits at a tram stop',
  scenePlan: unspecifiedScenePlan,
  overrides: null,
  ingredients: [],
  width: 64,
  height: 48,
  durationInFrames: 6,
  framesPerSecond: 30,
  take: 1,
  seed: 7,
  parameters: {},
  ...changes,
});

export const testcardIdentity: GeneratorIdentity = {id: 'testcard', version: '1', weights: null};

export const plannedShot = (id: string, changes: Partial<ShotSpec> = {}, more: Partial<PlannedShot> = {}): PlannedShot => {
  const spec = specOf({prompt: `shot ${id}`, ...changes});
  const generator = more.generator ?? testcardIdentity;
  return {
    kind: 'shot',
    id,
    video: 'tram-fox',
    variants: ['tram-fox/reel'],
    action: 'generate',
    code: 'new',
    reason: 'it has no take yet',
    fingerprint: fingerprintOf(generator, spec),
    spec,
    estimate: {seconds: 1, cost: {amount: 0, currency: 'USD'}},
    locked: null,
    ...more,
    generator,
  };
};

export interface Rig {
  readonly folder: string;
  readonly workFolder: string;
  readonly store: Store;
  readonly events: ReshootEvent[];
  readonly names: () => string[];
  readonly run: (shots: readonly PlannedShot[], generator: Generator, more?: Partial<MakeOptions>) => ReturnType<typeof makeShots>;
  readonly remove: () => Promise<void>;
}

/** The stage in a folder of its own, with its events kept. */
export const generateRig = async (): Promise<Rig> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'reshoot-generate-'));
  const workFolder = path.join(folder, 'work');
  const store = createDiskStore({folder: path.join(folder, 'store')});
  const events: ReshootEvent[] = [];
  return {
    folder,
    workFolder,
    store,
    events,
    names: () => events.map(({event}) => event).filter((event) => event !== 'take-progress'),
    run: (shots, generator, more = {}) => makeShots(shots, {generator, store, emit: (event) => events.push(event), workFolder, ...more}),
    remove: () => rm(folder, {recursive: true, force: true, maxRetries: 5}),
  };
};

import type {Digest} from '../../src/core/brand.ts';
import {fingerprintOf} from '../../src/core/fingerprint.ts';
import type {Generator, GeneratorIdentity} from '../../src/core/generator.ts';
import {emptyLock, type Lock, type LockedTake, lockKey} from '../../src/core/lock.ts';
import {type ShotRequestProps, shotRequest} from '../../src/core/shot-request.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import type {KnownGenerator} from '../../src/plan/plan-shots.ts';

/** A generator that is only asked who it is and what it costs. */
export const knownGenerator = (...[id, version = '1', cost = 0]: [string, string?, number?]): KnownGenerator => ({
  identity: {id, version, weights: null},
  generator: {id, estimate: () => ({seconds: 2, cost: {amount: cost, currency: 'USD'}})} as unknown as Generator,
});

/** Generators as the planner asks for them: by name, and null for the project's default. */
export const generators = (normal: KnownGenerator, ...others: readonly KnownGenerator[]) => {
  const known = new Map([normal, ...others].map((one) => [one.identity.id, one]));
  return (id: string | null): KnownGenerator => (id === null ? normal : (known.get(id) ?? normal));
};

/** A timeline with these shots, one after the other, 30 frames each. */
export const timelineOf = (variant: string, shots: readonly ShotRequestProps[], changes: Partial<Timeline> = {}): Timeline => ({
  variant,
  width: 1080,
  height: 1920,
  framesPerSecond: 30,
  durationInFrames: 30 * shots.length,
  sounds: [],
  askedLines: [],
  speech: {},
  shots: shots.map((props, at) => ({
    request: shotRequest(props),
    ranges: [{start: 30 * at, end: 30 * at + 30}],
    firstLocalFrame: 0,
    durationInFrames: 30,
    component: 'Tram > GeneratedShot',
  })),
  frames: [],
  audio: [],
  captions: [],
  findings: [],
  variables: {},
  assets: {},
  scanInMilliseconds: 1,
  ...changes,
});

export const lockedTake = (shot: string, spec: ShotSpec, generator: GeneratorIdentity): LockedTake => ({
  shot,
  take: spec.take,
  fingerprint: fingerprintOf(generator, spec),
  digest: `sha256:${'ab'.repeat(32)}` as Digest,
  generator,
  seed: spec.seed,
  prompt: spec.prompt,
  scenePlan: spec.scenePlan,
  media: {
    width: spec.width,
    height: spec.height,
    framesPerSecond: spec.framesPerSecond,
    durationInFrames: spec.durationInFrames,
    sizeInBytes: 1000,
  },
  cost: {amount: 0, currency: 'USD'},
  licence: 'CC0-1.0',
});

export const lockOf = (...takes: readonly LockedTake[]): Lock => ({
  ...emptyLock('tram'),
  takes: Object.fromEntries(takes.map((take) => [lockKey(take.shot, take.fingerprint), take])),
});

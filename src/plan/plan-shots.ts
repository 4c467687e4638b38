import type {Fingerprint} from '../core/brand.ts';
import {fingerprintOf} from '../core/fingerprint.ts';
import type {Generator, GeneratorIdentity} from '../core/generator.ts';
import type {Lock, LockedTake} from '../core/lock.ts';
import type {PlannedShot} from '../core/plan.ts';
import type {ResolvedIngredient, ShotSpec} from '../core/spec.ts';
import type {Timeline, TimelineShot} from '../core/timeline.ts';
import {decideTake} from './decide-take.ts';
import {differences, resolveSpec} from './resolve-spec.ts';

/** A generator and who it is today. */
export interface KnownGenerator {
  readonly generator: Generator;
  readonly identity: GeneratorIdentity;
}

/** What the decision needs to know of one video. */
export interface VideoToPlan {
  readonly id: string;
  readonly ingredients: readonly ResolvedIngredient[];
  readonly lock: Lock;
  readonly timelines: readonly Timeline[];
}

/** A take that is wanted, before anybody has looked whether its bytes are there. */
export interface WantedTake {
  readonly shot: string;
  readonly video: string;
  readonly variant: string;
  readonly spec: ShotSpec;
  readonly generator: GeneratorIdentity;
  readonly fingerprint: Fingerprint;
  /** The lock's block with this very fingerprint. */
  readonly locked: LockedTake | null;
  /** Another block of the same shot: what it was before. */
  readonly earlier: LockedTake | null;
}

/**
 * The takes that the shots of a video ask for. A locked take stays what is wanted as long as it answers the same request, whoever is the
 * default generator today and however today's planner would read the prompt.
 */
export const wantedTakes = (
  video: VideoToPlan,
  generatorFor: (id: string | null, where: string) => KnownGenerator,
  isStored: (fingerprint: Fingerprint) => boolean,
): WantedTake[] =>
  video.timelines.flatMap((timeline) => timeline.shots.map((shot) => wantedTake({shot, timeline, video, generatorFor, isStored})));

/** Fingerprints that `wantedTakes` will ask `isStored` about. */
export const candidateFingerprints = (video: VideoToPlan): Fingerprint[] =>
  Object.values(video.lock.takes).map((taken) => taken.fingerprint);

const wantedTake = (request: {
  readonly shot: TimelineShot;
  readonly timeline: Timeline;
  readonly video: VideoToPlan;
  readonly generatorFor: (id: string | null, where: string) => KnownGenerator;
  readonly isStored: (fingerprint: Fingerprint) => boolean;
}): WantedTake => {
  const {shot, timeline, video, generatorFor, isStored} = request;
  const {ingredients} = video;
  const resolve = (scenePlan: LockedTake['scenePlan'] | null): ShotSpec =>
    resolveSpec({shot, timeline, video: video.id, ingredients, scenePlan});
  const ofShot = Object.values(video.lock.takes).filter((taken) => taken.shot === shot.request.id);
  const current = generatorFor(shot.request.generator, `<GeneratedShot id="${shot.request.id}"> of ${timeline.variant}`);
  const common = {shot: shot.request.id, video: video.id, variant: timeline.variant};
  for (const locked of ofShot) {
    if (shot.request.generator !== null && shot.request.generator !== locked.generator.id) continue;
    const spec = resolve(locked.scenePlan);
    if (fingerprintOf(locked.generator, spec) !== locked.fingerprint) continue;
    // Bytes that are gone can only be made again by the generator that is installed.
    if (!isStored(locked.fingerprint) && fingerprintOf(current.identity, spec) !== locked.fingerprint) continue;
    return {...common, spec, generator: locked.generator, fingerprint: locked.fingerprint, locked, earlier: null};
  }
  const spec = resolve(null);
  return {
    ...common,
    spec,
    generator: current.identity,
    fingerprint: fingerprintOf(current.identity, spec),
    locked: null,
    earlier: nearest(ofShot, spec),
  };
};

/** The earlier take to compare with: of the same size where there is one. */
const nearest = (takes: readonly LockedTake[], spec: ShotSpec): LockedTake | null =>
  takes.find(({media}) => media.width === spec.width && media.height === spec.height) ?? takes[0] ?? null;

/**
 * What to do for each take, once for all the variants that share it.
 *
 * @param isStored whether the store has the take's bytes.
 */
export const decideShots = (
  wanted: readonly WantedTake[],
  isStored: (fingerprint: Fingerprint) => boolean,
  generatorFor: (id: string | null, where: string) => KnownGenerator,
): PlannedShot[] => {
  const planned = new Map<string, PlannedShot>();
  for (const take of wanted) {
    const key = `${take.video} ${take.shot} ${take.fingerprint}`;
    const known = planned.get(key);
    if (known) {
      if (!known.variants.includes(take.variant)) planned.set(key, {...known, variants: [...known.variants, take.variant]});
      continue;
    }
    const {action, reason} = decide(take, isStored(take.fingerprint));
    const {generator} = generatorFor(take.generator.id, take.variant);
    planned.set(key, {
      kind: 'shot',
      id: take.shot,
      video: take.video,
      variants: [take.variant],
      action,
      reason,
      fingerprint: take.fingerprint,
      generator: take.generator,
      spec: take.spec,
      estimate: generator.estimate(take.spec),
      locked: take.locked,
    });
  }
  return [...planned.values()];
};

const decide = (take: WantedTake, stored: boolean): Pick<PlannedShot, 'action' | 'reason'> =>
  decideTake(take, stored, {
    what: 'shot',
    changes: take.earlier === null ? [] : differences(specOf(take.earlier, take.spec), take.spec),
    untold: 'ingredients (a look or a reference picture), plan overrides or parameters',
  });

/** As much of a locked take's spec as the lock tells; the rest is taken to be as it is now. */
const specOf = (locked: LockedTake, now: ShotSpec): ShotSpec => ({
  ...now,
  prompt: locked.prompt,
  take: locked.take,
  seed: locked.seed,
  width: locked.media.width,
  height: locked.media.height,
  durationInFrames: locked.media.durationInFrames,
  framesPerSecond: locked.media.framesPerSecond,
});

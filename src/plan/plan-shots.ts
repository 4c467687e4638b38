import type {Fingerprint} from '../core/brand.ts';
import type {ReshootError} from '../core/errors.ts';
import {fingerprintOf} from '../core/fingerprint.ts';
import type {Generator, GeneratorIdentity} from '../core/generator.ts';
import type {Lock, LockedTake} from '../core/lock.ts';
import type {PlannedShot} from '../core/planned-take.ts';
import type {ShotSoundChoice, ShotSoundRequest} from '../core/shot-sound.ts';
import type {ResolvedIngredient, ShotSpec} from '../core/spec.ts';
import type {Timeline, TimelineShot} from '../core/timeline.ts';
import {chooseShotSound, lackingSound, type SoundMaker} from './choose-shot-sound.ts';
import {decideTake} from './decide-take.ts';
import {orderShots} from './order-shots.ts';
import {type Presence, presenceOf, type Stored} from './presence.ts';
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
  /** Who makes what is heard with it; null where nothing is asked for. */
  readonly audio: ShotSoundChoice | null;
  readonly generator: GeneratorIdentity;
  readonly fingerprint: Fingerprint;
  /** The lock's block with this very fingerprint. */
  readonly locked: LockedTake | null;
  /** Another block of the same shot: what it was before. */
  readonly earlier: LockedTake | null;
  /** Id of the shot that it continues, whose take is `spec.continues`. */
  readonly continues?: string;
}

/**
 * The takes that the shots of a video ask for. A locked take stays what is wanted as long as it answers the same request, whoever is the
 * default generator today and however today's planner would read the prompt.
 *
 * @throws ReshootError `ingredient-unknown`, `continues-invalid`, `generator-cannot`
 */
export const wantedTakes = (
  video: VideoToPlan,
  generatorFor: (id: string | null, where: string) => KnownGenerator,
  stored: Stored,
): WantedTake[] =>
  video.timelines.flatMap((timeline) => {
    const wanted = new Map<string, WantedTake>();
    // What a take continues decides it: a chain is resolved from its first shot on.
    for (const shot of orderShots(timeline)) {
      wanted.set(shot.request.id, wantedTake({shot, timeline, video, generatorFor, stored, wanted}));
    }
    return timeline.shots.flatMap(({request}) => wanted.get(request.id) ?? []);
  });

/** Fingerprints that `wantedTakes` will ask the store about. */
export const candidateFingerprints = (video: VideoToPlan): Fingerprint[] =>
  Object.values(video.lock.takes).flatMap(({fingerprint, continues}) => (continues ? [fingerprint, continues.fingerprint] : [fingerprint]));

const wantedTake = (request: {
  readonly shot: TimelineShot;
  readonly timeline: Timeline;
  readonly video: VideoToPlan;
  readonly generatorFor: (id: string | null, where: string) => KnownGenerator;
  readonly stored: Stored;
  /** Of the shots before it, by id: the one that it continues is among them. */
  readonly wanted: ReadonlyMap<string, WantedTake>;
}): WantedTake => {
  const {shot, timeline, video, generatorFor, stored, wanted} = request;
  const {ingredients} = video;
  const {id, generator, continues} = shot.request;
  const where = `<GeneratedShot id="${id}"> of ${timeline.variant}`;
  const before = continues === undefined ? undefined : wanted.get(continues);
  const heard = soundAskedFor(timeline, shot);
  const resolve = (scenePlan: LockedTake['scenePlan'] | null, maker: (spec: ShotSpec) => SoundMaker): Resolved => {
    const spec = resolveSpec({shot, timeline, video: video.id, ingredients, scenePlan, continues: before?.fingerprint});
    const audio = heard === null ? null : chooseShotSound(heard, maker(spec), {firstLocalFrame: shot.firstLocalFrame, where});
    const lack = heard === null || audio === null ? null : lackingSound(heard, audio, {generator: maker(spec).generator, where});
    return {spec: audio === null || audio.sound === null ? spec : {...spec, sound: audio.sound}, audio, lack};
  };
  const ofShot = Object.values(video.lock.takes).filter((taken) => taken.shot === id);
  const current = generatorFor(generator, where);
  const common = {shot: id, video: video.id, variant: timeline.variant, ...(continues === undefined ? {} : {continues})};
  const continuing = before === undefined ? () => undefined : continuedBy([...wanted.values()]);
  for (const locked of ofShot) {
    if (generator !== null && generator !== locked.generator.id) continue;
    const {spec, audio, lack} = resolve(locked.scenePlan, makerOfLocked(locked, generatorFor(locked.generator.id, where)));
    const {fingerprint} = locked;
    if (lack !== null || fingerprintOf(locked.generator, spec) !== fingerprint) continue;
    const presence = presenceOf(fingerprint, {stored, continues: (of) => (of === fingerprint ? spec.continues : continuing(of))});
    // Bytes that are gone can only be made again by the generator that is installed.
    if (presence !== 'present' && fingerprintOf(current.identity, spec) !== fingerprint) continue;
    return {...common, spec, audio, generator: locked.generator, fingerprint, locked, earlier: null};
  }
  const {spec, audio, lack} = resolve(null, (silent) => ({
    generator: current.identity.id,
    able: current.generator.sound?.(silent) ?? null,
  }));
  if (lack !== null) throw lack;
  return {
    ...common,
    spec,
    audio,
    generator: current.identity,
    fingerprint: fingerprintOf(current.identity, spec),
    locked: null,
    earlier: nearest(ofShot, spec),
  };
};

interface Resolved {
  readonly spec: ShotSpec;
  readonly audio: ShotSoundChoice | null;
  /** Why its generator cannot make what is to be heard with it. */
  readonly lack: ReshootError | null;
}

/** The take that each of these continues. */
const continuedBy = (
  takes: readonly {readonly fingerprint: Fingerprint; readonly spec: ShotSpec}[],
): ((fingerprint: Fingerprint) => Fingerprint | undefined) => {
  const known = new Map(takes.map(({fingerprint, spec}) => [fingerprint, spec.continues]));
  return (fingerprint) => known.get(fingerprint);
};

/** What a shot's element asks to be heard; null where it asks for nothing. */
const soundAskedFor = ({sounds}: Timeline, {request: {id}}: TimelineShot): ShotSoundRequest | null =>
  sounds.flatMap(({request}) => (request.kind === 'shot' && request.shot === id ? [request] : [])).at(0) ?? null;

/** What is asked of who made a locked take: of the same generator in the same version as of today's, of any other what it was asked for then. */
const makerOfLocked =
  ({generator: {id, version}, sound}: LockedTake, {generator, identity}: KnownGenerator) =>
  (spec: ShotSpec): SoundMaker => {
    const isToday = identity.id === id && identity.version === version;
    return {generator: id, able: isToday ? (generator.sound?.(spec) ?? null) : sound === undefined ? null : {asked: sound}};
  };

/** The earlier take to compare with: of the same size where there is one. */
const nearest = (takes: readonly LockedTake[], spec: ShotSpec): LockedTake | null =>
  takes.find(({media}) => media.width === spec.width && media.height === spec.height) ?? takes[0] ?? null;

/**
 * What to do for each take, once for all the variants that share it.
 *
 * @param stored what the store has of the takes.
 */
export const decideShots = (
  wanted: readonly WantedTake[],
  stored: Stored,
  generatorFor: (id: string | null, where: string) => KnownGenerator,
): PlannedShot[] => {
  const continues = continuedBy(wanted);
  const planned = new Map<string, PlannedShot>();
  for (const take of wanted) {
    const key = `${take.video} ${take.shot} ${take.fingerprint}`;
    const known = planned.get(key);
    if (known) {
      if (!known.variants.includes(take.variant)) planned.set(key, {...known, variants: [...known.variants, take.variant]});
      continue;
    }
    const {action, code, reason} = decide(take, presenceOf(take.fingerprint, {continues, stored}));
    const {generator} = generatorFor(take.generator.id, take.variant);
    planned.set(key, {
      kind: 'shot',
      id: take.shot,
      video: take.video,
      variants: [take.variant],
      action,
      code,
      reason,
      fingerprint: take.fingerprint,
      generator: take.generator,
      spec: take.spec,
      estimate: generator.estimate(take.spec),
      locked: take.locked,
      ...(take.continues === undefined ? {} : {continues: take.continues}),
      ...(take.audio === null ? {} : {audio: take.audio}),
    });
  }
  return [...planned.values()];
};

const decide = (take: WantedTake, presence: Presence): Pick<PlannedShot, 'action' | 'code' | 'reason'> => {
  if (presence === 'outdated') {
    return {
      action: 'generate',
      code: 'continued-changed',
      reason: `'${take.continues}', which it continues, is made again or has other bytes than it was made from`,
    };
  }
  return decideTake(take, presence === 'present', {
    what: 'shot',
    changes: take.earlier === null ? [] : differences(specOf(take.earlier, take.spec), take.spec, take.continues),
    untold: 'ingredients (a look or a reference picture), plan overrides or parameters',
  });
};

/** As much of a locked take's spec as the lock tells; the rest is taken to be as it is now. */
const specOf = (locked: LockedTake, {continues: _now, sound: _heard, ...now}: ShotSpec): ShotSpec => ({
  ...now,
  ...(locked.continues === undefined ? {} : {continues: locked.continues.fingerprint}),
  ...(locked.sound === undefined ? {} : {sound: locked.sound}),
  prompt: locked.prompt,
  take: locked.take,
  seed: locked.seed,
  width: locked.media.width,
  height: locked.media.height,
  durationInFrames: locked.media.durationInFrames,
  framesPerSecond: locked.media.framesPerSecond,
});

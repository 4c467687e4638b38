import type {Fingerprint} from '../core/brand.ts';
import type {GeneratorIdentity, SoundGenerator} from '../core/generator.ts';
import type {Lock, LockedSound} from '../core/lock.ts';
import type {PlannedSound} from '../core/planned-take.ts';
import type {SoundRequest, SoundSpec} from '../core/sound.ts';
import {soundFingerprintOf} from '../core/sound-fingerprint.ts';
import type {Timeline, TimelineSound} from '../core/timeline.ts';
import {decideTake} from './decide-take.ts';
import {resolveSound, type Voices, voiceOf} from './resolve-sound.ts';

/** A generator of sounds and who it is today. */
export interface KnownSoundGenerator {
  readonly generator: SoundGenerator;
  readonly identity: GeneratorIdentity;
}

/** What the decision needs to know beside a timeline. */
export interface SoundsToPlan {
  readonly video: string;
  readonly lock: Lock;
  readonly voices: Voices;
  /** Of sounds that name none and are not spoken. */
  readonly defaultGenerator: string;
  readonly generatorFor: (id: string, where: string) => KnownSoundGenerator;
  readonly isStored: (fingerprint: Fingerprint) => boolean;
}

/** A sound that is wanted, before anybody has looked whether its bytes are there. */
export interface WantedSound {
  readonly request: SoundRequest;
  readonly video: string;
  readonly variant: string;
  readonly spec: SoundSpec;
  readonly generator: GeneratorIdentity;
  readonly fingerprint: Fingerprint;
  /** The lock's block with this very fingerprint. */
  readonly locked: LockedSound | null;
  /** Another block of the same sound: what it was before. */
  readonly earlier: LockedSound | null;
}

/** The elements of a timeline that ask for a take; files that are there ask for none. */
export const soundRequests = (sounds: readonly TimelineSound[]): SoundRequest[] =>
  sounds.flatMap(({request}) => (request.kind === 'track' || request.kind === 'shot' ? [] : [request]));

/** Name of the generator that a request asks for. @throws ReshootError `voice-unknown` */
export const generatorOfSound = (
  request: SoundRequest,
  {voices, defaultGenerator}: Pick<SoundsToPlan, 'voices' | 'defaultGenerator'>,
  where: string,
): string => (request.kind === 'dialogue' ? voiceOf(request, voices.named, where).generator : (request.generator ?? defaultGenerator));

/** How messages name a sound of a variant. */
export const whereOfSound = ({kind, id}: SoundRequest, variant: string): string =>
  `<${{dialogue: 'Dialogue', ambience: 'Ambience', effect: 'SoundEffect', music: 'Music'}[kind]} id="${id}"> of ${variant}`;

/** The takes that the sounds of a timeline ask for. A locked take stays what is wanted as long as it answers the same spec. */
export const wantedSounds = (timeline: Pick<Timeline, 'sounds' | 'variant'>, context: SoundsToPlan): WantedSound[] =>
  soundRequests(timeline.sounds).map((request) => {
    const where = whereOfSound(request, timeline.variant);
    const spec = resolveSound(request, context.video, {voices: context.voices, where});
    const current = context.generatorFor(generatorOfSound(request, context, where), where).identity;
    const ofSound = Object.values(context.lock.sounds).filter(({sound}) => sound === request.id);
    const common = {request, video: context.video, variant: timeline.variant, spec};
    for (const locked of ofSound) {
      if (locked.generator.id !== current.id || soundFingerprintOf(locked.generator, spec) !== locked.fingerprint) continue;
      // Bytes that are gone can only be made again by the generator that is installed.
      if (!context.isStored(locked.fingerprint) && soundFingerprintOf(current, spec) !== locked.fingerprint) continue;
      return {...common, generator: locked.generator, fingerprint: locked.fingerprint, locked, earlier: null};
    }
    return {...common, generator: current, fingerprint: soundFingerprintOf(current, spec), locked: null, earlier: ofSound[0] ?? null};
  });

/** What to do for each sound, once for all the variants that share it. */
export const decideSounds = (wanted: readonly WantedSound[], context: Pick<SoundsToPlan, 'generatorFor' | 'isStored'>): PlannedSound[] => {
  const planned = new Map<string, PlannedSound>();
  for (const sound of wanted) {
    const {request, video, variant, spec, generator, fingerprint, locked} = sound;
    const key = `${video} ${request.id} ${fingerprint}`;
    const known = planned.get(key);
    if (known) {
      if (!known.variants.includes(variant)) planned.set(key, {...known, variants: [...known.variants, variant]});
      continue;
    }
    const {action, code, reason} = decideTake(sound, context.isStored(fingerprint), {
      what: 'sound',
      changes: changesOf(sound),
      untold: 'how the voice speaks, the length or parameters',
    });
    const estimate = context.generatorFor(generator.id, variant).generator.estimate(spec);
    planned.set(key, {
      kind: request.kind,
      id: request.id,
      video,
      variants: [variant],
      action,
      code,
      reason,
      fingerprint,
      generator,
      spec,
      estimate,
      locked,
    });
  }
  return [...planned.values()];
};

/** Where a spec differs from the locked one, in words. */
const changesOf = ({earlier, spec}: WantedSound): string[] => {
  if (earlier === null) return [];
  const text = spec.sound === 'dialogue' ? spec.text : spec.prompt;
  const voice = spec.sound === 'dialogue' ? spec.voice.name : null;
  return [
    ...(earlier.kind === spec.sound ? [] : [`${earlier.kind} → ${spec.sound}`]),
    ...(earlier.text === text ? [] : [spec.sound === 'dialogue' ? 'text' : 'prompt']),
    ...(earlier.voice === voice ? [] : [`voice ${earlier.voice ?? 'none'} → ${voice ?? 'none'}`]),
    ...(earlier.take === spec.take ? [] : [`take ${earlier.take} → ${spec.take}`]),
    ...(earlier.take === spec.take && earlier.seed !== spec.seed ? ['seed'] : []),
  ];
};

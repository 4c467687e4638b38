import {z} from 'zod';
import type {Json} from '../core/canonical.ts';
import {type LockedSound, lockedSoundSchema} from '../core/lock.ts';
import type {PlannedSound} from '../core/planned-take.ts';
import type {TimedWord} from '../core/timed-word.ts';
import type {StoreRecord} from './store.ts';
import {timedWords} from './timed-words.ts';

/** What the bytes of a sound are: exactly so many samples. */
export interface SoundMedia {
  readonly sampleRateInHertz: number;
  readonly channels: number;
  readonly durationInSamples: number;
}

/**
 * What the store keeps about a sound beside its bytes: the lock's block as far as bytes and key do not say it, and when its words are heard.
 *
 * @example
 * await store.putFile('take', sound.fingerprint, wav, soundFacts(sound, {licence, media, words}));
 */
export const soundFacts = (
  sound: PlannedSound,
  made: {readonly licence: string; readonly media: SoundMedia; readonly words: readonly TimedWord[] | null},
): StoreRecord['facts'] => {
  const {spec} = sound;
  const {id, version, weights} = sound.generator;
  const facts = {
    sound: sound.id,
    kind: sound.kind,
    take: spec.take,
    generator: {id, version, weights},
    seed: spec.seed,
    text: spec.sound === 'dialogue' ? spec.text : spec.prompt,
    voice: spec.sound === 'dialogue' ? spec.voice.name : null,
    media: made.media,
    cost: sound.estimate.cost,
    licence: made.licence,
    words: made.words ?? [],
  };
  // JSON-plain by its types; TypeScript does not see interfaces as index signatures.
  return facts as unknown as {readonly [name: string]: Json};
};

/** A stored sound, read back. */
export interface StoredSound {
  readonly durationInSeconds: number;
  readonly words: readonly TimedWord[];
}

/** How long a stored sound is and which words it has; null for a record that is none of a sound. */
export const storedSoundOf = (record: StoreRecord): StoredSound | null => {
  const facts = storedSchema.safeParse(record.facts);
  if (!facts.success) return null;
  const {media, words} = facts.data;
  return {durationInSeconds: media.durationInSamples / media.sampleRateInHertz, words};
};

/** The lock's block of a stored sound, for the element that uses it. */
export const lockedSoundOf = (record: StoreRecord, sound: string): LockedSound => {
  const {media, words: _, ...facts} = storedSchema.parse(record.facts);
  return lockedSoundSchema.parse({
    ...facts,
    sound,
    fingerprint: record.key,
    digest: record.digest,
    media: {...media, sizeInBytes: record.sizeInBytes},
  });
};

/** Only what is read or rearranged is named here; `lockedSoundSchema` checks the rest. */
const storedSchema = z.looseObject({
  media: z.object({sampleRateInHertz: z.int().positive(), channels: z.int(), durationInSamples: z.int()}),
  words: timedWords,
});

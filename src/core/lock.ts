import {z} from 'zod';
import type {Digest, Fingerprint} from './brand.ts';
import type {Json} from './canonical.ts';
import {scenePlanSchema} from './scene-plan.ts';
import {shotSoundSchema} from './shot-sound.ts';
import {soundKinds} from './sound.ts';

const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .transform((text) => text as Digest);
const fingerprint = z
  .string()
  .regex(/^fp1-[0-9a-f]{64}$/)
  .transform((text) => text as Fingerprint);

/** A take that was accepted: which bytes, and how they were made. */
export const lockedTakeSchema = z.strictObject({
  shot: z.string(),
  take: z.int().min(1),
  fingerprint,
  /** Of the bytes that were accepted. The first result wins everywhere. */
  digest,
  generator: z.strictObject({id: z.string(), version: z.string(), weights: digest.nullable()}),
  seed: z.int().min(0).max(0xffffffff),
  prompt: z.string(),
  /** Kept so that a better planner does not make this take stale. */
  scenePlan: scenePlanSchema,
  media: z.strictObject({
    width: z.int(),
    height: z.int(),
    framesPerSecond: z.number(),
    durationInFrames: z.int(),
    sizeInBytes: z.int(),
  }),
  /** What its generator lets be heard with it; absent where that is nothing. */
  sound: shotSoundSchema.optional(),
  cost: z.union([z.strictObject({amount: z.number(), currency: z.string()}), z.literal('unknown')]),
  licence: z.string(),
  /** The take with whose last picture it begins, and which bytes of it: other bytes are another picture. */
  continues: z.strictObject({fingerprint, digest}).optional(),
});

const soundFingerprint = z
  .string()
  .regex(/^fs1-[0-9a-f]{64}$/)
  .transform((text) => text as Fingerprint);

/** A sound that was accepted. */
export const lockedSoundSchema = z.strictObject({
  sound: z.string(),
  kind: z.enum(soundKinds),
  take: z.int().min(1),
  fingerprint: soundFingerprint,
  digest,
  generator: z.strictObject({id: z.string(), version: z.string(), weights: digest.nullable()}),
  seed: z.int().min(0).max(0xffffffff),
  /** The words of a dialogue, the prompt of anything else. */
  text: z.string(),
  /** The generator's name of the voice; null where nobody speaks. */
  voice: z.string().nullable(),
  media: z.strictObject({
    sampleRateInHertz: z.int(),
    channels: z.int(),
    durationInSamples: z.int(),
    sizeInBytes: z.int(),
  }),
  cost: z.union([z.strictObject({amount: z.number(), currency: z.string()}), z.literal('unknown')]),
  licence: z.string(),
});

/** `scenes/<video>/reshoot.lock.json`: sorted keys, one take a block, so that git merges it. */
export const lockSchema = z.strictObject({
  reshootLock: z.literal(1),
  video: z.string(),
  /** By `<shot>/<first 16 hex digits of the fingerprint>`: takes of one shot stand together, and two branches that change two shots merge. */
  takes: z.record(z.string(), lockedTakeSchema),
  /** By `<sound>/<first 16 hex digits of the fingerprint>`. Not printed where there are none. */
  sounds: z.record(z.string(), lockedSoundSchema).default({}),
});

export type LockedTake = z.output<typeof lockedTakeSchema>;
export type LockedSound = z.output<typeof lockedSoundSchema>;
export type Lock = z.output<typeof lockSchema>;

/** Key of a take's block in the lock, under the name of its shot or sound. */
export const lockKey = (name: string, taken: Fingerprint): string => `${name}/${taken.slice('fp1-'.length, 'fp1-'.length + 16)}`;

/** The lock of a video that has none yet. */
export const emptyLock = (video: string): Lock => ({reshootLock: 1, video, takes: {}, sounds: {}});

/**
 * The file's text: keys in code-unit order, two spaces, a newline at the end. The same lock has the same bytes everywhere.
 *
 * @example
 * printLock(emptyLock('tram-fox')) // '{\n  "reshootLock": 1,\n  "takes": {},\n  "video": "tram-fox"\n}\n'
 */
export const printLock = ({sounds, ...lock}: Lock): string => {
  const printed = Object.keys(sounds).length === 0 ? lock : {...lock, sounds};
  return `${JSON.stringify(sorted(printed as unknown as Json), null, 2)}\n`;
};

const sorted = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value as {readonly [key: string]: Json}).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};

import {z} from 'zod';
import type {Digest} from '../core/brand.ts';
import type {Json} from '../core/canonical.ts';
import {type LockedTake, lockedTakeSchema} from '../core/lock.ts';
import type {PlannedShot} from '../core/planned-take.ts';
import type {TimedWord} from '../core/timed-word.ts';
import type {StoreRecord} from './store.ts';
import {timedWords} from './timed-words.ts';

/**
 * What the store keeps about a take beside its bytes: everything of the lock's block that bytes and key do not say, so that a take that
 * was made once can be locked again in another run, on another branch, without its generator.
 *
 * @param made.continues the take whose last picture it begins with, and the bytes of it that were there.
 *
 * @example
 * await store.putFile('take', shot.fingerprint, film, takeFacts(shot, {licence, words: null}));
 */
export const takeFacts = (
  shot: PlannedShot,
  made: {readonly licence: string; readonly words: readonly TimedWord[] | null; readonly continues?: LockedTake['continues']},
): StoreRecord['facts'] => {
  const {prompt, scenePlan, take, seed, width, height, framesPerSecond, durationInFrames, sound} = shot.spec;
  const facts = {
    shot: shot.id,
    take,
    generator: {id: shot.generator.id, version: shot.generator.version, weights: shot.generator.weights},
    seed,
    prompt,
    scenePlan,
    media: {width, height, framesPerSecond, durationInFrames},
    cost: shot.estimate.cost,
    licence: made.licence,
    ...(sound === undefined ? {} : {sound, words: made.words}),
    ...(made.continues === undefined ? {} : {continues: made.continues}),
  };
  // JSON-plain by its types; TypeScript does not see interfaces as index signatures.
  return facts as unknown as {readonly [name: string]: Json};
};

/**
 * The lock's block of a stored take, for the shot that uses it: two shots of one fingerprint share bytes, each under its own name.
 *
 * @example
 * const found = await store.find('take', shot.fingerprint);
 * if (found.state === 'present') lock.takes[lockKey(shot.id, shot.fingerprint)] = lockedTakeOf(found.record, shot.id);
 */
export const lockedTakeOf = (record: StoreRecord, shot: string): LockedTake => {
  const {media, words: _, ...facts} = storedSchema.parse(record.facts);
  return lockedTakeSchema.parse({
    ...facts,
    shot,
    fingerprint: record.key,
    digest: record.digest,
    media: {...media, sizeInBytes: record.sizeInBytes},
  });
};

/** From which bytes a take that continues another was made: nothing where it begins by itself. */
export const madeFromOf = (record: StoreRecord): {readonly madeFrom?: Digest} => {
  const read = madeFromSchema.safeParse(record.facts);
  return read.success ? {madeFrom: read.data.continues.digest} : {};
};

const madeFromSchema = z.looseObject({continues: z.looseObject({digest: z.string().transform((text) => text as Digest)})});

/** When the words of a stored shot are heard; null where nobody speaks in it, or its generator does not know. */
export const wordsOfTake = (record: StoreRecord): readonly TimedWord[] | null => storedSchema.safeParse(record.facts).data?.words ?? null;

/** Only what is rearranged is named here; `lockedTakeSchema` checks the rest. */
const storedSchema = z.looseObject({media: z.looseObject({}), words: timedWords.nullable().optional()});

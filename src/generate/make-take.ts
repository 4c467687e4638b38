import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import {continuedBy} from '../core/continued-by.ts';
import {ReshootError} from '../core/errors.ts';
import type {Emit, TakeName} from '../core/events.ts';
import {type AnyGenerator, type AskedTake, isSoundGenerator, type MakeContext} from '../core/generator.ts';
import {nameOf, type PlannedTake} from '../core/planned-take.ts';
import {soundFacts} from '../store/sound-record.ts';
import type {Store, StoreRecord} from '../store/store.ts';
import {madeFromOf, takeFacts} from '../store/take-record.ts';
import {inWorkFolder} from '../store/work-folder.ts';
import {conform} from './conform.ts';
import {conformSound} from './conform-sound.ts';
import {continuedTake, type TakeBefore, takeBefore} from './continued-take.ts';
import {type TakeProgress, takeProgress} from './take-progress.ts';

/** A take that is in the store now. */
export interface MadeTake {
  readonly take: PlannedTake;
  /** `made`: by this call. `shared`: somebody else had made it since the plan. */
  readonly outcome: 'made' | 'shared';
  readonly record: StoreRecord;
}

/** What making a take needs. */
export interface TakeTools {
  /** The one that the take names. */
  readonly generator: AnyGenerator;
  readonly store: Store;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly readReference: (digest: Digest) => Promise<Uint8Array>;
  /** `<project>/.reshoot/work`; each take works in a folder of its own below it. */
  readonly workFolder: string;
  /** Milliseconds, only for the durations that events tell. */
  readonly now: () => number;
}

/** A take to be made. */
export interface AskedFor {
  readonly take: PlannedTake;
  /** How the take that it continues was asked for; null where it begins by itself. */
  readonly continued: AskedTake | null;
}

/**
 * Makes one take, in one process at a time; the store has it when this returns.
 *
 * @throws ReshootError `generator-failed` with the take's name; the signal's reason once that is aborted.
 */
export const makeTake = (asked: AskedFor, tools: TakeTools): Promise<MadeTake> => {
  const {take} = asked;
  const {store, emit, signal} = tools;
  return store.exclusively(
    'take',
    take.fingerprint,
    async () => {
      signal.throwIfAborted();
      // Since the plan was made, another process, or another element of the same fingerprint, may have made it.
      const found = await store.find('take', take.fingerprint);
      const continued = continuedBy(take);
      const before = continued === null ? null : await takeBefore(store, continued);
      // Of one that continues another, only bytes that were made from the very bytes that are there now.
      if (found.state === 'present' && (before === null || madeFromOf(found.record).madeFrom === before.digest)) {
        emit({event: 'take-shared', ...takeNameOf(take), fingerprint: take.fingerprint});
        return {take, outcome: 'shared', record: found.record};
      }
      if (found.state === 'corrupt') emit({event: 'store-entry-corrupt', kind: 'take', key: take.fingerprint});
      return make(asked, before, tools);
    },
    signal,
  );
};

const make = (asked: AskedFor, before: TakeBefore | null, tools: TakeTools): Promise<MadeTake> => {
  const {take} = asked;
  const {store, emit, now} = tools;
  return inWorkFolder(tools.workFolder, async (folder) => {
    const startedAt = now();
    const file = path.join(folder, take.kind === 'shot' ? 'take.mp4' : 'take.wav');
    const progress = takeProgress(take, emit);
    const facts = await named(take, tools.signal, () =>
      inWorkFolder(folder, (workFolder) => makeFile(asked, tools, {workFolder, file, progress, before})),
    );
    const record = await store.putFile('take', take.fingerprint, file, facts);
    const {fingerprint, locked} = take;
    if (locked?.fingerprint === fingerprint && locked.digest !== record.digest) {
      emit({event: 'take-differs-from-lock', ...takeNameOf(take), locked: locked.digest, made: record.digest});
    }
    emit({event: 'take-made', ...takeNameOf(take), fingerprint, digest: record.digest, durationInMilliseconds: now() - startedAt});
    return {take, outcome: 'made', record};
  });
};

interface Place {
  /** The generator's own. */
  readonly workFolder: string;
  /** Where the conformed take goes. */
  readonly file: string;
  readonly progress: TakeProgress;
  /** What the take continues. */
  readonly before: TakeBefore | null;
}

/** Has the generator make the take, conforms it, and answers with what the store keeps beside the bytes. */
const makeFile = async ({take, continued: asked}: AskedFor, tools: TakeTools, place: Place): Promise<StoreRecord['facts']> => {
  const {generator, signal, readReference, emit} = tools;
  const {workFolder, file, progress, before} = place;
  const onWarning = (message: string) => emit({event: 'warning', message: `${nameOf(take)}: ${message}`});
  const continued = before === null || asked === null ? {} : {continued: await continuedTake(before, asked, signal)};
  const context: MakeContext = {signal, onProgress: progress.made, onWarning, workFolder, readReference, ...continued};
  const licence = generator.facts?.licence ?? 'unknown';
  if (take.kind === 'shot' && !isSoundGenerator(generator)) {
    const picture = await generator.make(take.draft ?? take.spec, context);
    const sound = await conform({shot: take, picture, film: file, workFolder, signal, onEncoded: progress.encoded, onWarning});
    return takeFacts(take, {
      licence: picture.kind === 'frames' ? (picture.licence ?? licence) : licence,
      words: sound?.words ?? null,
      ...(before === null ? {} : {continues: {fingerprint: before.fingerprint, digest: before.digest}}),
    });
  }
  if (take.kind !== 'shot' && isSoundGenerator(generator)) {
    const sound = await generator.make(take.spec, context);
    const media = await conformSound({take, sound, file});
    progress.encoded(1);
    return soundFacts(take, {licence, media, words: sound.words});
  }
  throw new RangeError(`Generator '${generator.id}' was to make a ${take.kind}: refuse() lets no such take through.`);
};

/** How events name a take. */
const takeNameOf = ({kind, id, video}: PlannedTake): TakeName => (kind === 'shot' ? {shot: id, video} : {sound: id, video});

/** A generator is other people's code: what it throws is told with the take's name, and is no bug of ours. */
const named = async <Result>(take: PlannedTake, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    // Whatever a killed step says, the reason was the abort.
    signal.throwIfAborted();
    if (error instanceof ReshootError) throw error;
    const wanted = take.kind === 'shot' ? `${take.spec.durationInFrames} frames` : `the ${take.kind}`;
    throw new ReshootError('generator-failed', {
      expected: `generator '${take.generator.id}' to make ${wanted}`,
      found: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      fix: 'see its words above; takes that were finished are kept, so run the same command again when it is mended',
      where: nameOf(take),
      cause: error,
    });
  }
};

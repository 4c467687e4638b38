import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import type {Generator} from '../core/generator.ts';
import type {LockedTake} from '../core/lock.ts';
import type {PlannedShot} from '../core/plan.ts';
import {lockedTakeOf, takeFacts} from '../store/take-record.ts';
import {inWorkFolder} from '../store/work-folder.ts';
import {conform} from './conform.ts';
import type {GenerateOptions} from './generate.ts';
import {nameOf} from './refuse.ts';
import {takeProgress} from './take-progress.ts';

/** A take that is in the store now. */
export interface MadeTake {
  readonly shot: PlannedShot;
  /** `made`: by this call. `shared`: somebody else had made it since the plan. */
  readonly outcome: 'made' | 'shared';
  /** What publish writes into the lock. */
  readonly locked: LockedTake;
}

/** Makes one take, in one process at a time; the store has it when this returns. */
export const makeTake = (shot: PlannedShot, generator: Generator, options: GenerateOptions): Promise<MadeTake> => {
  const {store, emit, signal} = options;
  return store.exclusively(
    'take',
    shot.fingerprint,
    async () => {
      signal.throwIfAborted();
      // Since the plan was made, another process, or another shot of the same fingerprint, may have made it.
      const found = await store.find('take', shot.fingerprint);
      if (found.state === 'present') {
        emit({event: 'take-shared', shot: shot.id, video: shot.video, fingerprint: shot.fingerprint});
        return {shot, outcome: 'shared', locked: lockedTakeOf(found.record, shot.id)};
      }
      if (found.state === 'corrupt') emit({event: 'store-entry-corrupt', kind: 'take', key: shot.fingerprint});
      return make(shot, generator, options);
    },
    signal,
  );
};

const make = (shot: PlannedShot, generator: Generator, options: GenerateOptions): Promise<MadeTake> => {
  const {store, emit, signal, now, readReference} = options;
  return inWorkFolder(options.workFolder, async (folder) => {
    const startedAt = now();
    const film = path.join(folder, 'take.mp4');
    const progress = takeProgress(shot, emit);
    await named(shot, signal, () =>
      inWorkFolder(folder, async (workFolder) => {
        const onWarning = (message: string) => emit({event: 'warning', message: `${nameOf(shot)}: ${message}`});
        const picture = await generator.make(shot.spec, {signal, onProgress: progress.made, onWarning, workFolder, readReference});
        await conform({shot, picture, film, workFolder, signal, onEncoded: progress.encoded});
      }),
    );
    const facts = takeFacts(shot, generator.facts?.licence ?? 'unknown');
    const record = await store.putFile('take', shot.fingerprint, film, facts);
    const {fingerprint, id, video, locked} = shot;
    if (locked?.fingerprint === fingerprint && locked.digest !== record.digest) {
      emit({event: 'take-differs-from-lock', shot: id, video, locked: locked.digest, made: record.digest});
    }
    emit({event: 'take-made', shot: id, video, fingerprint, digest: record.digest, durationInMilliseconds: now() - startedAt});
    return {shot, outcome: 'made', locked: lockedTakeOf(record, id)};
  });
};

/** A generator is other people's code: what it throws is told with the shot's name, and is no bug of ours. */
const named = async (shot: PlannedShot, signal: AbortSignal, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    // Whatever a killed step says, the reason was the abort.
    signal.throwIfAborted();
    if (error instanceof ReshootError) throw error;
    throw new ReshootError('generator-failed', {
      expected: `generator '${shot.generator.id}' to make ${shot.spec.durationInFrames} frames`,
      found: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      fix: 'see its words above; takes that were finished are kept, so run the same command again when it is mended',
      where: nameOf(shot),
      cause: error,
    });
  }
};

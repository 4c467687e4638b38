import {type Lock, type LockedTake, lockKey} from '../core/lock.ts';
import {readLock, writeLock} from '../store/lock-file.ts';
import type {Store} from '../store/store.ts';

/**
 * The lock after a run: the takes in use replace those of the same shots that no film shows any more. A run over some of a video's variants
 * only adds, because it does not know what the others show.
 */
export const nextLock = (lock: Lock, used: readonly LockedTake[], complete: boolean): Lock => {
  const fresh = Object.fromEntries(used.map((taken) => [lockKey(taken.shot, taken.fingerprint), taken]));
  return {...lock, takes: complete ? fresh : {...lock.takes, ...fresh}};
};

/** Reads, merges and writes a video's lock, one process at a time. The file is only touched where its text changes. */
export const updateLock = async (request: {
  readonly file: string;
  readonly video: string;
  readonly used: readonly LockedTake[];
  /** Whether the run looked at every variant of the video. */
  readonly complete: boolean;
  readonly store: Store;
  readonly signal: AbortSignal;
}): Promise<'unchanged' | 'written'> =>
  request.store.exclusively(
    'film',
    `lock of ${request.video}`,
    async () => writeLock(request.file, nextLock(await readLock(request.file, request.video), request.used, request.complete)),
    request.signal,
  );

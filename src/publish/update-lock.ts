import {type Lock, type LockedSound, type LockedTake, lockKey} from '../core/lock.ts';
import {readLock, writeLock} from '../store/lock-file.ts';
import type {Store} from '../store/store.ts';

/** What the films of a run show and play. */
export interface UsedTakes {
  readonly shots: readonly LockedTake[];
  readonly sounds: readonly LockedSound[];
}

/**
 * The lock after a run: the takes in use replace those of the same shots and sounds that no film shows any more. A run over some of a video's variants
 * only adds, because it does not know what the others show.
 */
export const nextLock = (lock: Lock, used: UsedTakes, complete: boolean): Lock => {
  const takes = Object.fromEntries(used.shots.map((taken) => [lockKey(taken.shot, taken.fingerprint), taken]));
  const sounds = Object.fromEntries(used.sounds.map((taken) => [lockKey(taken.sound, taken.fingerprint), taken]));
  return complete ? {...lock, takes, sounds} : {...lock, takes: {...lock.takes, ...takes}, sounds: {...lock.sounds, ...sounds}};
};

/** Reads, merges and writes a video's lock, one process at a time. The file is only touched where its text changes. */
export const updateLock = async (request: {
  readonly file: string;
  readonly video: string;
  readonly used: UsedTakes;
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

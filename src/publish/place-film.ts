import {rename} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';

/**
 * Puts a finished film in its place by rename: whoever looks sees the old film or the new one, never half of either. On Windows a player
 * that has the old film open refuses the rename for a moment, so it is tried again for a while.
 */
export const placeFilm = async (finished: string, target: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(finished, target);
      return;
    } catch (error) {
      const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
      if (attempt === 10 || (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES')) throw error;
      await sleep(50 * attempt);
    }
  }
};

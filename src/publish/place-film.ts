import {copyFile, mkdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

/**
 * Puts a finished film in its place by rename: whoever looks sees the old film or the new one, never half of either. Where the place is on
 * another disk, the film is copied beside it first. On Windows a player that has the old film open refuses the rename for a moment, so it
 * is tried again for a while.
 */
export const placeFilm = async (finished: string, target: string): Promise<void> => {
  await mkdir(path.dirname(target), {recursive: true});
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(finished, target);
      return;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EXDEV') return placeFromOtherDisk(finished, target);
      if (attempt === 10 || (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES')) throw error;
      await sleep(50 * attempt);
    }
  }
};

const placeFromOtherDisk = async (finished: string, target: string): Promise<void> => {
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}`);
  try {
    await copyFile(finished, beside);
    await placeFilm(beside, target);
  } finally {
    await rm(beside, {force: true});
  }
};

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : null);

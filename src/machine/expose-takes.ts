import {copyFile, link, mkdir, stat} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import {replaceFile} from '../project/replace-file.ts';
import {digestOfFile} from '../store/digest-of-file.ts';

/** A stored take's file. */
export interface TakeFile {
  readonly digest: Digest;
  /** Absolute; read-only. */
  readonly path: string;
}

/**
 * Puts takes where `staticFile()` finds them: linked where the disk can, copied elsewhere, always by rename.
 *
 * @param fileOf path under `public/` of a take.
 */
export const exposeTakes = async (project: string, takes: Iterable<TakeFile>, fileOf: (digest: Digest) => string): Promise<void> => {
  for (const take of takes) {
    const target = path.join(project, 'public', fileOf(take.digest));
    if (await isSame(take, target)) continue;
    await mkdir(path.dirname(target), {recursive: true});
    await replaceFile(target, (half) => link(take.path, half).catch(() => copyFile(take.path, half)));
  }
};

const isSame = async (take: TakeFile, target: string): Promise<boolean> => {
  const [there, here] = await Promise.all([stat(target).catch(() => null), stat(take.path)]);
  if (there === null) return false;
  if (there.ino === here.ino && there.dev === here.dev && there.ino !== 0) return true;
  return (await digestOfFile(target)) === take.digest;
};

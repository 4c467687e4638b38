import {getSystemErrorMap} from 'node:util';
import {ReshootError} from '../core/errors.ts';

/** What the user can do about it, by the system's name of the error. Errors that are not here are bugs of ours and pass through. */
const fixes: {readonly [code: string]: (folder: string) => string} = {
  ENOSPC: (folder) => `free space on the disk of ${folder}; \`npx reshoot cache status\` tells what the store holds`,
  EDQUOT: (folder) => `free space within your quota on the disk of ${folder}`,
  EROFS: (folder) => `mount the disk of ${folder} writable, or work in a copy of the project`,
  EACCES: (folder) => `make ${folder} yours to read and write`,
  EPERM: (folder) => `make ${folder} yours to read and write, and let no other program keep its files open`,
  ENOTDIR: (folder) => `remove the file that stands where the folder ${folder} has to be`,
  EEXIST: (folder) => `remove the file that stands where the folder ${folder} has to be`,
  EISDIR: (folder) => `remove ${folder}: something in it is a folder that has to be a file`,
  EMFILE: () => 'allow more open files: `ulimit -n 4096`',
  ENFILE: () => 'close other programs: the machine has no more file handles',
  EIO: (folder) => `check the disk of ${folder}`,
};

/** Runs `work` on the store's folder; what the disk refuses becomes `store-unusable`. */
export const onDisk = async <Result>(folder: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw asStoreUnusable(error, folder);
  }
};

/** The error a user can act on, or the same error where it is none of the disk's. */
export const asStoreUnusable = (error: unknown, folder: string): unknown => {
  const name = systemErrorName(error);
  const fix = name === null ? undefined : fixes[name];
  if (name === null || !fix) return error;
  return new ReshootError('store-unusable', {
    expected: 'a folder that can be read and written',
    found: `${name}: ${(error as Error).message}`,
    fix: fix(folder),
    where: folder,
    cause: error,
  });
};

/** By number where there is one: cacache overwrites the name. */
export const systemErrorName = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null;
  const {errno, code} = error as NodeJS.ErrnoException;
  const named = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[0];
  return named ?? code ?? null;
};

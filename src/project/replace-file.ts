import {readdir, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {isGone, processTag, tagOf} from '../store/process-tag.ts';

/** A name beside a file or folder for what is going to replace it: on the same disk, and told apart from what other processes are making. */
export const halfOf = (target: string): string => path.join(path.dirname(target), `${processTag()}-${path.basename(target)}`);

/**
 * Makes a file whole or not at all: under another name first, then renamed.
 *
 * @param make writes the file under the name that it is given.
 * @example
 * await replaceFile('public/take.mp4', (half) => copyFile(source, half));
 */
export const replaceFile = async (target: string, make: (half: string) => Promise<void>): Promise<void> => {
  const half = halfOf(target);
  try {
    await make(half);
    await rename(half, target);
  } finally {
    await rm(half, {force: true});
  }
};

/** Writes a text whole or not at all. */
export const replaceText = (target: string, text: string): Promise<void> => replaceFile(target, (half) => writeFile(half, text));

/** Removes what processes that were killed left half made in folders. */
export const sweepHalves = async (folders: readonly string[]): Promise<void> => {
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    const left = names.filter((name) => {
      const tag = tagOf(name);
      return tag !== null && isGone(tag);
    });
    await Promise.all(left.map((name) => rm(path.join(folder, name), {recursive: true, force: true}).catch(() => undefined)));
  }
};

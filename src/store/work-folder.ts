import {mkdir, mkdtemp, readdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {onDisk} from './disk-error.ts';
import {isGone, processTag, tagOf} from './process-tag.ts';

/**
 * Runs `work` with an empty folder of its own, and removes the folder afterwards. A killed process cannot: what it left goes when the next
 * one begins.
 *
 * @example
 * await inWorkFolder('.reshoot/work', async (folder) => makeIn(folder));
 */
export const inWorkFolder = async <Result>(parent: string, work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = await onDisk(parent, async () => {
    await mkdir(parent, {recursive: true});
    await sweep(parent);
    return mkdtemp(path.join(parent, `${processTag()}-`));
  });
  try {
    return await work(folder);
  } finally {
    // On Windows a file stays for a moment after the program that had it open has ended. What stays longer is swept by a later run.
    await rm(folder, {recursive: true, force: true, maxRetries: 5}).catch(() => undefined);
  }
};

const sweep = async (parent: string): Promise<void> => {
  const left = (await readdir(parent)).filter((name) => {
    const tag = tagOf(name);
    return tag !== null && isGone(tag);
  });
  await Promise.all(left.map((name) => rm(path.join(parent, name), {recursive: true, force: true}).catch(() => undefined)));
};

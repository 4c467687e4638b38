import {createHash} from 'node:crypto';
import {mkdir, readdir, readFile, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {installPackage, packPackage, repository} from './install-package.ts';

export {repository} from './install-package.ts';

/** A folder for one project at a time, with the package installed in it. */
export interface Slot {
  /** Empty but for its packages and the bundler's cache. */
  readonly project: string;
  /** The installed package. */
  readonly package: string;
  readonly release: () => Promise<void>;
}

/**
 * Takes a free slot, with the package as it would be published from the sources as they are now.
 *
 * Slots lie outside of the repository: nothing of it is found by accident, and a project is as small as a user's. Their paths stay the same from run to
 * run so that the bundler's cache holds, which makes a first bundle a matter of seconds.
 */
export const takeSlot = async (): Promise<Slot> => {
  const name = createHash('sha256').update(repository).digest('hex').slice(0, 8);
  const slots = path.join(await realpath(tmpdir()), `reshoot-slots-${name}`);
  await mkdir(slots, {recursive: true});
  const packed = await packPackage(slots);
  for (let number = 0; ; number++) {
    const project = path.join(slots, `slot-${number}`);
    const mark = `${project}.taken`;
    if (!(await claim(mark))) continue;
    await mkdir(project, {recursive: true});
    await emptyBut(project, 'node_modules');
    return {
      project,
      package: await installPackage(project, packed),
      release: async () => {
        await emptyBut(project, 'node_modules');
        await rm(mark, {force: true});
      },
    };
  }
};

/** Whether the slot was free, or held by a process that is gone. */
const claim = async (mark: string): Promise<boolean> => {
  const holder = Number(await readFile(mark, 'utf8').catch(() => 0));
  if (holder !== 0 && holder !== process.pid && !isAlive(holder)) await rm(mark, {force: true});
  return writeFile(mark, String(process.pid), {flag: 'wx'}).then(
    () => true,
    () => false,
  );
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const emptyBut = async (folder: string, kept: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (name !== kept) await rm(path.join(folder, name), {recursive: true, force: true, maxRetries: 5});
  }
};

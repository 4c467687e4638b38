import {readdir, readFile} from 'node:fs/promises';

/** Memory of a process and of all that descend from it, over time. */
export interface TreeMemory {
  /** In bytes, one for each look. */
  readonly looks: readonly number[];
  readonly stop: () => void;
}

/**
 * Looks at a process tree twice a second: proportional set sizes, in which memory that several processes share counts once.
 *
 * @returns null where the system does not tell them (everywhere but on Linux).
 */
export const watchTree = (root: number): TreeMemory | null => {
  if (process.platform !== 'linux') return null;
  const looks: number[] = [];
  const timer = setInterval(() => {
    sizeOfTree(root).then(
      (bytes) => looks.push(bytes),
      () => undefined,
    );
  }, 500);
  timer.unref();
  return {looks, stop: () => clearInterval(timer)};
};

const sizeOfTree = async (root: number): Promise<number> => {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    // The parent stands after the name, which is in brackets and may hold anything.
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    parents.set(pid, Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOwn = (pid: number): boolean => pid === root || (parents.has(pid) && isOwn(parents.get(pid) ?? 0));
  let bytes = 0;
  for (const pid of parents.keys()) if (isOwn(pid)) bytes += await sizeOf(pid);
  return bytes;
};

const sizeOf = async (pid: number): Promise<number> => {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
};

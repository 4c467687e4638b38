import {createHash} from 'node:crypto';
import {readFileSync, readlinkSync} from 'node:fs';
import os from 'node:os';

/**
 * Names this process in temporary names and turns: `<process id>-<8 hex digits of the machine>`. What a killed process left can then be
 * told from what a living one needs, without a clock.
 *
 * @example
 * processTag() // '4711-9c1f03ab'
 */
export const processTag = (): string => `${process.pid}-${machine()}`;

/** The tag that a name begins with; null where it begins with none. */
export const tagOf = (name: string): string | null => /^\d+-[0-9a-f]{8}(?=-|$)/.exec(name)?.[0] ?? null;

/**
 * True only where the process is known to have ended. Of another machine nothing is known; a number that was given to a new process counts
 * as living. So a `true` can be acted on, and a `false` means: wait, or leave it.
 */
export const isGone = (tag: string): boolean => {
  const [id, where] = tag.split('-');
  if (where !== machine()) return false;
  try {
    process.kill(Number(id), 0);
    return isZombie(Number(id));
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
};

let knownMachine: string | undefined;

/** Process ids mean something within one host and, in containers, within one namespace of ids. */
const machine = (): string => {
  knownMachine ??= createHash('sha256').update(`${os.hostname()}\n${processNamespace()}`).digest('hex').slice(0, 8);
  return knownMachine;
};

const processNamespace = (): string => {
  if (process.platform !== 'linux') return '';
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
};

/** In a container without an init process, killed processes stay in the table as zombies for ever. */
const isZombie = (id: number): boolean => {
  if (process.platform !== 'linux') return false;
  try {
    const status = readFileSync(`/proc/${id}/stat`, 'utf8');
    return /^ [ZX]/.test(status.slice(status.lastIndexOf(')') + 1));
  } catch {
    return false;
  }
};

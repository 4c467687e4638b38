/**
 * One process at a time, over all processes that see the folder.
 *
 * A turn is a numbered file. Taking one means creating the next number exclusively, which a file system lets one process do; the file of
 * the highest number is the current turn and is never removed, so a slow process cannot take a number twice. `proper-lockfile` was not
 * used: two waiters that find the same dead holder may both remove the lock, the second one removing the first one's fresh lock.
 *
 * A turn is over when its file says `released`, when its process is known to have ended (at once), or when nobody has renewed it over
 * many looks (another machine, a process id that was given away). There is no clock in it: machines need not agree on the time, and a
 * laptop that slept has not lost its turn.
 */
import {type FileHandle, mkdir, open, readdir, readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {isGone, processTag} from './process-tag.ts';

export interface Turn {
  /** Gives the turn up. Never throws: a turn that was lost on the way is over as well. */
  readonly release: () => Promise<void>;
}

export interface TurnTimes {
  readonly renewEveryInMilliseconds: number;
  readonly lookEveryInMilliseconds: number;
  /** So many looks without a renewal, and a turn counts as given up. */
  readonly looksUntilGivenUp: number;
}

/** 15 seconds without a renewal every 2 seconds: painting or compiling may block the event loop for a while. */
const usualTimes: TurnTimes = {renewEveryInMilliseconds: 2000, lookEveryInMilliseconds: 50, looksUntilGivenUp: 300};

/**
 * Waits for the turn that `folder` stands for, and takes it.
 *
 * @throws the signal's reason when it is aborted while waiting.
 * @example
 * const turn = await takeTurn('.reshoot/store/v1/turns/take-5c0d', signal);
 * try { await make(); } finally { await turn.release(); }
 */
export const takeTurn = async (folder: string, signal: AbortSignal, times: TurnTimes = usualTimes): Promise<Turn> => {
  await mkdir(folder, {recursive: true});
  let watched = '';
  let looks = 0;
  for (;;) {
    signal.throwIfAborted();
    const latest = await latestTurn(folder);
    const seen = `${latest.number} ${latest.text}`;
    looks = seen === watched ? looks + 1 : 0;
    watched = seen;
    if (isOver(latest) || looks >= times.looksUntilGivenUp) {
      const turn = await tryNumber({folder, number: latest.number + 1, times});
      if (turn) return turn;
    }
    await sleep(times.lookEveryInMilliseconds, undefined, {signal}).catch(() => signal.throwIfAborted());
  }
};

interface LatestTurn {
  /** 0 where there was none yet. */
  readonly number: number;
  readonly text: string;
}

const latestTurn = async (folder: string): Promise<LatestTurn> => {
  const number = Math.max(0, ...(await numbersIn(folder)));
  if (number === 0) return {number, text: released};
  // A file that cannot be read just now (Windows, while it is replaced) is a turn of somebody unknown.
  const text = await readFile(path.join(folder, String(number)), 'utf8').catch(() => '');
  return {number, text: text.trim()};
};

const numbersIn = async (folder: string): Promise<number[]> =>
  (await readdir(folder)).filter((name) => /^\d{1,15}$/.test(name)).map(Number);

const released = 'released';

const isOver = ({text}: LatestTurn): boolean => text === released || isGone(text.split(' ')[0] ?? '');

const tryNumber = async ({folder, number, times}: {folder: string; number: number; times: TurnTimes}): Promise<Turn | null> => {
  const file = path.join(folder, String(number));
  let handle: FileHandle;
  try {
    handle = await open(file, 'wx');
  } catch (error) {
    // EPERM, EBUSY: Windows, where a file of that name is being removed; the next look shows a higher number.
    if (['EEXIST', 'EPERM', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  await handle.write(line(0), 0);
  // The number was free because its turn came, went and was cleaned up between our look and now: others are further.
  const numbers = await numbersIn(folder);
  if (numbers.some((other) => other > number)) {
    await handle.close();
    await rm(file, {force: true}).catch(() => undefined);
    return null;
  }
  // The one before stays: a look that runs while this one appears must find one of the two.
  const past = numbers.filter((other) => other < number - 1);
  await Promise.all(past.map((other) => rm(path.join(folder, String(other)), {force: true}).catch(() => undefined)));
  return heldTurn(handle, times);
};

const heldTurn = (handle: FileHandle, times: TurnTimes): Turn => {
  let renewals = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const write = (text: string) => {
    // Lost turns and full disks are no reason to stop work that is under way: what it makes is valid all the same.
    writing = writing.then(() => handle.write(text, 0)).catch(() => undefined);
    return writing;
  };
  const renewing = setInterval(() => {
    renewals += 1;
    void write(line(renewals));
  }, times.renewEveryInMilliseconds);
  renewing.unref();
  return {
    release: async () => {
      clearInterval(renewing);
      await write(released.padEnd(lineLength));
      await handle.close().catch(() => undefined);
    },
  };
};

/** Of one length, so that a write in place never shows half of another. */
const lineLength = 48;
const line = (renewals: number): string => `${processTag()} ${renewals}`.padEnd(lineLength);

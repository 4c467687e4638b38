import {setMaxListeners} from 'node:events';
import type {Shell} from './shell.ts';

export interface Cancellation {
  readonly signal: AbortSignal;
  /** Stops listening. */
  readonly stop: () => void;
}

/** npm and the terminal both hand one Ctrl-C on: what comes this soon after the first is its echo, not a second one. */
const echoInMilliseconds = 500;

/**
 * Listens for Ctrl-C and SIGTERM. The first aborts: stages end what they are at, and everything finished is in the store already. The second
 * ends the process at once; even then the store, the films and the locks are valid, because each is put in place by rename.
 *
 * Both end with exit code 1, not the shell's 130: DESIGN §8 promises 0 to 3 and a cancelled run is work not done.
 *
 * @example
 * const cancellation = listenForCancellation(shell, {onFirst: () => reporter.note('cancelling'), onSecond: reporter.finish});
 */
export const listenForCancellation = (
  {onInterrupt, now, exit}: Pick<Shell, 'onInterrupt' | 'now' | 'exit'>,
  {onFirst, onSecond}: {readonly onFirst: () => void; readonly onSecond: () => void},
): Cancellation => {
  const controller = new AbortController();
  // Every running ffmpeg listens; Node would warn of a leak at the eleventh.
  setMaxListeners(0, controller.signal);
  let firstAt: number | null = null;
  const stop = onInterrupt(() => {
    if (firstAt === null) {
      firstAt = now();
      onFirst();
      controller.abort();
    } else if (now() - firstAt > echoInMilliseconds) {
      onSecond();
      exit(1);
    }
  });
  return {signal: controller.signal, stop};
};

/** A little under the ten seconds after which people, and machines that watch a log, take a silent build for a dead one. */
const silenceInMilliseconds = 9_000;

export interface Heartbeat {
  /** To be told of every line, so that only silence is broken. */
  readonly wrote: () => void;
  readonly stop: () => void;
}

/**
 * Calls `beat` whenever nothing was written for a while.
 *
 * @example
 * const heartbeat = startHeartbeat(now, () => say(progressLines(running, now())));
 */
export const startHeartbeat = (now: () => number, beat: () => void): Heartbeat => {
  let wroteAt = now();
  const timer = setInterval(() => {
    if (now() - wroteAt < silenceInMilliseconds) return;
    wroteAt = now();
    beat();
  }, 1_000);
  // A reporter never keeps a process alive.
  timer.unref();
  return {
    wrote: () => {
      wroteAt = now();
    },
    stop: () => clearInterval(timer),
  };
};

/** How much was done at a moment: `share` from 0 to 1, `at` in milliseconds of the reporter's clock. */
export interface Sample {
  readonly at: number;
  readonly share: number;
}

/**
 * What lies further back says nothing about the speed of now: the first frames of a render wait for the browser, reused segments take no
 * time at all.
 */
const windowInMilliseconds = 30_000;

/** Before that, one slow first step would be taken for the speed of all. */
const warmUpInMilliseconds = 1_000;

/**
 * The samples that later estimates need: those of the window, and the one before it, which says where the window began.
 *
 * @example
 * addSample([{at: 0, share: 0}], {at: 4000, share: 0.5})
 */
export const addSample = (samples: readonly Sample[], sample: Sample): readonly Sample[] => {
  const windowStart = sample.at - windowInMilliseconds;
  const firstInside = samples.findIndex(({at}) => at >= windowStart);
  const kept = firstInside < 0 ? samples.slice(-1) : samples.slice(Math.max(0, firstInside - 1));
  return [...kept, sample];
};

/**
 * What is left at the speed of the last half minute; null while that cannot be told. Because the time since the last sample counts too, a
 * stalled stage is estimated longer and longer instead of standing still at "1 s left".
 *
 * @example
 * estimateLeftInMilliseconds([{at: 0, share: 0}, {at: 4000, share: 0.25}], 4000) // 12000
 */
export const estimateLeftInMilliseconds = (samples: readonly Sample[], now: number): number | null => {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return null;
  const elapsed = now - first.at;
  const done = last.share - first.share;
  if (elapsed < warmUpInMilliseconds || done <= 0) return null;
  return (Math.max(0, 1 - last.share) * elapsed) / done;
};

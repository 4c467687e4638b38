/**
 * Remotion's refusal of a sequence without frames. It has no code to catch it by, so its words are read here, in the one folder that knows
 * Remotion, and a contract test holds them at the pinned version.
 */
export const isEmptySequence = (message: string): boolean =>
  /durationInFrames.*(must be positive|greater than 0|at least 1)/i.test(message);

/** A `delayRender()` that was not continued in time. */
export interface ExceededDelay {
  readonly label: string | null;
  readonly limitInMilliseconds: number;
}

/** Remotion's words for that; null for any other message. */
export const readExceededDelay = (message: string): ExceededDelay | null => {
  const [found, label = null, limit] = /A delayRender\(\) (?:"(.*)" )?was called but not cleared after (\d+)ms/.exec(message) ?? [];
  return found === undefined ? null : {label, limitInMilliseconds: Number(limit)};
};

/** Remotion's words for a picture of `<Img>` that could not be loaded or decoded, after its retries: the address, as far as it is told; null for any other message. */
export const readBrokenPicture = (message: string): string | null => /Error loading image with src: (\S+)/.exec(message)?.[1] ?? null;

/** A message of a page without the lines that say where in the bundle it was thrown: nobody has those files. */
export const withoutStack = (message: string): string =>
  message.split(/ (?:The delayRender was called:)?\s*\n\s+at /)[0]?.trim() ?? message;

/**
 * Remotion's refusal of a sequence without frames. It has no code to catch it by, so its words are read here, in the one folder that knows
 * Remotion, and a contract test holds them at the pinned version.
 */
export const isEmptySequence = (message: string): boolean =>
  /durationInFrames.*(must be positive|greater than 0|at least 1)/i.test(message);

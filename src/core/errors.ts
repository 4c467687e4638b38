/** Permanent names of the mistakes a user can make. Each has a page `error-pages/<code>.md` with a wrong and a correct example. */
export type ErrorCode =
  | 'browser-not-found'
  | 'caption-words-invalid'
  | 'captions-file-invalid'
  | 'captions-origin'
  | 'composition-id-taken'
  | 'config-invalid'
  | 'continues-invalid'
  | 'delay-exceeded'
  | 'dialogue-cut-off'
  | 'dialogue-overlaps'
  | 'dialogue-unknown'
  | 'dialogue-without-words'
  | 'file-missing'
  | 'file-unusable'
  | 'film-check-failed'
  | 'film-differs'
  | 'folder-unusable'
  | 'font-missing'
  | 'font-unusable'
  | 'format-invalid'
  | 'generator-cannot'
  | 'generator-failed'
  | 'generator-unknown'
  | 'glyphs-missing'
  | 'ingredient-unknown'
  | 'lock-invalid'
  | 'lock-would-change'
  | 'no-videos'
  | 'picture-unusable'
  | 'plan-invalid'
  | 'plan-outdated'
  | 'prompt-and-src'
  | 'prompt-empty'
  | 'prompt-too-long'
  | 'props-invalid'
  | 'recording-invalid'
  | 'reference-not-found'
  | 'render-failed'
  | 'rows-invalid'
  | 'shot-changes-midway'
  | 'shot-id-invalid'
  | 'shot-id-taken'
  | 'shot-invalid'
  | 'shot-without-frames'
  | 'sound-changes-midway'
  | 'sound-id-invalid'
  | 'sound-id-taken'
  | 'sound-invalid'
  | 'spend-not-approved'
  | 'store-unusable'
  | 'take-missing'
  | 'template-unknown'
  | 'text-empty'
  | 'text-too-long'
  | 'timing-never-settles'
  | 'transcript-invalid'
  | 'transcript-there'
  | 'variant-unknown'
  | 'video-invalid'
  | 'video-throws'
  | 'voice-cannot-speak'
  | 'voice-unknown';

/** Codes whose cause is the command or the project's files, not the work itself: the process ends with 2, not 1. */
const usageCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'caption-words-invalid',
  'captions-file-invalid',
  'captions-origin',
  'composition-id-taken',
  'config-invalid',
  'continues-invalid',
  'dialogue-cut-off',
  'dialogue-overlaps',
  'dialogue-unknown',
  'dialogue-without-words',
  'file-missing',
  'file-unusable',
  'folder-unusable',
  'font-missing',
  'font-unusable',
  'format-invalid',
  'generator-cannot',
  'generator-unknown',
  'glyphs-missing',
  'ingredient-unknown',
  'lock-invalid',
  'no-videos',
  'picture-unusable',
  'plan-invalid',
  'plan-outdated',
  'prompt-and-src',
  'prompt-empty',
  'prompt-too-long',
  'props-invalid',
  'recording-invalid',
  'reference-not-found',
  'rows-invalid',
  'shot-changes-midway',
  'shot-id-invalid',
  'shot-id-taken',
  'shot-invalid',
  'shot-without-frames',
  'sound-changes-midway',
  'sound-id-invalid',
  'sound-id-taken',
  'sound-invalid',
  'template-unknown',
  'text-empty',
  'text-too-long',
  'timing-never-settles',
  'transcript-invalid',
  'transcript-there',
  'variant-unknown',
  'video-invalid',
  'voice-cannot-speak',
  'voice-unknown',
]);

export interface ErrorFacts {
  /** The rule, in one sentence that starts with the thing that has to hold. */
  readonly expected: string;
  /** What was there instead, with its value. */
  readonly found: string;
  /** What to type. */
  readonly fix: string;
  /** File, component, frame: as near as is known. */
  readonly where?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A mistake that its user can mend. Anything else that escapes is a bug of ours and is printed as such.
 *
 * @example
 * throw new ReshootError('format-invalid', {
 *   expected: 'an even width, because H.264 in 4:2:0 has no odd ones',
 *   found: 'width 1081',
 *   fix: 'write width: 1080',
 *   where: "format 'poster' of video 'tram-fox'",
 * });
 */
export class ReshootError extends Error {
  override readonly name = 'ReshootError';
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, facts: ErrorFacts) {
    const where = facts.where === undefined ? '' : `\n  where     ${facts.where}`;
    super(`${code}\n  expected  ${facts.expected}\n  found     ${facts.found}${where}\n  fix       ${facts.fix}`, {
      cause: facts.cause,
    });
    this.code = code;
    this.facts = facts;
  }

  /** 2: usage or configuration. 1: the work failed. 3: changes are pending (`--frozen`). The contract is DESIGN §8. */
  get exitCode(): 1 | 2 | 3 {
    if (this.code === 'lock-would-change') return 3;
    return usageCodes.has(this.code) ? 2 : 1;
  }
}

import {type ErrorCode, ReshootError} from './errors.ts';
import {withPlainLineEnds} from './line-ends.ts';

/** What a text or a prompt has to be, and what its author is told where it is not. */
export interface WrittenRules {
  /** The prop. */
  readonly name: 'text' | 'prompt';
  /** What it is for: "words to speak". */
  readonly expected: string;
  /** Something to write where there is nothing. */
  readonly example: string;
  readonly maximalLengthInCharacters: number;
  /** What to do about one that is too long. */
  readonly shorten: string;
  /** Code of a text whose characters are broken. */
  readonly invalid: ErrorCode;
  readonly where: string;
  /** By default, where nothing but spaces is left. */
  readonly isEmpty?: (text: string) => boolean;
}

/**
 * A text as its author wrote it, with plain line ends, checked at the door: not empty, not a pasted document, of whole characters.
 *
 * @throws ReshootError `text-empty` or `prompt-empty`, `text-too-long` or `prompt-too-long`, and `invalid` for half a character.
 */
export const written = (text: unknown, rules: WrittenRules): string => {
  const {name, expected, example, maximalLengthInCharacters: most, shorten, invalid, where} = rules;
  const isEmpty = rules.isEmpty ?? ((value: string) => value.trim() === '');
  if (typeof text !== 'string' || isEmpty(text)) {
    const found = JSON.stringify(text) ?? `no ${name}`;
    throw new ReshootError(`${name}-empty`, {expected, found, fix: `write for example ${example}`, where});
  }
  if (text.length > most) {
    throw new ReshootError(`${name}-too-long`, {
      expected: `a ${name} of at most ${most} characters`,
      found: `${text.length} characters`,
      fix: shorten,
      where,
    });
  }
  // Half of a surrogate pair has no bytes in UTF-8, so no hash and no file could hold it.
  const broken = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text);
  if (!broken) return withPlainLineEnds(text);
  throw new ReshootError(invalid, {
    expected: `a ${name} of whole characters`,
    found: `half of one at position ${broken.index}: it was cut in the middle of an emoji or a rare letter`,
    fix: `write the ${name} again there; cut text with Array.from(text), not with slice()`,
    where,
  });
};

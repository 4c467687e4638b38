/** The part of a writable stream that reporters use; `process.stdout` is one. */
export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Writes whole lines in one go, so that those of two processes do not mix. */
export const writeLines = (output: Output, lines: readonly string[]): void => {
  if (lines.length > 0) output.write(`${lines.join('\n')}\n`);
};

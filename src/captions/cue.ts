import {type ErrorFacts, ReshootError} from '../core/errors.ts';
import type {TimedWord} from '../core/timed-word.ts';
import type {TimedPiece} from './timed-pieces.ts';

/** A stretch of text of a subtitle file, its mark-up gone. */
export interface Cue {
  readonly startInSeconds: number;
  readonly endInSeconds: number;
  /** Lines as the author broke them. */
  readonly text: string;
  /** Where the file times its words (WebVTT's stamps, ASS karaoke); each keeps its white space. */
  readonly words?: readonly TimedWord[];
}

/** A cue as a reader finds it: its times are checked, its mark-up is still there. */
export interface RawCue {
  readonly startInSeconds: number;
  readonly endInSeconds: number;
  /** Lines of text with their mark-up. */
  readonly rows: readonly string[];
  /** The same text in timed pieces, where the reader knows them already. */
  readonly pieces?: readonly TimedPiece[];
  /** Line of its times in the file. */
  readonly line: number;
}

/** Numbered lines of a file; line ends of all systems, a byte order mark left out. */
export const linesOf = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);

/** A file that cannot be read, or that has two meanings: the error names the line. */
export const cueInvalid = (
  facts: Pick<ErrorFacts, 'expected' | 'found'> & {readonly file: string; readonly line: number; readonly fix?: string},
): ReshootError =>
  new ReshootError('captions-file-invalid', {
    expected: facts.expected,
    found: facts.found === '' ? 'an empty line' : facts.found,
    fix: facts.fix ?? `correct line ${facts.line} of ${facts.file}`,
    where: `${facts.file} line ${facts.line}`,
  });

import {type ErrorFacts, ReshootError} from '../core/errors.ts';
import type {TimedWord} from '../core/timed-word.ts';

/** A stretch of text of a subtitle file, its mark-up gone. */
export interface Cue {
  readonly startInSeconds: number;
  readonly endInSeconds: number;
  /** Lines as the author broke them. */
  readonly text: string;
  /** Where the file times its words (WebVTT's stamps, ASS karaoke); each keeps its white space. */
  readonly words?: readonly TimedWord[];
}

/** Numbered lines of a file; line ends of all systems, a byte order mark left out. */
export const linesOf = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);

export const cueInvalid = (facts: Pick<ErrorFacts, 'expected' | 'found'> & {file: string; line: number; fix?: string}): ReshootError =>
  new ReshootError('captions-file-invalid', {
    expected: facts.expected,
    found: facts.found === '' ? 'an empty line' : facts.found,
    fix: facts.fix ?? `mend line ${facts.line} of ${facts.file}`,
    where: `${facts.file} line ${facts.line}`,
  });

/** Cues in the order in which they are shown, those with nothing to show left out. */
export const inOrder = (cues: readonly Cue[]): Cue[] =>
  cues.filter(({text}) => text.trim() !== '').sort((a, b) => a.startInSeconds - b.startInSeconds);

/** The characters that subtitle files write by name. */
export const withoutEntities = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm|quot|apos|#39);/g, (_, name: string) => entities[name] ?? '');

const entities: {readonly [name: string]: string} = {
  ...{amp: '&', lt: '<', gt: '>', nbsp: '\u00A0', lrm: '\u200E', rlm: '\u200F', quot: '"', apos: "'"},
  '#39': "'",
};

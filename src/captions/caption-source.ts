import type {Finding} from '../core/finding.ts';
import type {TimedWord} from '../core/timed-word.ts';
import type {CaptionSource} from './caption-track.ts';
import {captionWords, textOf} from './caption-word.ts';
import type {Cue} from './cue.ts';
import {pageCues} from './page-cues.ts';
import {pageWords} from './page-words.ts';

/** Words of speech: paged by meaning. */
export const sourceOfWords = (words: readonly TimedWord[], where: string, findings: readonly Finding[] = []): CaptionSource => {
  const spoken = captionWords(words, where);
  return {text: textOf(spoken), spoken, findings, pages: (limits) => pageWords(spoken, limits)};
};

/** Cues of a file: pages as their author made them, where they fit. */
export const sourceOfCues = (cues: readonly Cue[], findings: readonly Finding[] = []): CaptionSource => ({
  text: cues.map(({text}) => text).join('\n'),
  spoken: cues,
  findings,
  pages: (limits, language) => pageCues(cues, limits, language),
});

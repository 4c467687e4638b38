import type {TimedWord} from '../core/timed-word.ts';
import type {CaptionSource} from './caption-track.ts';
import {captionWords, textOf} from './caption-word.ts';
import type {Cue} from './cue.ts';
import {pageCues} from './page-cues.ts';
import {pageWords} from './page-words.ts';

/** Words of speech: paged by meaning. */
export const sourceOfWords = (words: readonly TimedWord[], where: string): CaptionSource => {
  const spoken = captionWords(words, where);
  return {text: textOf(spoken), pages: (limits) => pageWords(spoken, limits)};
};

/** Cues of a file: pages as their author made them, where they fit. */
export const sourceOfCues = (cues: readonly Cue[]): CaptionSource => ({
  text: cues.map(({text}) => text).join('\n'),
  pages: (limits, language) => pageCues(cues, limits, language),
});

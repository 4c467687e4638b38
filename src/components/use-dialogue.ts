import {useContext} from 'react';
import {useCurrentFrame, useVideoConfig} from 'remotion';
import {framesOf, unseenLine} from '../core/spoken-line.ts';
import type {TimedWord} from '../core/timed-word.ts';
import {FilmFrameContext} from './film-frame.tsx';
import {noteAskedLine} from './heard.ts';
import {VariantContext} from './variant-context.tsx';

/** A line as far as it is known. See {@link useDialogue}. */
export interface SpokenDialogue {
  /** `made`: the numbers are those of the take. `estimated`: guessed from the text until a render has made the take. */
  readonly state: 'made' | 'estimated';
  readonly durationInSeconds: number;
  /** Whole frames that hold the line: what its sequence should last at least. */
  readonly durationInFrames: number;
  /** Seconds from the beginning of the line. Empty before the text has been seen. */
  readonly words: readonly TimedWord[];
  /** Frame of the clock around the caller on which the line begins; negative where it began earlier. 0 before it has been seen. */
  readonly startFrame: number;
}

/**
 * How long a `<Dialogue>` lasts, which words it has and when, so that pictures can follow speech. Works anywhere in the video, also before the
 * element. The scan is repeated until the timeline and its speech agree; the line is spoken before the film is rendered.
 *
 * @example
 * const Scene = () => {
 *   const line = useDialogue('vo');
 *   return (
 *     <Sequence durationInFrames={line.durationInFrames + 15}>
 *       <Dialogue id="vo" voice="narrator" text="Some mornings start late." />
 *     </Sequence>
 *   );
 * };
 */
export const useDialogue = (id: string): SpokenDialogue => {
  const {fps} = useVideoConfig();
  const frame = useCurrentFrame();
  const filmFrame = useContext(FilmFrameContext) ?? frame;
  const line = useContext(VariantContext)?.speech[id] ?? unseenLine;
  noteAskedLine(id);
  const {state, durationInSeconds, words, startFrame} = line;
  return {
    state,
    durationInSeconds,
    durationInFrames: framesOf(durationInSeconds, fps),
    words,
    startFrame: startFrame === null ? 0 : startFrame - (filmFrame - frame),
  };
};

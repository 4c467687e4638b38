import {ReshootError} from '../core/errors.ts';
import {framesOf, type SpokenLine, unseenLine} from '../core/spoken-line.ts';
import type {Variant} from '../core/variant.ts';
import type {AskLine, Video} from '../core/video.ts';

/** How long a film is, and the lines that this depends on. */
export interface FilmLength {
  readonly durationInFrames: number;
  /** Ids, in the order in which they were asked for. */
  readonly askedLines: readonly string[];
}

/**
 * The length of a film, with what is known of its lines; a line that nobody has seen yet lasts a second.
 *
 * @throws ReshootError `video-invalid` where the answer is no length.
 */
export const filmLength = (
  video: Video,
  {id, props, framesPerSecond}: Pick<Variant, 'id' | 'props' | 'framesPerSecond'>,
  speech: {readonly [sound: string]: SpokenLine},
): FilmLength => {
  const {durationInFrames: wanted} = video;
  const asked = new Set<string>();
  const line: AskLine = (sound) => {
    asked.add(sound);
    const {state, durationInSeconds, words} = speech[sound] ?? unseenLine;
    return {state, durationInSeconds, words, durationInFrames: framesOf(durationInSeconds, framesPerSecond)};
  };
  // The function was typed by its own schema, which has parsed these props.
  const frames = typeof wanted === 'function' ? wanted(props as never, line) : wanted;
  if (Number.isInteger(frames) && frames >= 1) return {durationInFrames: frames, askedLines: [...asked]};
  const nearest = Math.max(1, Math.round(Number.isFinite(frames) ? frames : 90));
  throw new ReshootError('video-invalid', {
    expected: 'durationInFrames to be a whole number of frames, at least 1',
    found: String(frames),
    fix:
      typeof wanted === 'function'
        ? `round what the function answers: Math.max(1, Math.round(…)) would be ${nearest}`
        : `write durationInFrames: ${nearest}`,
    where: `variant '${id}'`,
  });
};

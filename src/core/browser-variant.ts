import type {Digest} from './brand.ts';
import type {Json} from './canonical.ts';
import {comparableText} from './comparable-text.ts';
import {type BrowserTake, type BrowserVariant, publicFolder} from './project-data.ts';
import type {Timeline} from './timeline.ts';
import type {Variant} from './variant.ts';

/**
 * A variant as the page needs it, with the takes that are made.
 *
 * @param timeline null before it is scanned.
 * @param takes by shot id.
 */
export const browserVariant = (
  variant: Variant,
  timeline: Pick<Timeline, 'shots' | 'speech'> | null,
  takes: {readonly [shot: string]: {readonly digest: Digest}},
): BrowserVariant => {
  const shown: {[shot: string]: BrowserTake} = {};
  for (const {request, firstLocalFrame, durationInFrames} of timeline?.shots ?? []) {
    const take = takes[request.id];
    if (!take) continue;
    // Requests are JSON-plain by their type.
    shown[request.id] = {
      request: comparableText(request as unknown as Json),
      file: takeFile(take.digest),
      firstLocalFrame,
      durationInFrames,
    };
  }
  return {
    id: variant.id,
    video: variant.video,
    row: variant.row,
    format: variant.format.id,
    width: variant.format.width,
    height: variant.format.height,
    framesPerSecond: variant.framesPerSecond,
    durationInFrames: variant.durationInFrames,
    props: variant.props,
    takes: shown,
    speech: timeline?.speech ?? {},
    sounds: {},
    spoken: [],
    isMixed: true,
  };
};

/** Where `staticFile()` finds a shot's take. */
export const takeFile = (digest: Digest): string => `${publicFolder}/takes/${shortName(digest)}.mp4`;

/** Where `staticFile()` finds a sound. */
export const soundFile = (digest: Digest): string => `${publicFolder}/takes/${shortName(digest)}.wav`;

const shortName = (digest: Digest): string => digest.slice('sha256:'.length, 'sha256:'.length + 32);

import type {Json} from './canonical.ts';
import type {Format} from './format.ts';

/** A video × row × format: one film. */
export interface Variant {
  /** `video/format`, or `video/row/format`. */
  readonly id: string;
  readonly video: string;
  readonly row: string | null;
  readonly format: Format;
  /** Props as the schema parsed them; JSON-plain, because they cross into the browser. */
  readonly props: {readonly [name: string]: Json};
  readonly framesPerSecond: number;
  /** Where it follows speech, only a first guess until the timeline has settled. */
  readonly durationInFrames: number;
  /** Present where the length follows what is said. */
  readonly followsSpeech?: true;
}

/**
 * The id under which Remotion knows the variant: it allows no slashes.
 *
 * @example
 * compositionId('tram-fox/reel') // 'tram-fox-reel'
 */
export const compositionId = (variantId: string): string => variantId.replaceAll('/', '-');

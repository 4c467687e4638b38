/**
 *   timeline key = SHA-256( canonical JSON of {schema, bundle, browser, variant, speech} )
 *
 * | field   | why another value may mean another timeline                                |
 * | ------- | --------------------------------------------------------------------------- |
 * | schema  | the meaning of what is stored                                               |
 * | bundle  | the code of the component and of everything it imports                       |
 * | browser | media queries, fonts and feature tests may answer otherwise                  |
 * | variant | id, props, size, rate, length: what the component is called with             |
 * | speech  | lengths and words of the lines that the component asks about                 |
 *
 * Files that are drawn and variables that are read are not in the key: their digests are in the timeline, and it is only reused while they still hold.
 */
import type {Digest} from './brand.ts';
import type {Json} from './canonical.ts';
import {digestOfJson} from './digest.ts';
import type {Timeline} from './timeline.ts';
import type {Variant} from './variant.ts';

export const timelineSchema = 5;

/** What a timeline is made from, beside the files and variables that it turns out to read. */
export interface TimelineSource {
  readonly variant: Variant;
  /** What the page is told about its dialogue. */
  readonly speech: Timeline['speech'];
  readonly bundle: Digest;
  /** Version, fonts and flags of the browser. */
  readonly browser: string;
}

/** Key under which the store keeps a timeline. */
export const timelineKey = ({variant, bundle, browser, speech}: TimelineSource): Digest =>
  // Variants and lines are JSON-plain by their type.
  digestOfJson({schema: timelineSchema, bundle, browser, variant: variant as unknown as Json, speech: speech as unknown as Json});

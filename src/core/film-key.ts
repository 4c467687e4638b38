/**
 *   film key = SHA-256( canonical JSON of {schema, segments: segment keys, audio: audio key} )
 */
import type {Digest} from './brand.ts';
import {digestOfJson} from './digest.ts';

const schema = 2;

/** Key of a film: equal keys give equal bytes. */
export const filmKey = (segments: readonly Digest[], audio: Digest): Digest => digestOfJson({schema, segments, audio});

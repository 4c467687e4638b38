/**
 *   frame key = SHA-256( canonical JSON of [page, [[take digest, take frame], …]] )
 *
 * | field      | why it changes pixels                                                                              |
 * | ---------- | --------------------------------------------------------------------------------------------------- |
 * | page       | everything drawn but the shots, by digest; also browser build and size (see `src/scan/scan.ts`)      |
 * | take       | digest of the take's bytes, in the order in which the page shows the shots                           |
 * | take frame | which picture of it                                                                                 |
 *
 *   segment key = SHA-256( canonical JSON of {schema, frames: frame keys, way, capture, encoder, framesPerSecond} )
 *
 * | field           | why it changes bytes                                                                             |
 * | --------------- | -------------------------------------------------------------------------------------------------- |
 * | way             | copied, blended and captured pictures of equal frames differ by roundings                           |
 * | capture         | how the browser's pictures were taken, and how they are blended                                      |
 * | encoder         | how pictures became bytes                                                                           |
 * | framesPerSecond | time stamps and the encoder's choices                                                               |
 */
import type {Digest} from './brand.ts';
import {digestOfJson} from './digest.ts';
import type {TimelineFrame} from './timeline.ts';
import type {Way} from './way.ts';

const schema = 2;

/** Key of a frame once its takes are known. Equal keys mean equal pixels. Null while a take is missing. */
export const frameKey = (frame: TimelineFrame, takes: ReadonlyMap<string, Digest>): Digest | null => {
  const shown: [Digest, number][] = [];
  for (const shot of frame.shots) {
    const take = takes.get(shot.id);
    if (take === undefined) return null;
    shown.push([take, shot.takeFrame]);
  }
  return digestOfJson([frame.page, shown]);
};

/** How pixels come about and become bytes: part of every segment key. */
export interface EncodingIdentity {
  readonly way: Way['kind'];
  readonly encoder: string;
  readonly capture: string;
  readonly framesPerSecond: number;
}

/** Key of a run of frames that are encoded together. */
export const segmentKey = (frames: readonly Digest[], encoding: EncodingIdentity): Digest => {
  const {way, capture, encoder, framesPerSecond} = encoding;
  return digestOfJson({schema, frames, way, capture, encoder, framesPerSecond});
};

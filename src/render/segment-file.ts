import {rm} from 'node:fs/promises';
import path from 'node:path';
import {lengthInFrames} from '../core/frame-range.ts';
import type {SegmentPlace, SegmentToRender} from './rendering.ts';

/** Makes a segment's file and puts it into the store, which takes a copy; what `make` has written is removed, also where it failed. */
export const inSegmentFile = async (
  place: SegmentPlace,
  segment: SegmentToRender,
  make: (file: string) => Promise<void>,
): Promise<void> => {
  const file = path.join(place.workFolder, `${segment.key.slice('sha256:'.length, 'sha256:'.length + 24)}.mp4`);
  try {
    await make(file);
    await place.store.putFile('segment', segment.key, file, {durationInFrames: lengthInFrames(segment)});
  } finally {
    await rm(file, {force: true});
  }
};

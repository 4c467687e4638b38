/** The take that another continues: its bytes as the store has them now, and its last picture. */
import type {Digest, Fingerprint} from '../core/brand.ts';
import type {AskedTake, ContinuedTake} from '../core/generator.ts';
import type {LockedTake} from '../core/lock.ts';
import {decodeFrames} from '../media/decode-frames.ts';
import {rgbOfPlanes} from '../media/rgb-of-planes.ts';
import {ffmpegExecutable} from '../remotion/executables.ts';
import type {Store} from '../store/store.ts';
import {lockedTakeOf} from '../store/take-record.ts';

/** A take in the store that another one continues. */
export interface TakeBefore {
  readonly fingerprint: Fingerprint;
  readonly digest: Digest;
  readonly path: string;
  readonly media: LockedTake['media'];
}

/** Where the bytes of a continued take are; its maker has ended before this is asked. */
export const takeBefore = async (store: Store, fingerprint: Fingerprint): Promise<TakeBefore> => {
  const found = await store.find('take', fingerprint);
  if (found.state !== 'present') throw new Error(`The take that is continued, ${fingerprint}, is not in the store: it is ${found.state}.`);
  const {digest, media} = lockedTakeOf(found.record, 'continued');
  return {fingerprint, digest, path: found.path, media};
};

/** What a generator is told of it. @param asked how it was asked for. */
export const continuedTake = async ({path, media}: TakeBefore, asked: AskedTake, signal: AbortSignal): Promise<ContinuedTake> => {
  const {width, height, framesPerSecond, durationInFrames} = media;
  const picture = {ffmpeg: ffmpegExecutable('ffmpeg'), file: path, framesPerSecond, width, height, signal};
  for await (const planes of decodeFrames({...picture, frames: [durationInFrames - 1]})) {
    return {...asked, picture: {width, height, rgb: rgbOfPlanes(planes, {width, height})}};
  }
  throw new RangeError(`${path} has no last picture.`);
};

/**
 *   overlay key = SHA-256( canonical JSON of {schema, page, capture} )
 *
 * | field   | why it changes the pictures                                                  |
 * | ------- | ------------------------------------------------------------------------------ |
 * | page    | everything drawn but the shots, by digest; browser build and size are in it     |
 * | capture | how the browser's pictures were taken                                           |
 *
 * Kept because the same page stands over every take of a shot: a shot that is made again needs no browser.
 */
import {readFile} from 'node:fs/promises';
import type {Digest} from '../core/brand.ts';
import {digestOfJson} from '../core/digest.ts';
import {type OverlayPictures, overlayIdentity} from '../remotion/capture.ts';
import type {Store} from '../store/store.ts';
import type {Capture} from './rendering.ts';

const schema = 1;

/** A capture that looks into the store first and puts there what it had to draw. */
export const overlaysThroughStore = (request: {
  /** Of every frame. */
  readonly pages: readonly Digest[];
  readonly store: Store;
  readonly capture: Capture<OverlayPictures>;
  /** Draw them all, also those that are stored. */
  readonly full: boolean;
}): {readonly capture: Capture<OverlayPictures>; readonly captured: () => number} => {
  const {pages, store, full} = request;
  let captured = 0;
  const keyOf = (frame: number): Digest => digestOfJson({schema, page: pages[frame] ?? null, capture: overlayIdentity});
  const capture: Capture<OverlayPictures> = async (frames, onFrame, signal) => {
    const missing: number[] = [];
    const stored: number[] = [];
    for (const frame of frames) (!full && (await store.has('overlay', keyOf(frame))) ? stored : missing).push(frame);
    const fromStore = async (): Promise<void> => {
      for (const frame of stored) {
        const found = await store.find('overlay', keyOf(frame));
        // Dropped as corrupt a moment ago, or collected: drawn like the others, only later.
        if (found.state !== 'present') missing.push(frame);
        else await onFrame(frame, unpacked(await readFile(found.path)));
      }
    };
    const draw = async (wanted: readonly number[]): Promise<void> => {
      if (wanted.length === 0) return;
      await request.capture(
        wanted,
        async (frame, pictures) => {
          captured += 1;
          await store.putBytes('overlay', keyOf(frame), packed(pictures), {});
          await onFrame(frame, pictures);
        },
        signal,
      );
    };
    const first = [...missing];
    await Promise.all([fromStore(), draw(first)]);
    await draw(missing.slice(first.length));
  };
  return {capture, captured: () => captured};
};

/** Length of the first picture in four bytes, little endian, then both. */
const packed = ({black, white}: OverlayPictures): Uint8Array => {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(black.byteLength);
  return Buffer.concat([head, black, white]);
};

const unpacked = (bytes: Buffer): OverlayPictures => {
  const end = 4 + bytes.readUInt32LE(0);
  return {black: bytes.subarray(4, end), white: bytes.subarray(end)};
};

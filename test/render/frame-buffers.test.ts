import {setImmediate as turn} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import type {Digest} from '../../src/core/brand.ts';
import {framesOf} from '../../src/core/frame-range.ts';
import {FrameBuffers} from '../../src/render/frame-buffers.ts';

const keysOf = (letters: string): Digest[] => [...letters].map((letter) => `sha256:${letter}` as Digest);
const picture = (frame: number): Uint8Array => Uint8Array.of(frame);
const frames = (start: number, end: number): number[] => framesOf({start, end});

/** Whether a promise has settled by now. */
const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  let settled = false;
  const note = () => {
    settled = true;
  };
  promise.then(note, note);
  await turn();
  return settled;
};

describe('frame buffers', () => {
  it('ask for one frame of each key, the first that has it', () => {
    expect(new FrameBuffers(keysOf('aabacb'), frames(0, 6)).toCapture).toEqual([0, 2, 4]);
  });

  it('ask only for frames that are asked for, also where their key was seen before', () => {
    expect(new FrameBuffers(keysOf('aabacb'), [...frames(1, 2), ...frames(3, 6)]).toCapture).toEqual([1, 4, 5]);
  });

  it('hand out the picture of a key to every frame that has it', async () => {
    const buffers = new FrameBuffers(keysOf('aaba'), frames(0, 4));
    await buffers.put(0, picture(0));
    await buffers.put(2, picture(2));
    const taken = [];
    for (let frame = 0; frame < 4; frame++) taken.push((await buffers.take(frame))[0]);
    expect(taken).toEqual([0, 0, 2, 0]);
  });

  it('let the encoder wait for a picture that is still being drawn, whatever the order they come in', async () => {
    const buffers = new FrameBuffers(keysOf('abc'), frames(0, 3));
    const first = buffers.take(0);
    await buffers.put(2, picture(2));
    await buffers.put(1, picture(1));
    expect(await isSettled(first)).toBe(false);
    await buffers.put(0, picture(0));
    expect(await first).toEqual(picture(0));
    expect(await buffers.take(1)).toEqual(picture(1));
    expect(await buffers.take(2)).toEqual(picture(2));
  });

  it('make the capture wait while too many pictures lie there, and go on when the encoder takes', async () => {
    const keys = Array.from({length: 40}, (_, frame) => `sha256:${frame}` as Digest);
    const buffers = new FrameBuffers(keys, frames(0, 40));
    let put = 0;
    const capture = (async () => {
      for (let frame = 0; frame < 40; frame++) {
        await buffers.put(frame, picture(frame));
        put++;
      }
    })();
    expect(await isSettled(capture)).toBe(false);
    const before = put;
    expect(before).toBeLessThan(40);
    await buffers.take(0);
    await turn();
    expect(put).toBe(before + 1);
    for (let frame = 1; frame < 40; frame++) await buffers.take(frame);
    await capture;
    expect(put).toBe(40);
  });

  it('never lock up: where the next picture is missing, the capture goes on however full it is', async () => {
    // The encoder wants frame 0, which two pages draw last.
    const keys = Array.from({length: 60}, (_, frame) => `sha256:${frame}` as Digest);
    const buffers = new FrameBuffers(keys, frames(0, 60));
    const taking = (async () => {
      for (let frame = 0; frame < 60; frame++) await buffers.take(frame);
    })();
    for (let frame = 1; frame < 60; frame++) await buffers.put(frame, picture(frame));
    await buffers.put(0, picture(0));
    await taking;
  });

  it('let several encoders wait, each for its own', async () => {
    const keys = Array.from({length: 80}, (_, frame) => `sha256:${frame}` as Digest);
    const buffers = new FrameBuffers(keys, frames(0, 80));
    const encode = async (from: number): Promise<number[]> => {
      const taken = [];
      for (let frame = from; frame < from + 40; frame++) taken.push((await buffers.take(frame))[0] ?? -1);
      return taken;
    };
    const both = Promise.all([encode(0), encode(40)]);
    for (const frame of buffers.toCapture) await buffers.put(frame, picture(frame));
    expect(await both).toEqual([frames(0, 40), frames(40, 80)]);
  });

  it('hold a picture that comes back much later, beyond the room for those that wait', async () => {
    const keys = [...Array.from({length: 50}, (_, frame) => `sha256:${frame}` as Digest), 'sha256:0' as Digest];
    const buffers = new FrameBuffers(keys, frames(0, 51));
    const capture = (async () => {
      for (const frame of buffers.toCapture) await buffers.put(frame, picture(frame));
    })();
    const taken = [];
    for (let frame = 0; frame < 51; frame++) taken.push((await buffers.take(frame))[0]);
    await capture;
    expect(taken).toEqual([...Array.from({length: 50}, (_, frame) => frame), 0]);
  });

  it('end all waiting with the first failure, on both sides', async () => {
    const buffers = new FrameBuffers(keysOf('ab'), frames(0, 2));
    const waiting = buffers.take(0);
    buffers.fail(new Error('the page crashed'));
    buffers.fail(new Error('and then the encoder'));
    await expect(waiting).rejects.toThrow('the page crashed');
    await expect(buffers.take(1)).rejects.toThrow('the page crashed');
    await buffers.put(0, picture(0));
  });

  it('wake a capture that waits for room when the encoder fails', async () => {
    const keys = Array.from({length: 40}, (_, frame) => `sha256:${frame}` as Digest);
    const buffers = new FrameBuffers(keys, frames(0, 40));
    const capture = (async () => {
      for (let frame = 0; frame < 40; frame++) await buffers.put(frame, picture(frame));
    })();
    expect(await isSettled(capture)).toBe(false);
    buffers.fail(new Error('disk full'));
    await capture;
  });

  it('refuse a frame beyond the film', () => {
    expect(() => new FrameBuffers(keysOf('ab'), frames(0, 3))).toThrow('Frame 2 has no key');
  });
});

import {together} from '../core/together.ts';
import type {FrameBuffers} from './frame-buffers.ts';
import type {Capture} from './rendering.ts';

/**
 * Captures what the buffers ask for while readers take it out. Whichever fails first stops the others, and its error is the one that comes out.
 */
export const whileCapturing = async <Picture>(
  {buffers, capture, signal}: {readonly buffers: FrameBuffers<Picture>; readonly capture: Capture<Picture>; readonly signal: AbortSignal},
  readers: readonly ((stop: AbortSignal) => Promise<void>)[],
): Promise<void> => {
  const capturing = async (stop: AbortSignal): Promise<void> => {
    // Who waits for a picture, or for room, is woken.
    stop.addEventListener('abort', () => buffers.fail(stop.reason), {once: true});
    if (buffers.toCapture.length > 0) await capture(buffers.toCapture, (frame, picture) => buffers.put(frame, picture), stop);
  };
  await together(signal, [capturing, ...readers]);
};

import type {FrameBuffers} from './frame-buffers.ts';
import type {Capture} from './rendering.ts';

/**
 * Captures what the buffers ask for while `work` takes it out. Whichever of the two fails first stops the other, and its error is the one that
 * comes out.
 */
export const whileCapturing = async <Picture>(
  {buffers, capture, signal}: {readonly buffers: FrameBuffers<Picture>; readonly capture: Capture<Picture>; readonly signal: AbortSignal},
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  if (buffers.toCapture.length === 0) return work(signal);
  const stopped = new AbortController();
  const both = AbortSignal.any([signal, stopped.signal]);
  const capturing = capture(buffers.toCapture, (frame, picture) => buffers.put(frame, picture), both);
  // A capture that fails must wake the work that waits for its picture.
  capturing.catch((error: unknown) => buffers.fail(error));
  try {
    await work(both);
    await capturing;
  } catch (error) {
    buffers.fail(error);
    stopped.abort(error);
    await capturing.catch(() => undefined);
    throw error;
  }
};

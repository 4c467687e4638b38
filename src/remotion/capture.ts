import {makeCancelSignal, renderFrames} from '@remotion/renderer';
import {VERSION} from 'remotion/version';
import {ReshootError} from '../core/errors.ts';
import {type PageToDraw, pageOptions} from './page-options.ts';

/** JPEG of high quality: x264 halves the colour resolution anyway, and PNG of a photograph costs three times the bytes on every pipe. */
const jpegQuality = 94;

/** How frames are captured: part of every segment key. */
export const captureIdentity = `remotion ${VERSION} renderFrames jpeg ${jpegQuality}`;

export interface CaptureRequest extends PageToDraw {
  /** Ascending. */
  readonly frames: readonly number[];
  /** Pages that draw at once. */
  readonly concurrency: number;
  /** Called with JPEG bytes, not always in order; awaited, so that a slow reader slows the capture down. */
  readonly onFrame: (frame: number, jpeg: Uint8Array) => void | Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Draws frames by Remotion's own `renderFrames`: the way that always works, and the reference for every other.
 *
 * @throws ReshootError `render-failed` with the page's own words.
 */
export const captureFrames = async (request: CaptureRequest): Promise<void> => {
  const {cancelSignal, cancel} = makeCancelSignal();
  const onAbort = (): void => cancel();
  request.signal.addEventListener('abort', onAbort, {once: true});
  try {
    await renderFrames({
      ...pageOptions(request),
      frames: [...request.frames],
      imageFormat: 'jpeg',
      jpegQuality,
      muted: true,
      concurrency: request.concurrency,
      onFrameBuffer: (jpeg, frame) => request.onFrame(frame, jpeg),
      cancelSignal,
    });
  } catch (cause) {
    request.signal.throwIfAborted();
    if (cause instanceof ReshootError) throw cause;
    throw new ReshootError('render-failed', {
      expected: 'every frame to be drawn',
      found: cause instanceof Error ? cause.message : String(cause),
      fix: 'npx remotion studio shows the composition; mend the component and render again, finished segments are kept',
      where: request.variant.id,
      cause,
    });
  } finally {
    request.signal.removeEventListener('abort', onAbort);
  }
};

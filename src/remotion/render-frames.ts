import {makeCancelSignal, renderFrames} from '@remotion/renderer';
import {ReshootError} from '../core/errors.ts';
import {delayExceeded} from './delay-exceeded.ts';
import {readExceededDelay, withoutStack} from './messages.ts';
import {type PageToDraw, pageOptions} from './page-options.ts';

/**
 * Draws frames by Remotion's own `renderFrames`: the way that always works, and the reference for every other.
 *
 * @throws ReshootError `render-failed` with the page's own words.
 */
export const renderFramesByRemotion = async (request: {
  readonly page: PageToDraw;
  /** Ascending. */
  readonly frames: readonly number[];
  readonly format: {readonly type: 'png'} | {readonly type: 'jpeg'; readonly quality: number};
  /** Not always in order; awaited. */
  readonly onFrame: (frame: number, picture: Uint8Array) => void | Promise<void>;
  readonly signal: AbortSignal;
}): Promise<void> => {
  const {page, format} = request;
  const {cancelSignal, cancel} = makeCancelSignal();
  const onAbort = (): void => cancel();
  request.signal.addEventListener('abort', onAbort, {once: true});
  try {
    await renderFrames({
      ...pageOptions(page),
      frames: [...request.frames],
      imageFormat: format.type,
      ...(format.type === 'jpeg' ? {jpegQuality: format.quality} : {}),
      muted: true,
      concurrency: 1,
      onFrameBuffer: (picture, frame) => request.onFrame(frame, picture),
      cancelSignal,
    });
  } catch (cause) {
    request.signal.throwIfAborted();
    if (cause instanceof ReshootError) throw cause;
    const delay = readExceededDelay(String(cause));
    if (delay !== null) throw delayExceeded(delay, page.variant.id);
    throw new ReshootError('render-failed', {
      expected: 'every frame to be drawn',
      found: withoutStack(cause instanceof Error ? cause.message : String(cause)),
      fix: 'npx remotion studio shows the composition; mend the component and render again, finished segments are kept',
      where: page.variant.id,
      cause,
    });
  } finally {
    request.signal.removeEventListener('abort', onAbort);
  }
};

import {availableParallelism} from 'node:os';
import {VERSION} from 'remotion/version';
import type {PageMode} from '../components/page.ts';
import {together} from '../core/together.ts';
import {compositionId} from '../core/variant.ts';
import {type OpenPage, openPage} from './open-page.ts';
import type {PageToDraw} from './page-options.ts';
import {renderFramesByRemotion} from './render-frames.ts';

/** JPEG of high quality: x264 halves the colour resolution anyway, and PNG of a photograph costs three times the bytes on every pipe. */
const jpegQuality = 94;

/** How whole frames are captured: part of their segments' keys. Remotion's own `renderFrames` gives the same bytes. */
export const captureIdentity = `remotion ${VERSION} jpeg ${jpegQuality} 2`;

/** How pages over their holes are captured: part of the keys of what is made from them. */
export const overlayIdentity = `remotion ${VERSION} png black white 2`;

export interface CaptureRequest<Picture> {
  /** The page to draw on. Asked for again after a crash: its browser may be another by then. */
  readonly page: () => Promise<PageToDraw>;
  /** Ascending. */
  readonly frames: readonly number[];
  /** Called in about the order of `frames`; awaited, so that a slow reader slows the capture down. */
  readonly onFrame: (frame: number, picture: Picture) => void | Promise<void>;
  readonly signal: AbortSignal;
}

/** A page drawn twice, as PNG without alpha: over holes in black and over holes in white. */
export interface OverlayPictures {
  readonly black: Uint8Array;
  readonly white: Uint8Array;
}

/**
 * Draws whole frames, takes and all, as JPEG. A frame on which page or browser die is drawn again on a new page; one that fails twice is left to
 * Remotion's own `renderFrames`, the way that always works and whose words explain a component that throws.
 *
 * @throws ReshootError `render-failed` with the page's own words.
 */
export const captureFrames = async (request: CaptureRequest<Uint8Array>): Promise<void> => {
  const draw = (page: OpenPage): Promise<Uint8Array> => page.picture({type: 'jpeg', quality: jpegQuality});
  const left = await drawAll(request, 'film', draw);
  if (left.length === 0) return;
  await renderFramesByRemotion({
    page: await request.page(),
    frames: left,
    format: {type: 'jpeg', quality: jpegQuality},
    onFrame: request.onFrame,
    signal: request.signal,
  });
};

/**
 * Draws pages over their holes.
 *
 * @throws ReshootError `render-failed` with the page's own words.
 */
export const captureOverlays = async (request: CaptureRequest<OverlayPictures>): Promise<void> => {
  const draw = async (page: OpenPage): Promise<OverlayPictures> => {
    await page.call('reshootPaintHoles', ['#000']);
    const black = await page.picture({type: 'png'});
    await page.call('reshootPaintHoles', ['#fff']);
    return {black, white: await page.picture({type: 'png'})};
  };
  const [left] = await drawAll(request, 'holes', draw);
  if (left === undefined) return;
  // Remotion cannot draw holes; it can say what is wrong with the frame.
  await renderFramesByRemotion({
    page: await request.page(),
    frames: [left],
    format: {type: 'jpeg', quality: jpegQuality},
    onFrame: () => undefined,
    signal: request.signal,
  });
  throw new Error(`Frame ${left} could not be drawn over its holes, although it can be drawn whole: please report this.`);
};

/** Attempts at one frame, each on a page of its own. */
const attempts = 2;

/** A page takes about as long to open as these pictures take to be drawn. */
const picturesPerPage = 12;

/** Beyond that, pages wait for one another in the browser's own process. */
const maximalPages = 4;

/** @returns the frames that could not be drawn, ascending: one that failed twice, and those that were left then. */
const drawAll = async <Picture>(
  request: CaptureRequest<Picture>,
  mode: PageMode,
  draw: (page: OpenPage) => Promise<Picture>,
): Promise<readonly number[]> => {
  const pages = Math.min(maximalPages, availableParallelism(), Math.ceil(request.frames.length / picturesPerPage));
  // In turns, and not from one queue: what a page has drawn before leaves traces in how it smooths edges, which must not be chance.
  const queues = Array.from({length: pages}, (_, page) => request.frames.filter((__, index) => index % pages === page));
  const failed: number[] = [];
  const drawOnOnePage = async (queue: number[], signal: AbortSignal): Promise<void> => {
    let page: OpenPage | null = null;
    try {
      for (let frame = queue.shift(); frame !== undefined; frame = failed.length > 0 ? undefined : queue.shift()) {
        let picture: Picture | null = null;
        for (let attempt = 1; picture === null && attempt <= attempts; attempt++) {
          signal.throwIfAborted();
          try {
            const wanted = await request.page();
            page ??= await openPage({...wanted, mode});
            await page.call('reshootDraw', [compositionId(wanted.variant.id), frame]);
            picture = await draw(page);
          } catch {
            await page?.close().catch(() => undefined);
            page = null;
          }
        }
        if (picture === null) failed.push(frame);
        else await request.onFrame(frame, picture);
      }
    } finally {
      await page?.close().catch(() => undefined);
    }
  };
  await together(
    request.signal,
    queues.map((queue) => (signal) => drawOnOnePage(queue, signal)),
  );
  return [...failed, ...queues.flat()].sort((a, b) => a - b);
};

import {flushSync} from 'react-dom';
import {holeColour} from '../../components/page.ts';
import {waitForPictures} from '../../components/wait-for-pictures.ts';

declare global {
  interface Window {
    /** Brings the composition to a frame and waits until it is drawn, as Remotion's renderer does. */
    reshootDraw?: (composition: string, frame: number) => Promise<void>;
    /** Paints every hole in this colour. */
    reshootPaintHoles?: (colour: string) => void;
  }
}

/** Makes the page drawable frame by frame: one call where Remotion's renderer needs five. */
export const installDrawDriver = (): void => {
  let failure: unknown = null;
  const note = (error: unknown): void => {
    failure ??= error;
  };
  // React reports what a component throws here, once its tree is gone.
  window.addEventListener('error', (event) => note(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => note(event.reason));

  /**
   * Resolves when no `delayRender()` has been open for three looks in a row, each in a task of its own: effects of what has just been mounted open
   * theirs only then, and a shot's first frame would be drawn without its picture. Rejects where the component has given up; Remotion itself ends
   * waits that take too long.
   */
  const ready = (): Promise<void> =>
    new Promise((resolve, reject) => {
      let looks = 0;
      const look = (): void => {
        const failed = failure ?? window.remotion_cancelledError ?? null;
        looks = window.remotion_renderReady ? looks + 1 : 0;
        if (failed !== null) reject(failed instanceof Error ? failed : new Error(String(failed)));
        else if (looks === 3) resolve();
        else if (looks > 0) setTimeout(look);
        else requestAnimationFrame(look);
      };
      look();
    });

  /**
   * Waits for everything that the page is drawn with. Fonts are asked for by the layout, which is therefore made first; pictures that components show after their own
   * effects were not there yet when the frame was committed. What had to be waited for is painted before the picture of the page is taken.
   */
  const loaded = async (): Promise<void> => {
    document.body.getBoundingClientRect();
    const pictures = waitForPictures();
    if (pictures === null && document.fonts.status === 'loaded') return;
    await Promise.all([pictures, document.fonts.ready]);
    await nextPaint();
    await ready();
  };

  window.reshootDraw = async (composition, frame) => {
    // Remotion's own colour behind pictures without alpha.
    document.body.style.background = 'black';
    await ready();
    // Committed at once, effects and all.
    flushSync(() => window.remotion_setFrame(frame, composition, 1));
    await ready();
    await loaded();
  };
  window.reshootPaintHoles = (colour) => document.documentElement.style.setProperty(holeColour, colour);
};

/** Two frames of the browser: the first is laid out anew, the second has been painted so. */
const nextPaint = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

import {holeColour} from '../../components/page.ts';

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

  /** Resolves when the last `delayRender()` has ended; rejects where the component has given up. Remotion ends waits that take too long. */
  const ready = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const failed = failure ?? window.remotion_cancelledError ?? null;
        if (failed !== null) reject(failed instanceof Error ? failed : new Error(String(failed)));
        else if (window.remotion_renderReady) resolve();
        else requestAnimationFrame(look);
      };
      look();
    });

  window.reshootDraw = async (composition, frame) => {
    // Remotion's own colour behind pictures without alpha.
    document.body.style.background = 'black';
    await ready();
    window.remotion_setFrame(frame, composition, 1);
    await ready();
    await document.fonts.ready;
  };
  window.reshootPaintHoles = (colour) => document.documentElement.style.setProperty(holeColour, colour);
};

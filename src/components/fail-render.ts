import {cancelRender} from 'remotion';

/** Ends the scan or the render of this page with an error, from wherever it is found: an event, a promise. */
export const failRender = (error: unknown): void => {
  // The scan listens to this one, which keeps code and facts; Remotion's renders to the other.
  window.reportError(error);
  try {
    cancelRender(error);
  } catch {
    // It throws what it was given, which nobody would catch here.
  }
};

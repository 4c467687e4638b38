/** What the page around a component knows. One file, because every other component stays pure: a frame in, pixels out. */

/**
 * What shots leave on a page:
 *  - `film`: their takes. Also Remotion's studio and its own renders, which say nothing.
 *  - `scan`: marked holes; nothing is painted.
 *  - `holes`: marked holes that are painted in one colour, so that what lies over them can be measured.
 */
export type PageMode = 'film' | 'scan' | 'holes';

declare global {
  interface Window {
    /** Set before the page loads. */
    reshootPageMode?: PageMode;
  }
}

/** The custom property that holes are painted with: no colour where it is not set. */
export const holeColour = '--reshoot-hole';

/** How this page was opened. */
export const pageMode = (): PageMode => (typeof window === 'undefined' ? 'film' : (window.reshootPageMode ?? 'film'));

/** True while Reshoot runs over the frames without pixels. */
export const isScanning = (): boolean => pageMode() === 'scan';

/** One of the variables that the process which opened the page gave it; null where it gave none. */
export const pageVariable = (name: string): string | null => {
  // Remotion's own variable of the page: JSON of the environment it was opened with.
  if (typeof window === 'undefined' || !window.remotion_envVariables) return null;
  const variables: unknown = JSON.parse(window.remotion_envVariables);
  if (typeof variables !== 'object' || variables === null) return null;
  const value: unknown = Reflect.get(variables, name);
  return typeof value === 'string' ? value : null;
};

declare global {
  interface Window {
    /** Files whose content stands on the page as text or drawing: read off the page, so that they are no part of frames that do not show it. */
    reshootTextFiles?: Set<string>;
  }
}

/** Notes such a file, by its address. */
export const noteTextFile = (url: string): void => {
  if (!isScanning()) return;
  window.reshootTextFiles ??= new Set();
  window.reshootTextFiles.add(new URL(url, document.baseURI).href);
};

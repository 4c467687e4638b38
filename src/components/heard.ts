/** What a scan has to know beside what is on the page. */
import {isScanning} from './page.ts';

declare global {
  interface Window {
    /** Ids that `useDialogue` was called with. */
    reshootAskedLines?: Set<string>;
  }
}

/** Notes that the timeline may depend on a line. */
export const noteAskedLine = (id: string): void => {
  if (!isScanning()) return;
  window.reshootAskedLines ??= new Set();
  window.reshootAskedLines.add(id);
};

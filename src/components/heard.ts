/**
 * What sounds on the page while it is scanned. Sounds leave no element: one on the page would be part of the frame's key, and a new gain would
 * draw pictures again. They enter themselves here instead, and the scan reads the list on every frame.
 */
import type {HeardSound} from '../core/heard-sound.ts';
import {isScanning} from './page.ts';

declare global {
  interface Window {
    /** By element: an id that is used twice has to be seen twice. */
    reshootHeard?: Map<symbol, HeardSound>;
    /** Ids that `useDialogue` was called with. */
    reshootAskedLines?: Set<string>;
  }
}

/** Enters an element's sound for the frame that is being rendered; call it in a layout effect, and the result when that is cleaned up. */
export const hear = (element: symbol, sound: HeardSound): (() => void) => {
  window.reshootHeard ??= new Map();
  const {reshootHeard} = window;
  reshootHeard.set(element, sound);
  return () => {
    reshootHeard.delete(element);
  };
};

/** Notes that the timeline may depend on a line. */
export const noteAskedLine = (id: string): void => {
  if (!isScanning()) return;
  window.reshootAskedLines ??= new Set();
  window.reshootAskedLines.add(id);
};

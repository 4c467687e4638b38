import type {Finding} from '../core/finding.ts';
import {isScanning} from './page.ts';

declare global {
  interface Window {
    /** What components have found so far, by its text. Read by the scan, which adds where the film is. */
    reshootFindings?: Map<string, Finding>;
  }
}

/**
 * Tells the scan about something that stops nothing: a subtitle file that was repaired, say. The same finding is told once, however often it is
 * rendered. In the studio and in renders nobody listens.
 *
 * @example
 * noteFinding({code: 'captions-hurried', severity: 'warning', where: 'talk.vtt, line 12', expected: '…', found: '…', fix: '…'});
 */
export const noteFinding = (finding: Finding): void => {
  if (!isScanning()) return;
  window.reshootFindings ??= new Map();
  window.reshootFindings.set(JSON.stringify(finding), finding);
};

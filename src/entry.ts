/** What the generated entry of the bundle imports; authors have no need of it. */
// What captions are set in. Here and not beside <Captions>, because videos are loaded in Node, too, where a style sheet is no module.
import '@fontsource-variable/inter/wght.css';
import {isScanning} from './components/page.ts';
import {registerVideos} from './components/root.tsx';
import type {Video} from './core/video.ts';
import {installScanDriver} from './scan/page/driver.ts';

/** Registers the videos, and makes the page scannable where it was opened for that. */
export const startProject = (videos: readonly Video[]): void => {
  if (isScanning()) installScanDriver();
  registerVideos(videos);
};

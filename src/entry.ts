/** What the generated entry of the bundle imports; authors have no need of it. */
import './components/inter.ts';
import {pageMode} from './components/page.ts';
import {registerVideos} from './components/root.tsx';
import {watchFonts} from './components/watch-fonts.ts';
import type {Video} from './core/video.ts';
import {installDrawDriver} from './remotion/page/draw-driver.ts';
import {installScanDriver} from './scan/page/driver.ts';

/** Registers the videos, and makes the page scannable or drawable: what it is for is said by who opened it. */
export const startProject = (videos: readonly Video[]): void => {
  watchFonts();
  if (pageMode() === 'scan') installScanDriver();
  else installDrawDriver();
  registerVideos(videos);
};

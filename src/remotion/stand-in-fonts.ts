/**
 * The fonts of text whose own font the film does not bring: `sans-serif`, `serif`, `monospace`, the browser's default, or Arial on a machine
 * without it. They come with the package, because a browser takes what the machine has, and machines differ.
 *
 * On Linux every browser reads its fonts through fontconfig, which reads the file named here and nothing else. On macOS and Windows a browser
 * asks the system, and no program can narrow that down: there, a finding (`font-not-in-film`) names the text.
 *
 * This file knows no folder by itself: Remotion bundles a project's configuration as CommonJS, where a module cannot find its own place.
 */
import path from 'node:path';

/** The same fonts have the same identity: part of every frame key. */
export const standInFontsIdentity = process.platform === 'linux' ? 'arimo 0.4.3 tinos 0.4.2 cousine 0.4.3' : 'of the system';

/** Folder of the fonts and of `fonts.conf`; the build puts it there. */
export const standInFontsFolder = (packageFolder: string): string => path.join(packageFolder, 'dist', 'fonts');

/** Makes the browsers that this process starts use the stand-in fonts. Remotion hands them the environment of the process, and nothing else. */
export const useStandInFonts = (packageFolder: string): void => {
  if (process.platform !== 'linux') return;
  process.env['FONTCONFIG_FILE'] = path.join(standInFontsFolder(packageFolder), 'fonts.conf');
};

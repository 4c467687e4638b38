import {existsSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {digestOf} from '../core/digest.ts';
import {replaceFile} from '../project/replace-file.ts';
import {userCacheFolder} from './user-cache.ts';

/**
 * What Reshoot has every browser do so that a page has one picture. Remotion passes no flags of ours on, so a small script stands between.
 *  - no checker imaging: pictures of some size are decoded aside, and a frame is shown without them in the meantime
 *  - no animation of pictures: an animated GIF, WebP, APNG or AVIF in `<img>` or a style runs by the wall clock; it shows its first picture instead
 */
export const drawingFlags = ['--disable-checker-imaging', '--blink-settings=imageAnimationPolicy=2'] as const;

/** Part of every frame key. On Windows a script cannot stand between. */
export const drawingIdentity = process.platform === 'win32' ? 'flags 0' : 'flags 1';

/** Whether animated pictures stand still. Where they do not, no frame that shows one can be keyed. */
export const holdsAnimatedPictures = process.platform !== 'win32';

/** Folders for browsers, in the order of preference: the user's cache, or the project where a home cannot be written to, as in some containers. */
export const browserFolders = (project: string, environment: Readonly<Record<string, string | undefined>>): readonly [string, string] => [
  path.join(userCacheFolder({environment, platform: process.platform}), 'browser'),
  path.join(project, '.reshoot', 'browser'),
];

/** A program that starts a browser with these flags; the browser itself on Windows. */
export const withDrawingFlags = async (executable: string, folders: readonly [string, string]): Promise<string> => {
  if (process.platform === 'win32') return executable;
  const script = `#!/bin/sh\n# Starts a browser as Reshoot draws with it.\nexec '${executable.replaceAll("'", "'\\''")}' ${drawingFlags.join(' ')} "$@"\n`;
  const name = digestOf(new TextEncoder().encode(script)).slice('sha256:'.length, 'sha256:'.length + 16);
  const write = async (folder: string): Promise<string> => {
    // Remotion tells a headless shell by nothing but what it is told; people tell it by its name.
    const file = path.join(folder, `started-${name}`, path.basename(executable));
    await mkdir(path.dirname(file), {recursive: true});
    if (!existsSync(file)) await replaceFile(file, (half) => writeFile(half, script, {mode: 0o755}));
    return file;
  };
  return write(folders[0]).catch(() => write(folders[1]));
};

import {homedir} from 'node:os';
import path from 'node:path';

/**
 * Folder of what a user needs once, not once a project: unpacked browsers. It is the cache folder of the platform: `XDG_CACHE_HOME` or `~/.cache` on
 * Linux, `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows. Whoever empties it loses seconds.
 *
 * @example
 * userCacheFolder({environment: {XDG_CACHE_HOME: '/var/cache/ana'}, platform: 'linux'}) // '/var/cache/ana/reshoot'
 */
export const userCacheFolder = ({
  environment,
  platform,
}: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}): string => {
  const home = homedir();
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'reshoot');
  const named = platform === 'win32' ? environment['LOCALAPPDATA'] : environment['XDG_CACHE_HOME'];
  // The XDG specification has programs ignore relative paths.
  if (named !== undefined && path.isAbsolute(named)) return path.join(named, 'reshoot');
  return platform === 'win32' ? path.join(home, 'AppData', 'Local', 'reshoot') : path.join(home, '.cache', 'reshoot');
};

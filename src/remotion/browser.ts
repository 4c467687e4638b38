import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import {ensureBrowser} from '@remotion/renderer';
import {ReshootError} from '../core/errors.ts';
import {browserFolders, drawingIdentity, withDrawingFlags} from './drawing-flags.ts';
import {standInFontsIdentity} from './stand-in-fonts.ts';
import {unpackChromium} from './unpack-chromium.ts';

/** A browser to draw with. */
export interface FoundBrowser {
  readonly executable: string;
  /** Where it comes from, in words for people. */
  readonly source: string;
  /** Its own answer to `--version`. */
  readonly version: string;
  /** Part of every frame key: other builds, and other fonts for text that brings none, draw other pixels. */
  readonly identity: string;
  /** Remotion starts the lean headless shell and the full browser with different flags. */
  readonly mode: 'headless-shell' | 'chrome-for-testing';
}

type Environment = Readonly<Record<string, string | undefined>>;
interface Candidate extends Omit<FoundBrowser, 'version' | 'identity'> {
  /** By us, with a program that starts it as we need it. */
  readonly isUnpacked?: true;
}

/**
 * The browser of a project: the one that `REMOTION_BROWSER` names; else the one inside the package `@sparticuz/chromium` where the project has it
 * (Linux x64), because it is the same on every machine; else a headless shell of the system; else a full Chromium or Chrome; else the one that
 * Remotion downloads.
 *
 * @throws ReshootError `browser-not-found`
 * @example
 * const {executable, version} = await findBrowser({project, environment: process.env});
 */
export const findBrowser = async (request: {readonly project: string; readonly environment: Environment}): Promise<FoundBrowser> => {
  const folders = browserFolders(request.project, request.environment);
  const found = await findCandidate({...request, folders});
  const version = await versionOf(found.executable);
  const executable = found.isUnpacked ? found.executable : await withDrawingFlags(found.executable, folders);
  return {
    ...{executable, source: found.source, mode: found.mode, version},
    identity: `${version}, fonts ${standInFontsIdentity}, ${drawingIdentity}`,
  };
};

const findCandidate = async (request: {
  readonly project: string;
  readonly environment: Environment;
  readonly folders: readonly [string, string];
}): Promise<Candidate> => {
  const {project, environment, folders} = request;
  const named = environment.REMOTION_BROWSER;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return {executable: named, source: 'REMOTION_BROWSER', mode: modeOf(named)};
    throw notFound(`REMOTION_BROWSER=${named}, which does not exist`);
  }
  const packed = await unpackChromium(project, folders);
  if (packed) return {executable: packed, source: '@sparticuz/chromium', mode: 'headless-shell', isUnpacked: true};
  const shell = onPath(['chromium-headless-shell', 'chrome-headless-shell'], environment);
  if (shell) return {executable: shell, source: 'system headless shell', mode: 'headless-shell'};
  const full = onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'], environment);
  if (full) return {executable: full, source: 'system browser', mode: 'chrome-for-testing'};
  try {
    const ensured = await ensureBrowser({logLevel: 'error', onBrowserDownload: () => ({version: null, onProgress: () => undefined})});
    if ('path' in ensured) return {executable: ensured.path, source: 'downloaded by Remotion', mode: 'headless-shell'};
    throw new TypeError(`Remotion found no browser: ${ensured.type}`);
  } catch (cause) {
    throw notFound('none on the PATH, none in the project, and the download failed', cause);
  }
};

const modeOf = (executable: string): FoundBrowser['mode'] =>
  /headless[-_]shell/i.test(executable) ? 'headless-shell' : 'chrome-for-testing';

const onPath = (names: readonly string[], environment: Environment): string | null => {
  const folders = (environment.PATH ?? environment.Path ?? '').split(path.delimiter).filter(Boolean);
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const suffix of suffixes) {
        const candidate = path.join(folder, name + suffix);
        if (existsSync(candidate)) return candidate;
      }
    }
  }
  return null;
};

const versionOf = async (executable: string): Promise<string> => {
  // Chrome on Windows opens a window instead of printing; its folder carries the version, its path decides the key there.
  if (process.platform === 'win32') return executable;
  const {stdout} = await promisify(execFile)(executable, ['--version']);
  return stdout.trim();
};

const notFound = (found: string, cause?: unknown): ReshootError =>
  new ReshootError('browser-not-found', {
    expected: 'a Chromium to draw frames with',
    found,
    fix: 'npm install --save-dev @sparticuz/chromium@147.0.0 (Linux x64), or npx remotion browser ensure, or set REMOTION_BROWSER to a Chrome you have',
    cause,
  });

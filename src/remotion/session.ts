import {openBrowser, RenderInternals} from '@remotion/renderer';
import {packageFolder} from '../project/package-folder.ts';
import type {FoundBrowser} from './browser.ts';
import {useStandInFonts} from './stand-in-fonts.ts';
import {type Browser, Tabs} from './tabs.ts';

type Server = Awaited<ReturnType<typeof RenderInternals.makeOrReuseServer>>['server'];

/** A browser that runs. */
export interface RunningBrowser {
  readonly browser: Browser;
  readonly tabs: Tabs;
  readonly close: () => Promise<void>;
}

/** A browser and a server over one bundle: what scans and captures share. */
export interface Session extends RunningBrowser {
  readonly server: Server;
  /** What is served. */
  readonly siteFolder: string;
  /** False once the browser has crashed or was closed. */
  readonly isAlive: () => boolean;
  readonly close: () => Promise<void>;
}

/** Starts a browser, and its first tab. It takes half a second in which other work can go on. */
export const launchBrowser = async ({executable, mode}: FoundBrowser): Promise<RunningBrowser> => {
  useStandInFonts(packageFolder);
  const before = process.listeners('SIGINT');
  const browser = await openBrowser('chrome', {browserExecutable: executable, chromeMode: mode, logLevel: 'error'});
  // Remotion ends the process on Ctrl-C, in the middle of whatever it is doing. Where somebody listens for it already, they close the browser.
  if (before.length > 0) {
    for (const listener of process.listeners('SIGINT')) if (!before.includes(listener)) process.off('SIGINT', listener);
  }
  const tabs = new Tabs(browser);
  const close = async (): Promise<void> => {
    // Remotion stumbles over a tab that is not open yet.
    await tabs.opened;
    await browser.close({silent: true});
  };
  return {browser, tabs, close};
};

/**
 * Starts the server of a bundle (`site.ts`) beside a browser. Closing the session closes both, also after an error.
 *
 * @example
 * const session = await openSession({siteFolder, browser: launchBrowser(found)});
 * try { … } finally { await session.close(); }
 */
export const openSession = async (request: {readonly siteFolder: string; readonly browser: Promise<RunningBrowser>}): Promise<Session> => {
  const serving = RenderInternals.makeOrReuseServer(
    undefined,
    {
      webpackConfigOrServeUrl: request.siteFolder,
      port: null,
      remotionRoot: request.siteFolder,
      offthreadVideoThreads: 2,
      logLevel: 'error',
      indent: false,
      offthreadVideoCacheSizeInBytes: null,
      binariesDirectory: null,
      forceIPv4: false,
      sampleRate: 48_000,
    },
    {onDownload: null},
  );
  const [served, opened] = await Promise.allSettled([serving, request.browser]);
  const close = async (): Promise<void> => {
    try {
      if (opened.status === 'fulfilled') await opened.value.close();
    } finally {
      if (served.status === 'fulfilled') await served.value.cleanupServer(true);
    }
  };
  if (opened.status === 'rejected' || served.status === 'rejected') {
    await close();
    throw opened.status === 'rejected' ? opened.reason : served.status === 'rejected' ? served.reason : null;
  }
  const {browser, tabs} = opened.value;
  const openSocket = 1;
  const isAlive = (): boolean => Reflect.get(browser.connection.transport.websocket, 'readyState') === openSocket;
  return {browser, tabs, server: served.value.server, siteFolder: request.siteFolder, isAlive, close};
};

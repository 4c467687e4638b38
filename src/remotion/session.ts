import {openBrowser, RenderInternals} from '@remotion/renderer';
import type {FoundBrowser} from './browser.ts';

type Browser = Awaited<ReturnType<typeof openBrowser>>;
type Server = Awaited<ReturnType<typeof RenderInternals.makeOrReuseServer>>['server'];

/** A browser and a server over one bundle: what scans and captures share. */
export interface Session {
  readonly browser: Browser;
  readonly server: Server;
  /** False once the browser has crashed or was closed. */
  readonly isAlive: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Starts the browser and the server of a bundle. Close it, also after an error.
 *
 * @example
 * const session = await openSession({bundleFolder, browser});
 * try { … } finally { await session.close(); }
 */
export const openSession = async (request: {readonly bundleFolder: string; readonly browser: FoundBrowser}): Promise<Session> => {
  const {server, cleanupServer} = await RenderInternals.makeOrReuseServer(
    undefined,
    {
      webpackConfigOrServeUrl: request.bundleFolder,
      port: null,
      remotionRoot: request.bundleFolder,
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
  try {
    const browser = await openBrowser('chrome', {
      browserExecutable: request.browser.executable,
      chromeMode: request.browser.mode,
      logLevel: 'error',
    });
    const close = async (): Promise<void> => {
      await browser.close({silent: true});
      await cleanupServer(true);
    };
    const openSocket = 1;
    const isAlive = (): boolean => Reflect.get(browser.connection.transport.websocket, 'readyState') === openSocket;
    return {browser, server, isAlive, close};
  } catch (error) {
    await cleanupServer(true);
    throw error;
  }
};

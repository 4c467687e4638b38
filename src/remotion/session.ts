import {openBrowser, RenderInternals} from '@remotion/renderer';
import type {Variant} from '../core/variant.ts';
import {compositionId} from '../core/variant.ts';
import type {FoundBrowser} from './browser.ts';

type Browser = Awaited<ReturnType<typeof openBrowser>>;
type Server = Awaited<ReturnType<typeof RenderInternals.makeOrReuseServer>>['server'];

/** A browser and a server over one bundle: what scans and captures share. */
export interface Session {
  readonly browser: Browser;
  readonly server: Server;
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
    return {browser, server, close};
  } catch (error) {
    await cleanupServer(true);
    throw error;
  }
};

/** A page that stands in a composition and answers calls. */
export interface ScanPage {
  /** Calls a function that the bundle put on `window`. */
  readonly call: <Result>(name: 'reshootScan', words: readonly (string | number)[]) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** Opens a page on a variant as Remotion's renderer does, marked as being scanned. */
export const openScanPage = async (session: Session, variant: Variant, variables: Readonly<Record<string, string>>): Promise<ScanPage> => {
  const page = await session.browser.newPage({
    context: () => null,
    logLevel: 'error',
    indent: false,
    pageIndex: 0,
    onBrowserLog: null,
    onLog: () => undefined,
  });
  const props = JSON.stringify(variant.props);
  // A stringified function would carry this file's helpers with it; plain text has no such surprises.
  await page.evaluateOnNewDocument(`Object.assign(window, ${JSON.stringify({
    reshootScanning: true,
    remotion_puppeteerTimeout: 30_000,
    remotion_isMainTab: true,
    remotion_mediaCacheSizeInBytes: null,
    remotion_initialMemoryAvailable: null,
    remotion_sampleRate: 48_000,
    remotion_envVariables: JSON.stringify(variables),
    remotion_inputProps: '{}',
    remotion_initialFrame: 0,
    remotion_attempt: 1,
    remotion_proxyPort: session.server.offthreadPort,
    remotion_audioEnabled: true,
    remotion_videoEnabled: true,
    remotion_logLevel: 'error',
  })});
  window.process = {env: {NODE_ENV: 'production'}};
  window.remotion_broadcastChannel = new BroadcastChannel('remotion-video-frame-extraction');`);
  await page.setViewport({width: variant.format.width, height: variant.format.height, deviceScaleFactor: 1});
  await page.goto({url: `${session.server.serveUrl}/index.html`, timeout: 30_000});
  const mode = {
    type: 'composition',
    compositionName: compositionId(variant.id),
    serializedResolvedPropsWithSchema: props,
    compositionDurationInFrames: variant.durationInFrames,
    compositionFps: variant.framesPerSecond,
    compositionHeight: variant.format.height,
    compositionWidth: variant.format.width,
    compositionDefaultCodec: null,
    compositionDefaultOutName: null,
    compositionDefaultVideoImageFormat: null,
    compositionDefaultPixelFormat: null,
    compositionDefaultProResProfile: null,
    compositionDefaultSampleRate: null,
  };
  await page.evaluate(`window.remotion_setBundleMode(${JSON.stringify(mode)})` as never);
  return {
    call: async <Result>(name: 'reshootScan', words: readonly (string | number)[]) =>
      // What the page answers is typed by the protocol that both sides import.
      (await page.evaluate(`window.${name}(${words.map((word) => JSON.stringify(word)).join(', ')})` as never)) as Result,
    close: () => page.close(),
  };
};

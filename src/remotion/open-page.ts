import type {PageMode} from '../components/page.ts';
import {compositionId, type Variant} from '../core/variant.ts';
import type {Session} from './session.ts';

/** A page that stands in a composition, answers calls and has its picture taken. */
export interface OpenPage {
  /** Calls a function that the bundle put on `window`. */
  readonly call: <Result>(
    name: 'reshootScan' | 'reshootDraw' | 'reshootPaintHoles',
    words: readonly (string | number)[],
  ) => Promise<Result>;
  /** The page as it stands: PNG without alpha, or JPEG of a quality. */
  readonly picture: (format: {readonly type: 'png'} | {readonly type: 'jpeg'; readonly quality: number}) => Promise<Buffer>;
  /** Its tab is taken again by another page, unless something went wrong on this one. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a page on a variant as Remotion's renderer does.
 *
 * @param request.mode what shots leave on it; see `components/page.ts`.
 * @example
 * const page = await openPage({session, variant, variables, mode: 'scan'});
 * try { await page.call('reshootScan', ['hello-reel', 0, 60]); } finally { await page.close(); }
 */
export const openPage = async (request: {
  readonly session: Session;
  readonly variant: Variant;
  readonly variables: Readonly<Record<string, string>>;
  readonly mode: PageMode;
}): Promise<OpenPage> => {
  const {session, variant, mode} = request;
  const {width, height} = variant.format;
  // A stringified function would carry this file's helpers with it; plain text has no such surprises.
  const script = `Object.assign(window, ${JSON.stringify({
    reshootPageMode: mode,
    remotion_puppeteerTimeout: 30_000,
    remotion_isMainTab: true,
    remotion_mediaCacheSizeInBytes: null,
    remotion_initialMemoryAvailable: null,
    remotion_sampleRate: 48_000,
    remotion_envVariables: JSON.stringify(request.variables),
    remotion_inputProps: '{}',
    remotion_initialFrame: 0,
    remotion_attempt: 1,
    remotion_proxyPort: session.server.offthreadPort,
    remotion_audioEnabled: mode === 'scan',
    remotion_videoEnabled: true,
    remotion_logLevel: 'error',
  })});
  ${mode === 'scan' ? notingEnvironment : ''}
  window.process ??= {};
  window.process.env = {NODE_ENV: 'production'};
  window.remotion_broadcastChannel = new BroadcastChannel('remotion-video-frame-extraction');`;
  const tab = await session.tabs.take(script);
  const {page, alive} = tab;
  let isWell = true;
  const answered = <Result>(asked: Promise<Result>): Promise<Result> =>
    alive(asked).catch((error: unknown) => {
      isWell = false;
      throw error;
    });
  const close = async (): Promise<void> => (isWell ? session.tabs.giveBack(tab) : page.close());
  try {
    await answered(page.setViewport({width, height, deviceScaleFactor: 1}));
    await answered(page.goto({url: `${session.server.serveUrl}/index.html`, timeout: 30_000}));
    await answered(page.evaluate(`window.remotion_setBundleMode(${JSON.stringify(bundleMode(variant))})` as never));
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
  return {
    call: async <Result>(name: string, words: readonly (string | number)[]) =>
      // What the page answers is typed by the protocol that both sides import.
      (await answered(page.evaluate(`window.${name}(${words.map((word) => JSON.stringify(word)).join(', ')})` as never))) as Result,
    picture: async (format) => {
      // The words of Remotion's own screenshots, so that the pixels are its too.
      const shot = page._client().send('Page.captureScreenshot', {
        format: format.type,
        ...(format.type === 'jpeg' ? {quality: format.quality} : {}),
        clip: {x: 0, y: 0, width, height, scale: 1},
        captureBeyondViewport: true,
        optimizeForSpeed: true,
        fromSurface: true,
      });
      const {value} = await answered(shot);
      return Buffer.from(value.data, 'base64');
    },
    close,
  };
};

/** `process.env` that notes which variables a component reads of it, whoever sets it. Components run before any code of ours does. */
const notingEnvironment = `{
    const names = window.reshootReadVariables = new Set();
    const noting = (all) => new Proxy(all, {
      get: (of, name) => (typeof name === 'string' && names.add(name), Reflect.get(of, name)),
      has: (of, name) => (typeof name === 'string' && names.add(name), Reflect.has(of, name)),
    });
    let environment = noting({});
    window.process = Object.defineProperty({}, 'env', {get: () => environment, set: (all) => { environment = noting({...all}); }});
  }`;

const bundleMode = (variant: Variant): object => ({
  type: 'composition',
  compositionName: compositionId(variant.id),
  serializedResolvedPropsWithSchema: JSON.stringify(variant.props),
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
});

import {flushSync} from 'react-dom';
import type {TRenderAsset} from 'remotion';
import type {Layering} from '../../core/layering.ts';
import type {AudioPlacement} from '../../core/timeline.ts';
import {declaredFonts, scriptedFonts} from './declared-fonts.ts';
import {installFontSources} from './font-sources.ts';
import {readLayering} from './layering.ts';
import {readPageText} from './page-text.ts';
import type {Seen, SeenFrame, SeenShot} from './protocol.ts';
import {installQuickClock, installVideoStandIn} from './quick-clock.ts';
import {hasReadStaticFiles, staticFilesAsset, watchStaticFiles} from './static-files.ts';
import {TextFonts} from './text-fonts.ts';

/**
 * Makes the page scannable: installs `window.reshootScan`. It steps through the frames by Remotion's own functions, exactly as a render does,
 * and reads the page instead of taking its picture.
 */
export const installScanDriver = (): void => {
  installQuickClock();
  installVideoStandIn();
  installFontSources();
  watchStaticFiles();
  performance.setResourceTimingBufferSize(10_000);
  const page = new WatchedPage();
  const textFonts = new TextFonts();

  window.reshootScan = async (...[composition, start, end, step = 1]): Promise<Seen> => {
    const frames: SeenFrame[] = [];
    // What mounting left to do is done; from here on, each frame waits for its own.
    await page.settled();
    for (let frame = start; frame < end; frame += step) {
      // Committed at once: without this the page would be read before React has drawn the frame.
      if (page.failure() === null) flushSync(() => window.remotion_setFrame(frame, composition, 1));
      const quiet = await page.settled();
      const failed = page.failure();
      if (failed !== null) return describeFailure(failed, frame);
      try {
        const seen = await readFrame();
        textFonts.read(seen.page, frame);
        frames.push(quiet ? seen : {...seen, opaque: seen.opaque ?? 'a page that keeps changing by itself'});
      } catch (error) {
        return describeFailure(error, frame);
      }
    }
    const loaded = loadedFiles();
    const missing = missingFiles();
    performance.clearResourceTimings();
    const askedLines = [...(window.reshootAskedLines ?? [])];
    const findings = [...(window.reshootFindings?.values() ?? [])];
    const fonts = [...declaredFonts(), ...scriptedFonts()];
    return {
      state: 'seen',
      frames,
      loaded,
      missing,
      texts: textFiles(),
      fonts,
      askedLines,
      written: textFonts.seen(),
      findings,
      variables: [...(window.reshootReadVariables ?? [])],
    };
  };
};

/**
 * What the page has loaded to draw with. Scripts are left out: what they draw is read off the page, and every edit changes them. So are files that an
 * audio element plays: they draw nothing, and whether one has been fetched by now is chance.
 */
const loadedFiles = (): string[] => [...requestedFiles(), ...(hasReadStaticFiles() ? [staticFilesAsset] : [])];

const requestedFiles = (): string[] => {
  const entries = performance
    .getEntriesByType('resource')
    .filter((entry) => !['script', 'audio'].includes(String(Reflect.get(entry, 'initiatorType'))));
  const urls = entries.map(({name}) => ownPath(name));
  return [...new Set(urls)].filter((url) => !url.endsWith('.js'));
};

/** Scripts that look whether a file is there know what to do where it is not. */
const missingFiles = (): string[] => {
  const entries = performance.getEntriesByType('resource').filter((entry) => {
    const status = Number(Reflect.get(entry, 'responseStatus'));
    return status >= 400 && !['fetch', 'xmlhttprequest', 'script'].includes(String(Reflect.get(entry, 'initiatorType')));
  });
  return [...new Set(entries.map(({name}) => ownPath(name)))];
};

const textFiles = (): string[] => [...(window.reshootTextFiles ?? [])].map(ownPath);

const ownPath = (address: string): string => {
  const url = new URL(address);
  return url.origin === location.origin ? url.pathname + url.search : url.href;
};

/** A page that never comes to rest is read after this many rounds, and its frame is opaque. */
const maximalRounds = 20;

/** Knows whether the page has come to rest and whether its component has failed. */
class WatchedPage {
  #changed = false;
  #failure: unknown = null;

  constructor() {
    new MutationObserver(() => {
      this.#changed = true;
    }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    // React reports what a component throws here, once its tree is gone.
    window.addEventListener('error', (event) => {
      this.#failure ??= event.error ?? event.message;
    });
    window.addEventListener('unhandledrejection', (event) => {
      this.#failure ??= event.reason;
    });
  }

  failure(): unknown {
    return this.#failure ?? window.remotion_cancelledError ?? null;
  }

  /**
   * Waits until no `delayRender()` is open and two tasks have passed in which nothing changed: effects that set state have then run too.
   * Remotion itself ends a wait that takes too long, through `remotion_cancelledError`.
   *
   * @returns false where the page does not come to rest.
   */
  async settled(): Promise<boolean> {
    for (let round = 0; round < maximalRounds; round++) {
      this.#changed = false;
      do await nextTask();
      while (!window.remotion_renderReady && this.failure() === null);
      await nextTask();
      if (this.failure() !== null || (!this.#changed && window.remotion_renderReady)) return true;
    }
    return false;
  }
}

const taskChannel = new MessageChannel();
let continueTask: (() => void) | null = null;
taskChannel.port1.onmessage = () => continueTask?.();

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    continueTask = resolve;
    taskChannel.port2.postMessage(null);
  });

const readFrame = async (): Promise<SeenFrame> => {
  const {text, opaque, urls} = readPageText();
  const page = await digestOfText(text);
  const assets: TRenderAsset[] = window.remotion_collectAssets();
  const shots = [...document.querySelectorAll('[data-reshoot-shot]')].map(readShot);
  const audio = await Promise.all(assets.map(placement));
  return {
    page,
    opaque,
    urls,
    shots,
    layering: layeringOf(page, text, shots),
    audio: audio.filter((placed) => placed !== null),
    captions: [...document.querySelectorAll('template[data-reshoot-caption]')].map(
      (marker) => marker.getAttribute('data-reshoot-caption') ?? '',
    ),
    sounds: [...(window.reshootHeard?.values() ?? [])],
  };
};

/** Most frames have the text of the frame before, and comparing is cheaper than hashing, which takes turns with another thread. */
const digestOfText = async (text: string): Promise<string> => {
  if (text !== lastText.text) lastText = {text, digest: await hexDigest(new TextEncoder().encode(text))};
  return lastText.digest;
};

/** No page has an empty text. */
let lastText = {text: '', digest: ''};

/** Styles are costly to compute, and most frames have the page of the frame before. */
const layeringOf = (page: string, text: string, shots: readonly SeenShot[]): Layering => {
  const key = [page, ...shots.map(({request}) => request)].join(' ');
  if (lastLayering.key !== key) lastLayering = {key, layering: readLayering(text)};
  return lastLayering.layering;
};

let lastLayering: {readonly key: string; readonly layering: Layering} = {key: '', layering: {kind: 'full', reason: 'nothing was read'}};

const placement = async (asset: TRenderAsset): Promise<AudioPlacement | null> => {
  if (asset.type === 'artifact') return null;
  if (asset.type === 'inline-audio') {
    return {type: 'samples', digest: await hexDigest(Int16Array.from(asset.audio)), toneFrequency: asset.toneFrequency};
  }
  return {
    type: asset.type,
    src: asset.src.replace(location.origin, ''),
    id: asset.id,
    frame: asset.frame,
    volume: asset.volume,
    mediaFrame: asset.mediaFrame,
    playbackRate: asset.playbackRate,
    toneFrequency: asset.toneFrequency,
    audioStartFrame: asset.audioStartFrame,
    audioStreamIndex: asset.audioStreamIndex,
  };
};

const hexDigest = async (bytes: Uint8Array<ArrayBuffer> | Int16Array<ArrayBuffer>): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const readShot = (element: Element): SeenShot => ({
  id: element.getAttribute('data-reshoot-shot') ?? '',
  request: element.getAttribute('data-reshoot-request') ?? '',
  localFrame: Number(element.getAttribute('data-reshoot-frame')),
  component: componentPath(element),
});

/** The components around an element, outermost first, as far as React tells: `TramFox > Series > GeneratedShot`. */
const componentPath = (element: Element): string => {
  const key = Object.keys(element).find((name) => name.startsWith('__reactFiber$'));
  const names: string[] = [];
  let fiber: unknown = key === undefined ? null : Reflect.get(element, key);
  while (typeof fiber === 'object' && fiber !== null) {
    const type: unknown = Reflect.get(fiber, 'type');
    const name = typeof type === 'function' ? (Reflect.get(type, 'displayName') ?? type.name) : null;
    if (name === 'FilmFrame') break;
    if (typeof name === 'string' && /^[A-Z]/.test(name)) names.unshift(name);
    fiber = Reflect.get(fiber, 'return');
  }
  return names.join(' > ');
};

const describeFailure = (failed: unknown, frame: number): Seen => {
  const message = failed instanceof Error ? `${failed.message}` : (String(failed).split('\n')[0] ?? '');
  const missing = missingFiles();
  const code: unknown = failed instanceof Error ? Reflect.get(failed, 'code') : null;
  const facts: unknown = failed instanceof Error ? Reflect.get(failed, 'facts') : null;
  if (typeof code !== 'string' || typeof facts !== 'object' || facts === null)
    return {state: 'failed', frame, message, missing, known: null};
  const texts = Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  return {state: 'failed', frame, message, missing, known: {code, facts: texts}};
};

import type {TRenderAsset} from 'remotion';
import type {AudioPlacement} from '../../core/timeline.ts';
import {readPageText} from './page-text.ts';
import type {Seen, SeenFrame, SeenShot} from './protocol.ts';
import {installQuickClock, installVideoStandIn} from './quick-clock.ts';

/**
 * Makes the page scannable: installs `window.reshootScan`. It steps through the frames by Remotion's own functions, exactly as a render does,
 * and reads the page instead of taking its picture.
 */
export const installScanDriver = (): void => {
  installQuickClock();
  installVideoStandIn();
  performance.setResourceTimingBufferSize(10_000);
  let failure: unknown = null;
  // React reports what a component throws here, once its tree is gone.
  window.addEventListener('error', (event) => {
    failure ??= event.error ?? event.message;
  });
  window.addEventListener('unhandledrejection', (event) => {
    failure ??= event.reason;
  });

  window.reshootScan = async (composition, start, end): Promise<Seen> => {
    const frames: SeenFrame[] = [];
    for (let frame = start; frame < end; frame++) {
      await ready(() => failure);
      if (failure === null && window.remotion_cancelledError === undefined) {
        window.remotion_setFrame(frame, composition, 1);
        await ready(() => failure);
      }
      const failed = failure ?? window.remotion_cancelledError ?? null;
      if (failed !== null) return describeFailure(failed, frame);
      try {
        frames.push(await readFrame());
      } catch (error) {
        return describeFailure(error, frame);
      }
    }
    const loaded = performance.getEntriesByType('resource').map(({name}) => {
      const url = new URL(name);
      return url.origin === location.origin ? url.pathname + url.search : url.href;
    });
    performance.clearResourceTimings();
    return {state: 'seen', frames, loaded: [...new Set(loaded)]};
  };
};

/** Waits until no `delayRender()` is open. Remotion itself ends a wait that takes too long, through `remotion_cancelledError`. */
const ready = async (failure: () => unknown): Promise<void> => {
  await nextTask();
  while (!window.remotion_renderReady && window.remotion_cancelledError === undefined && failure() === null) await nextTask();
};

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
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const assets: TRenderAsset[] = window.remotion_collectAssets();
  const inline = assets.some((asset) => asset.type === 'inline-audio');
  if (inline)
    throw new Error(
      'Reshoot mixes <Html5Audio>, <Audio> from "remotion" and <OffthreadVideo>; <Audio> from "@remotion/media" is not supported.',
    );
  return {
    page: [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    opaque,
    urls,
    shots: [...document.querySelectorAll('[data-reshoot-shot]')].map(readShot),
    audio: assets.flatMap((asset) => (asset.type === 'audio' || asset.type === 'video' ? [placement(asset)] : [])),
  };
};

const placement = (asset: Extract<TRenderAsset, {type: 'audio' | 'video'}>): AudioPlacement => ({
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
});

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
    if (name === 'InVariant') break;
    if (typeof name === 'string' && /^[A-Z]/.test(name)) names.unshift(name);
    fiber = Reflect.get(fiber, 'return');
  }
  return names.join(' > ');
};

const describeFailure = (failed: unknown, frame: number): Seen => {
  const message = failed instanceof Error ? `${failed.message}` : (String(failed).split('\n')[0] ?? '');
  const code: unknown = failed instanceof Error ? Reflect.get(failed, 'code') : null;
  const facts: unknown = failed instanceof Error ? Reflect.get(failed, 'facts') : null;
  if (typeof code !== 'string' || typeof facts !== 'object' || facts === null) return {state: 'failed', frame, message, known: null};
  const texts = Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  return {state: 'failed', frame, message, known: {code, facts: texts}};
};

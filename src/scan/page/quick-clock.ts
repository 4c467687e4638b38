/**
 * While a page is scanned, nothing is painted, so waiting for the next picture is waiting for nothing: `requestAnimationFrame` answers in
 * the next task instead of after 16 ms. Frames of video, which `<OffthreadVideo>` asks the server for, are answered with a single pixel; what was
 * asked for is what the frame key needs.
 */
export const installQuickClock = (): void => {
  const channel = new MessageChannel();
  const waiting = new Map<number, FrameRequestCallback>();
  let next = 1;
  channel.port1.onmessage = () => {
    const due = [...waiting];
    waiting.clear();
    for (const [, callback] of due) callback(performance.now());
  };
  window.requestAnimationFrame = (callback) => {
    waiting.set(next, callback);
    channel.port2.postMessage(null);
    return next++;
  };
  window.cancelAnimationFrame = (handle) => {
    waiting.delete(handle);
  };
};

const askedFor = new WeakMap<Blob, string>();
const objectUrls = new Map<string, string>();

/** What a `blob:` URL on the page stands for; null where nobody knows, which makes the frame opaque. */
export const originOfBlobUrl = (url: string): string | null => objectUrls.get(url) ?? null;

/** Answers requests for frames of video with one pixel and remembers which frame its object URL stands for. */
export const installVideoStandIn = (): void => {
  const realFetch = window.fetch.bind(window);
  const proxy = `http://localhost:${window.remotion_proxyPort}/proxy?`;
  window.fetch = async (input, init) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    if (!url.startsWith(proxy)) return realFetch(input, init);
    const blob = new Blob([Uint8Array.from(atob(onePixel), (character) => character.charCodeAt(0))], {type: 'image/gif'});
    askedFor.set(blob, url.slice(proxy.length));
    const response = new Response(blob);
    // A Response makes a new Blob each time; Remotion's video takes it from here to createObjectURL.
    Object.defineProperty(response, 'blob', {value: async () => blob});
    return response;
  };
  const realCreate = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (object: Blob | MediaSource) => {
    const url = realCreate(object);
    const origin = object instanceof Blob ? askedFor.get(object) : undefined;
    if (origin !== undefined) objectUrls.set(url, origin);
    return url;
  };
};

/** The smallest GIF. */
const onePixel = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

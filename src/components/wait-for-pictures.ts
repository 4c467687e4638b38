import {ReshootError} from '../core/errors.ts';
import {rootsOf, type ShownPicture, shownPictures} from './shown-pictures.ts';

/**
 * Pictures that were loaded and decoded, by URL. Each is held by an element of its own for as long as frames show it, so that the browser finds it in its memory when
 * an element or a style asks for it.
 */
const held = new Map<string, {readonly image: HTMLImageElement; isReady: boolean; lastUse: number}>();

let frames = 0;

/** A picture that has not been shown for so many frames is let go. */
const framesHeld = 60;

/**
 * Waits until everything that the page shows as a picture has been loaded and decoded, whatever element or style shows it: `<img>`, SVG, backgrounds, masks, borders,
 * bullets, pseudo-elements, in shadow roots as well. A browser would take the picture of a frame without them.
 *
 * @returns null where nothing has to be waited for.
 * @throws ReshootError `file-missing`, `picture-unusable`; not for `<img>`, which has an `onError` of its own.
 */
export const waitForPictures = (): Promise<void> | null => {
  frames += 1;
  const waits = [...imageWaits(), ...shownPictures().flatMap(pictureWait)];
  for (const [url, {lastUse, isReady}] of held) if (isReady && frames - lastUse > framesHeld) held.delete(url);
  return waits.length === 0 ? null : Promise.all(waits).then(() => undefined);
};

/** Elements that show what they have loaded, by the address of it. */
const decoded = new WeakMap<HTMLImageElement, string>();

const imageWaits = (): Promise<void>[] =>
  rootsOf(document).flatMap((root) =>
    [...root.querySelectorAll('img')].flatMap((image) => {
      if (image.getAttribute('src') === null && image.getAttribute('srcset') === null) return [];
      if (image.complete && decoded.get(image) === image.currentSrc) return [];
      // Where it fails the element shows what it shows for that, or its author's `onError` does something.
      const settled = image.decode().catch(() => undefined);
      return [settled.then(() => void decoded.set(image, image.currentSrc))];
    }),
  );

const pictureWait = (picture: ShownPicture): Promise<void>[] => {
  const known = held.get(picture.url);
  if (known !== undefined) known.lastUse = frames;
  if (known?.isReady) return [];
  const image = known?.image ?? new Image();
  const holding = known ?? {image, isReady: false, lastUse: frames};
  held.set(picture.url, holding);
  if (image.src === '') image.src = picture.url;
  return [
    image.decode().then(
      () => {
        holding.isReady = true;
      },
      async () => {
        held.delete(picture.url);
        throw await whyUnusable(picture);
      },
    ),
  ];
};

const whyUnusable = async ({url, by}: ShownPicture): Promise<ReshootError> => {
  const name = url.startsWith('data:') ? `${url.slice(0, 60)}…` : url.replace(location.origin, '').replace(/^\/public\//, 'public/');
  // Another site may answer pictures and nothing else: then nothing more is known.
  const status = await fetch(url).then(
    (response) => (response.ok ? null : response.status),
    () => null,
  );
  if (status !== null) {
    return new ReshootError('file-missing', {
      expected: 'every file that the film draws to be there',
      found: `nothing at ${decodeURI(name)} (status ${status}), shown by ${by}`,
      fix: 'put the file there, or correct its address: staticFile("…") for files below public/',
    });
  }
  return new ReshootError('picture-unusable', {
    expected: 'every picture that the film shows to be one that a browser can decode',
    found: `${name}, shown by ${by}`,
    fix: 'check that the file is a whole PNG, JPEG, WebP, AVIF, GIF or SVG: open it in a browser',
  });
};

import type {Digest} from '../core/brand.ts';
import {type ErrorCode, type ErrorFacts, ReshootError} from '../core/errors.ts';
import {nearestFile} from '../core/nearest-file.ts';
import {delayExceeded} from '../remotion/delay-exceeded.ts';
import {isEmptySequence, readBrokenPicture, readExceededDelay, withoutStack} from '../remotion/messages.ts';
import type {Seen, SeenVariant} from './page/protocol.ts';
import {sourceOfUrl} from './source-of-url.ts';

/** The error for a component that failed while it was scanned: ours keep their code, others are the component's own. */
export const scanFailure = (failed: Extract<Seen, {state: 'failed'}>, variant: string): ReshootError => {
  const where = `frame ${failed.frame} of ${variant}`;
  const [file] = failed.missing;
  // A font or a picture that cannot be loaded because its file is not there: the file is what has to be named.
  if (failed.known && file !== undefined && /^(font|picture)-unusable$/.test(failed.known.code)) return fileMissing(file, where);
  if (failed.known) {
    const {expected = '', found = '', fix = '', where: element} = failed.known.facts;
    const facts: ErrorFacts = {expected, found, fix, where: element === undefined ? where : `${element}, ${where}`};
    // The page threw it with this very class; only its prototype was lost on the way.
    return new ReshootError(failed.known.code as ErrorCode, facts);
  }
  // With the component's own words: it may have failed over something else.
  if (file !== undefined) return fileMissing(file, where, {said: withoutStack(failed.message)});
  const picture = readBrokenPicture(failed.message);
  if (picture !== null) {
    return new ReshootError('picture-unusable', {
      expected: 'every picture that the film shows to be one that a browser can decode',
      found: picture.replace(/^https?:\/\/localhost:\d+\//, ''),
      fix: 'check that the file is a whole PNG, JPEG, WebP, AVIF, GIF or SVG: open it in a browser',
      where,
    });
  }
  const delay = readExceededDelay(failed.message);
  if (delay !== null) return delayExceeded(delay, where);
  if (isEmptySequence(failed.message)) {
    return new ReshootError('shot-without-frames', {
      expected: 'at least one frame for every sequence',
      found: failed.message,
      fix: 'write durationInFrames={1} or more, or leave the sequence out',
      where,
    });
  }
  return new ReshootError('video-throws', {
    expected: 'a component that renders every frame',
    found: withoutStack(failed.message),
    fix: 'correct the component; npx remotion studio shows it at that frame, with its source',
    where,
  });
};

/**
 * Refuses a film that draws or plays what is not there, naming the file that may be meant.
 *
 * @param about.assets digests of what the frames name; null where nothing can be read.
 * @param about.publicFiles names of the files below `public/`.
 */
export const checkFiles = async (
  {frames, missing, tracks}: Pick<SeenVariant, 'frames' | 'missing'> & {readonly tracks: readonly string[]},
  about: {
    readonly assets: ReadonlyMap<string, Digest | null>;
    readonly variant: string;
    readonly publicFiles: () => Promise<readonly string[]>;
  },
): Promise<void> => {
  const {assets, variant} = about;
  const isNull = (url: string): boolean => assets.get(url) === null;
  // A background is only asked for when it is painted, which a scan never does: files of the project are looked for on the disk.
  const isMissing = (url: string): boolean => missing.includes(url) || (/^(\/|video:)/.test(url) && isNull(url));
  const refuse = async (url: string, where: string): Promise<never> => {
    throw fileMissing(url, where, {nearest: nearestFile(publicName(url) ?? '', await about.publicFiles())});
  };
  for (const [index, {urls, audio}] of frames.entries()) {
    const where = `frame ${index} of ${variant}`;
    const drawn = urls.find(isMissing);
    if (drawn !== undefined) await refuse(drawn, where);
    // What is heard is read by Reshoot itself, from wherever it is.
    const heard = audio.find((sound) => sound.type !== 'samples' && !sound.src.startsWith('data:') && isNull(sound.src));
    if (heard !== undefined && heard.type !== 'samples') await refuse(heard.src, where);
  }
  const track = tracks.find((src) => !src.startsWith('data:') && isNull(src));
  if (track !== undefined) await refuse(track, `<Music src> of ${variant}`);
};

/** The name of a file as `staticFile()` takes it; null for what is elsewhere. */
const publicName = (url: string): string | null => {
  const address = sourceOfUrl(url);
  if (!address.startsWith('/')) return null;
  return decodeURIComponent(address.replace(/[?#].*$/, '').replace(/^\/(public\/)?/, ''));
};

const fileMissing = (
  url: string,
  where: string,
  {said, nearest}: {readonly said?: string; readonly nearest?: string | null} = {},
): ReshootError => {
  const name = publicName(url);
  const isPublic = sourceOfUrl(url).startsWith('/public/');
  return new ReshootError('file-missing', {
    expected: 'every file that the film shows or plays to be there',
    found: `nothing at ${name === null ? sourceOfUrl(url) : isPublic ? `public/${name}` : sourceOfUrl(url)}${said === undefined ? '' : `; the component said: ${said}`}`,
    fix: fixFor({name, isPublic, nearest: nearest ?? null}),
    where,
  });
};

const fixFor = ({
  name,
  isPublic,
  nearest,
}: {
  readonly name: string | null;
  readonly isPublic: boolean;
  readonly nearest: string | null;
}): string => {
  if (name === null) return 'correct the address, or put the file into public/ and write staticFile("…")';
  const there = nearest === null ? '' : `write staticFile(${JSON.stringify(nearest)}), which is there, or `;
  // An address from the server's root is not below public/, wherever the file lies.
  return `${there}put the file at public/${name}${isPublic ? '' : ` and write staticFile(${JSON.stringify(name)})`}`;
};

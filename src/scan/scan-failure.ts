import type {Digest} from '../core/brand.ts';
import {type ErrorCode, type ErrorFacts, ReshootError} from '../core/errors.ts';
import {delayExceeded} from '../remotion/delay-exceeded.ts';
import {isEmptySequence, readExceededDelay, withoutStack} from '../remotion/messages.ts';
import type {Seen} from './page/protocol.ts';
import type {SeenVariant} from './see-frames.ts';

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
  if (file !== undefined) return fileMissing(file, where, failed.message);
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
 * Refuses a film that draws what is not there.
 *
 * @param assets digests of what the frames name; null where nothing can be read.
 */
export const checkFiles = (
  {frames, missing}: Pick<SeenVariant, 'frames' | 'missing'>,
  {assets, variant}: {readonly assets: ReadonlyMap<string, Digest | null>; readonly variant: string},
): void => {
  // A background is only asked for when it is painted, which a scan never does: files of the project are looked for on the disk.
  const isMissing = (url: string): boolean => missing.includes(url) || (url.startsWith('/public/') && assets.get(url) === null);
  for (const [index, {urls}] of frames.entries()) {
    const file = urls.find(isMissing);
    if (file !== undefined) throw fileMissing(file, `frame ${index} of ${variant}`);
  }
};

const fileMissing = (url: string, where: string, said: string | null = null): ReshootError => {
  const own = url.startsWith('/public/') ? decodeURIComponent(url.slice(1)) : null;
  return new ReshootError('file-missing', {
    expected: 'every file that the film draws to be there',
    found: `nothing at ${own ?? url}${said === null ? '' : `; the component said: ${said}`}`,
    fix:
      own === null
        ? 'mend the address, or put the file into public/ and write staticFile("…")'
        : `put the file there, or mend staticFile("${own.slice('public/'.length)}")`,
    where,
  });
};

import path from 'node:path';
import {ReshootError} from '../core/errors.ts';

/**
 * What means something to bundlers wherever it stands in a path: `?` begins a query, `!` ends the name of a loader, `*` is a pattern, `[hash]` is replaced; `\\` is a
 * separator on Windows; no list of files that ffmpeg reads can hold the end of a line.
 */
const unusable = path.sep === '/' ? /[?!*\\\r\n]|\[(?:full)?hash(?::\d+)?\]/i : /[?!*]|\[(?:full)?hash(?::\d+)?\]/i;

/**
 * Refuses a project whose path no bundler can read, before anything is done. All other signs work: `#`, `%`, `&`, other brackets, blanks, letters of any script.
 *
 * @throws ReshootError `folder-unusable`
 */
export const checkFolder = (folder: string): void => {
  const [sign] = unusable.exec(folder) ?? [];
  if (sign === undefined) return;
  const name = folder.split(path.sep).find((part) => part.includes(sign)) ?? folder;
  throw new ReshootError('folder-unusable', {
    expected: 'a path that a bundler can read: without ? ! * [hash]',
    found: `${JSON.stringify(sign)} in ${JSON.stringify(name)}`,
    fix: `rename that folder, to ${JSON.stringify(name.replaceAll(new RegExp(unusable, 'gi'), '-'))} for example`,
    where: folder,
  });
};

import path from 'node:path';
import {ReshootError} from '../core/errors.ts';

/** Signs that mean something to bundlers wherever they stand in a path: `?` begins a query, `!` ends the name of a loader; `\\` is a separator on Windows. */
const unusable = path.sep === '/' ? /[?!\\]/ : /[?!]/;

/**
 * Refuses a project whose path no bundler can read, before anything is done. All other signs work: `#`, `%`, `&`, brackets, blanks, letters of any script.
 *
 * @throws ReshootError `folder-unusable`
 */
export const checkFolder = (folder: string): void => {
  const [sign] = unusable.exec(folder) ?? [];
  if (sign === undefined) return;
  const name = folder.split(path.sep).find((part) => part.includes(sign)) ?? folder;
  throw new ReshootError('folder-unusable', {
    expected: 'a path that a bundler can read: without ? and !',
    found: `${JSON.stringify(sign)} in ${JSON.stringify(name)}`,
    fix: `rename that folder, to ${JSON.stringify(name.replaceAll(new RegExp(unusable, 'g'), '-'))} for example`,
    where: folder,
  });
};

/** For `remotion.config.ts`: makes `npx remotion studio` and `npx remotion render` work on a Reshoot project. */
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {globSync} from 'tinyglobby';
import {entryText} from '../project/entry-text.ts';

/**
 * Writes the entry of all videos and answers with its path.
 *
 * @param scenes folder of the videos, from the project's folder.
 * @example
 * // remotion.config.ts
 * import {Config} from '@remotion/cli/config';
 * import {reshootEntry} from 'reshoot/remotion';
 * Config.setEntryPoint(reshootEntry());
 */
export const reshootEntry = (scenes = 'scenes'): string => {
  const folder = process.cwd();
  const files = globSync([`${scenes}/*/video.tsx`], {cwd: folder})
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const entry = path.join(folder, '.reshoot', 'entry.tsx');
  mkdirSync(path.dirname(entry), {recursive: true});
  writeFileSync(entry, entryText({videos: files.map((file) => ({file}))}));
  return './.reshoot/entry.tsx';
};

import {mkdir, realpath} from 'node:fs/promises';
import path from 'node:path';
import {entryText} from './entry-text.ts';
import {type Project, stateFolder} from './project.ts';
import {relative} from './relative.ts';
import {replaceText} from './replace-file.ts';

/** The bundle's entry, by rename: another process may be bundling it. */
export const writeEntry = async (project: Project): Promise<{readonly file: string; readonly text: string}> => {
  const state = stateFolder(project.folder);
  await mkdir(state, {recursive: true});
  const file = path.join(state, 'entry.tsx');
  // Bundlers follow links before they follow imports: in a linked state folder `..` would be another project.
  const text = entryText(project, relative(await realpath(state), await realpath(project.folder)));
  await replaceText(file, text);
  return {file, text};
};

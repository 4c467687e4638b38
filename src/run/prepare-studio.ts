import {mkdir, realpath} from 'node:fs/promises';
import path from 'node:path';
import {entryText} from '../project/entry-text.ts';
import {FileDigests} from '../project/file-digests.ts';
import {loadProject, type Project, type Shell, stateFolder} from '../project/project.ts';
import {relative} from '../project/relative.ts';
import {replaceText} from '../project/replace-file.ts';
import {writeProjectData} from './browser-data.ts';

/**
 * Writes what `npx remotion studio` and `npx remotion render` need: the entry of all videos, and the list of variants with the takes that
 * are known. Starts no browser and makes nothing.
 *
 * @throws what loading a project throws: `no-videos`, `video-invalid`, `props-invalid`, `rows-invalid` …
 * @example
 * await prepareStudio({project: process.cwd(), now: Date.now, environment: process.env});
 */
export const prepareStudio = async (request: {
  readonly project: string;
  readonly now: () => number;
  /** Variables of the shell: those that begin with `REMOTION_` reach components. */
  readonly environment?: Shell;
}): Promise<void> => {
  const state = stateFolder(request.project);
  await mkdir(state, {recursive: true});
  const digests = new FileDigests(path.join(state, 'digests.json'), request.now);
  const project = await loadProject({folder: request.project, shell: request.environment ?? {}, digests});
  await writeEntry(project);
  await writeProjectData(request.project, project.variants, new Map());
  await digests.save();
};

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

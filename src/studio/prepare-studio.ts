import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {FileDigests} from '../project/file-digests.ts';
import {loadProject, type Shell, stateFolder} from '../project/project.ts';
import {writeEntry} from '../project/write-entry.ts';
import {writeProjectData} from './project-data-file.ts';

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

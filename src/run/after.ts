import type {Fingerprint} from '../core/brand.ts';
import {updateLock} from '../publish/update-lock.ts';
import {browserVariant, exposeTakes, type TakeFile, writeProjectData} from './browser-data.ts';
import {lockedTakes} from './make-takes.ts';
import {lockFile, type Survey, takesOf, timelineOf} from './survey.ts';
import type {Workspace} from './workspace.ts';

/** Writes the locks of the videos that were rendered. The last thing a run does: a killed run leaves the old lock. */
export const publishLocks = async (workspace: Workspace, found: Survey): Promise<void> => {
  const {project, store, context} = workspace;
  for (const video of found.locks.keys()) {
    const rendered = found.variants.filter((variant) => variant.video === video).length;
    const all = project.variants.filter((variant) => variant.video === video).length;
    const shots = found.plan.shots.filter((shot) => shot.video === video);
    await updateLock({
      file: lockFile(workspace, video),
      video,
      used: await lockedTakes(workspace, shots),
      complete: rendered === all,
      store,
      signal: context.signal,
    });
  }
};

/** Lets the studio and `npx remotion render` find the takes that are made. */
export const publishProjectData = async (
  workspace: Workspace,
  found: Survey,
  stored: ReadonlyMap<Fingerprint, TakeFile>,
): Promise<void> => {
  const {project} = workspace.context;
  const seen = new Map(
    found.variants.map((variant) => {
      const takes = takesOf(variant.id, found.plan.shots, stored);
      return [variant.id, {takes, data: browserVariant(variant, timelineOf(found.timelines, variant), takes)}] as const;
    }),
  );
  for (const {takes} of seen.values()) await exposeTakes(project, takes.values());
  await writeProjectData(project, workspace.project.variants, new Map([...seen].map(([id, {data}]) => [id, data])));
};

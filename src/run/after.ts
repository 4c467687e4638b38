import type {Fingerprint} from '../core/brand.ts';
import {updateLock} from '../publish/update-lock.ts';
import {browserVariant, exposeTakes, soundFile, type TakeFile, writeProjectData} from './browser-data.ts';
import {shotSoundsOf, soundTakesOf, withSounds} from './browser-sounds.ts';
import {lockFile} from './lock-path.ts';
import {lockedSounds, lockedTakes} from './make-takes.ts';
import {exposeShotSounds} from './shot-sound-files.ts';
import {type Survey, takesOf, timelineOf} from './survey.ts';
import type {Workspace} from './workspace.ts';

/** Writes the locks of the videos that were rendered. The last thing a run does: a killed run leaves the old lock. */
export const publishLocks = async (workspace: Workspace, found: Survey): Promise<void> => {
  const {project, store, context} = workspace;
  for (const video of found.locks.keys()) {
    const rendered = found.variants.filter((variant) => variant.video === video).length;
    const all = project.variants.filter((variant) => variant.video === video).length;
    const shots = found.plan.shots.filter((shot) => shot.video === video);
    const sounds = found.plan.sounds.filter((sound) => sound.video === video);
    await updateLock({
      file: lockFile(workspace, video),
      video,
      used: {shots: await lockedTakes(workspace, shots), sounds: await lockedSounds(workspace, sounds)},
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
    await Promise.all(
      found.variants.map(async (variant) => {
        const takes = takesOf(variant.id, found.plan.shots, stored);
        const timeline = timelineOf(found.timelines, variant);
        const sounds = soundTakesOf(variant.id, found.plan.sounds, stored);
        const durationOf = (id: string): number | null =>
          found.sounds.factsOf(found.plan.sounds.find((sound) => sound.id === id && sound.variants.includes(variant.id))?.fingerprint)
            ?.durationInSeconds ?? null;
        const played = new Map([...sounds].map(([id, take]) => [id, {take, durationInSeconds: durationOf(id) ?? 0}]));
        const ofShots = await shotSoundsOf(timeline, {shots: found.plan.shots, takes, ofShots: found.ofShots});
        const data = withSounds(browserVariant(variant, timeline, takes), {timeline, played, ofShots});
        return [variant.id, {takes, sounds, ofShots, data}] as const;
      }),
    ),
  );
  for (const {takes, sounds, ofShots} of seen.values()) {
    await exposeTakes(project, takes.values());
    await exposeShotSounds(
      project,
      [...ofShots.values()].map(({take}) => take),
    );
    await exposeTakes(project, sounds.values(), soundFile);
  }
  await writeProjectData(project, workspace.project.variants, new Map([...seen].map(([id, {data}]) => [id, data])));
};

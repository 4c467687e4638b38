import {browserVariant, soundFile, takeFile} from '../core/browser-variant.ts';
import type {BrowserVariant} from '../core/project-data.ts';
import type {TakeReference} from '../core/work.ts';
import {exposeTakes} from '../machine/expose-takes.ts';
import type {Machine} from '../machine/machine.ts';
import type {PlannedFilmOf} from '../plan/plan-project.ts';
import {writeProjectData} from './project-data-file.ts';
import {exposeShotSounds} from './shot-sound-files.ts';
import {withSounds} from './studio-sounds.ts';

/** Lets the studio and `npx remotion render` find the takes that are made. */
export const publishProjectData = async (machine: Machine, films: readonly PlannedFilmOf[]): Promise<void> => {
  const {project} = machine.context;
  const seen = new Map<string, BrowserVariant>();
  for (const {variant, timeline, work} of films) {
    const {takes, heard} = work;
    const [sounds, ofShots]: [{[id: string]: TakeReference}, {[id: string]: TakeReference}] = [{}, {}];
    for (const {sound, source, shot} of heard) {
      if (source?.kind === 'take') (shot === null ? sounds : ofShots)[sound.request.id] = source;
    }
    await exposeTakes(project, (await machine.takeFiles(takes)).values(), takeFile);
    await exposeShotSounds(project, (await machine.takeFiles(ofShots)).values());
    await exposeTakes(project, (await machine.takeFiles(sounds)).values(), soundFile);
    seen.set(variant.id, withSounds(browserVariant(variant, timeline, takes), timeline, heard));
  }
  await writeProjectData(project, machine.project.variants, seen);
};

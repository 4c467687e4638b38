import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {browserVariant} from '../core/browser-variant.ts';
import {type BrowserVariant, type ProjectData, publicDataFile} from '../core/project-data.ts';
import type {Variant} from '../core/variant.ts';
import {replaceText} from '../project/replace-file.ts';

/**
 * Tells the studio and `npx remotion render` which variants there are and where their takes lie. Variants that this run did not look at
 * keep the takes they had.
 */
export const writeProjectData = async (
  project: string,
  variants: readonly Variant[],
  seen: ReadonlyMap<string, BrowserVariant>,
): Promise<void> => {
  const file = path.join(project, 'public', publicDataFile);
  const before = new Map((await readProjectData(file)).variants.map((variant) => [variant.id, variant]));
  const data: ProjectData = {
    variants: variants.map((variant) => {
      const now = seen.get(variant.id) ?? browserVariant(variant, null, {});
      if (seen.has(variant.id)) return now;
      const {takes, speech, sounds, spoken, durationInFrames: last} = before.get(variant.id) ?? now;
      // What a film that follows its speech measured last time is nearer than a guess.
      const durationInFrames = variant.followsSpeech ? last : now.durationInFrames;
      return {...now, durationInFrames, takes, speech, sounds, spoken, isMixed: false};
    }),
  };
  await mkdir(path.dirname(file), {recursive: true});
  // The studio watches the folder, and a static server may be reading the file.
  await replaceText(file, JSON.stringify(data));
};

const readProjectData = async (file: string): Promise<ProjectData> => {
  try {
    // Only ever written by writeProjectData(); what is lost here comes back with the next run of its variant.
    return JSON.parse(await readFile(file, 'utf8')) as ProjectData;
  } catch {
    return {variants: []};
  }
};

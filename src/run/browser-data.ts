import {copyFile, link, mkdir, readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import type {Json} from '../core/canonical.ts';
import {comparableText} from '../core/comparable-text.ts';
import {type BrowserTake, type BrowserVariant, type ProjectData, publicDataFile, publicFolder} from '../core/project-data.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Variant} from '../core/variant.ts';
import {replaceFile, replaceText} from '../project/replace-file.ts';
import {digestOfFile} from '../store/digest-of-file.ts';

/** A take's file. */
export interface TakeFile {
  readonly digest: Digest;
  readonly path: string;
  /** Bytes of the take that it continues, where it continues one. */
  readonly madeFrom?: Digest;
}

/** A variant as the page needs it, with the takes that are made. */
export const browserVariant = (variant: Variant, timeline: Timeline | null, takes: ReadonlyMap<string, TakeFile>): BrowserVariant => {
  const shown: {[shot: string]: BrowserTake} = {};
  for (const shot of timeline?.shots ?? []) {
    const take = takes.get(shot.request.id);
    if (!take) continue;
    shown[shot.request.id] = {
      // Requests are JSON-plain by their type.
      request: comparableText(shot.request as unknown as Json),
      file: takeFile(take.digest),
      firstLocalFrame: shot.firstLocalFrame,
      durationInFrames: shot.durationInFrames,
    };
  }
  return {
    id: variant.id,
    video: variant.video,
    row: variant.row,
    format: variant.format.id,
    width: variant.format.width,
    height: variant.format.height,
    framesPerSecond: variant.framesPerSecond,
    durationInFrames: variant.durationInFrames,
    props: variant.props,
    takes: shown,
    speech: timeline?.speech ?? {},
    sounds: {},
    spoken: [],
    isMixed: true,
  };
};

/** Puts takes where `staticFile()` finds them: linked where the disk can, copied elsewhere, always by rename. */
export const exposeTakes = async (
  project: string,
  takes: Iterable<TakeFile>,
  fileOf: (digest: Digest) => string = takeFile,
): Promise<void> => {
  for (const take of takes) {
    const target = path.join(project, 'public', fileOf(take.digest));
    if (await isSame(take, target)) continue;
    await mkdir(path.dirname(target), {recursive: true});
    await replaceFile(target, (half) => link(take.path, half).catch(() => copyFile(take.path, half)));
  }
};

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
      const now = seen.get(variant.id) ?? browserVariant(variant, null, new Map());
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

const takeFile = (digest: Digest): string => `${publicFolder}/takes/${shortName(digest)}.mp4`;

/** Where `staticFile()` finds a sound. */
export const soundFile = (digest: Digest): string => `${publicFolder}/takes/${shortName(digest)}.wav`;

const shortName = (digest: Digest): string => digest.slice('sha256:'.length, 'sha256:'.length + 32);

const isSame = async (take: TakeFile, target: string): Promise<boolean> => {
  const [there, here] = await Promise.all([stat(target).catch(() => null), stat(take.path)]);
  if (there === null) return false;
  if (there.ino === here.ino && there.dev === here.dev && there.ino !== 0) return true;
  return (await digestOfFile(target)) === take.digest;
};

const readProjectData = async (file: string): Promise<ProjectData> => {
  try {
    // Only ever written by writeProjectData(); what is lost here comes back with the next run of its variant.
    return JSON.parse(await readFile(file, 'utf8')) as ProjectData;
  } catch {
    return {variants: []};
  }
};

import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Soundtrack} from '../assemble/mix-audio.ts';
import type {Digest} from '../core/brand.ts';
import {digestOf} from '../core/digest.ts';
import {speechOf} from '../core/ducking.ts';
import {ReshootError} from '../core/errors.ts';
import type {PlannedShot, PlannedSound} from '../core/plan.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Variant} from '../core/variant.ts';
import {fileOfAsset} from '../scan/asset-digests.ts';
import type {TakeFile} from './browser-data.ts';
import {soundTakesOf} from './browser-sounds.ts';
import {linesOfShot, type SpokenInFilm} from './lines-of-shot.ts';
import type {Survey} from './survey.ts';
import type {Workspace} from './workspace.ts';

/** Everything that is heard in a film, with the files that are played. */
export const soundtrackOf = async (
  workspace: Workspace,
  variant: Variant,
  found: Pick<Survey, 'sounds' | 'ofShots' | 'stored'> & {
    readonly timeline: Timeline;
    readonly planned: readonly PlannedSound[];
    readonly shots: readonly PlannedShot[];
  },
): Promise<Soundtrack> => {
  const {timeline, planned} = found;
  const takes = soundTakesOf(variant.id, planned, found.stored);
  const spokenByShots: SpokenInFilm[] = [];
  for (const sound of timeline.sounds) {
    const {request} = sound;
    if (request.kind === 'shot') {
      const shot = found.shots.find(({id, variants}) => id === request.shot && variants.includes(variant.id));
      const take = shot && found.stored.get(shot.fingerprint);
      if (!shot || !take) throw new RangeError(`Shot '${request.shot}' has no take when its sound is mixed: this is a bug.`);
      takes.set(request.id, take);
      const words = (await found.ofShots.wordsOf(shot.fingerprint)) ?? [];
      if (shot.spec.sound?.dialogue) spokenByShots.push(...linesOfShot(sound, {words, framesPerSecond: timeline.framesPerSecond}));
    }
    if (request.kind === 'track') takes.set(request.id, await trackFile(workspace, timeline, request));
  }
  const own = new Map(planned.filter(({variants}) => variants.includes(variant.id)).map(({id, fingerprint}) => [id, fingerprint]));
  const lines = timeline.sounds.flatMap(({request, placements, playback}) => {
    const facts = request.kind === 'dialogue' ? found.sounds.factsOf(own.get(request.id)) : null;
    if (facts === null) return [];
    return placements.map(({start, offsetInFrames}) => ({
      ...facts,
      startInSeconds: (start - offsetInFrames - playback.trimBeforeInFrames) / timeline.framesPerSecond,
    }));
  });
  return {timeline, takes, speech: speechOf([...lines, ...spokenByShots]), loudness: variant.format.loudness};
};

/** The file of a `<Music src>`. */
const trackFile = async (
  workspace: Workspace,
  timeline: Timeline,
  {id, src}: {readonly id: string; readonly src: string},
): Promise<TakeFile> => {
  const digest = timeline.assets[src];
  if (digest === undefined) {
    throw new ReshootError('sound-invalid', {
      expected: 'a src that gives a sound file',
      found: `nothing at ${src}`,
      fix: "put the file into public/ and write src={staticFile('song.mp3')}, or import it",
      where: `<Music id="${id}"> of ${timeline.variant}`,
    });
  }
  if (!/^https?:/.test(src)) {
    const folders = {publicFolder: path.join(workspace.context.project, 'public'), bundleFolder: (await workspace.bundle()).folder};
    return {digest, path: fileOfAsset(src, folders)};
  }
  const target = path.join(workspace.workFolder, `track-${digest.slice('sha256:'.length, 'sha256:'.length + 24)}`);
  await writeFile(
    target,
    await bytesBehind(src, digest, {signal: workspace.context.signal, where: `<Music id="${id}"> of ${timeline.variant}`}),
  );
  return {digest, path: target};
};

/** A file from the web, which has to be the one that the scan found: the mix is stored under its digest. */
const bytesBehind = async (
  src: string,
  digest: Digest,
  {signal, where}: {readonly signal: AbortSignal; readonly where: string},
): Promise<Uint8Array> => {
  const response = await fetch(src, {signal}).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw cannotFetch(src, where, {found: 'no answer', cause});
  });
  if (!response.ok) throw cannotFetch(src, where, {found: `status ${response.status}`});
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (digestOf(bytes) !== digest) throw cannotFetch(src, where, {found: 'another file than a moment ago'});
  return bytes;
};

const cannotFetch = (src: string, where: string, {found, cause}: {readonly found: string; readonly cause?: unknown}): ReshootError =>
  new ReshootError('sound-invalid', {
    expected: `the same sound file at ${src} whenever it is read`,
    found,
    fix: "render again, or put the file into public/ and write src={staticFile('song.mp3')}",
    where,
    cause,
  });

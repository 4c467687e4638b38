import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Digest} from '../core/brand.ts';
import {takeFile} from '../core/browser-variant.ts';
import {digestOf} from '../core/digest.ts';
import {ReshootError} from '../core/errors.ts';
import type {TakeReference, WorkInputs} from '../core/work.ts';
import {exposeTakes} from '../machine/expose-takes.ts';
import type {Machine} from '../machine/machine.ts';
import {fileOfAsset} from '../remotion/page-folders.ts';
import {heardFiles} from './heard-files.ts';
import type {HeardFilm} from './mix-audio.ts';

/** Finds the files of everything that is heard in a film. */
export const heardFilm = async ({film, soundtrack}: WorkInputs['mix'], machine: Machine, signal: AbortSignal): Promise<HeardFilm> => {
  const stored = await machine.timeline(film.timeline);
  const {sources, sounds, speech, loudness} = soundtrack;
  const takes: {[sound: string]: TakeReference} = {};
  for (const [id, source] of Object.entries(sources)) if (source.kind === 'take') takes[id] = source;
  const files = new Map([...(await machine.takeFiles(takes))].map(([id, file]): [string, string] => [id, file.path]));
  for (const [id, source] of Object.entries(sources)) {
    if (source.kind === 'file') files.set(id, await trackFile(source, {machine, signal, where: `<Music id="${id}"> of ${stored.variant}`}));
  }
  const page = async () => {
    // Whatever shows a take on the page has to find it.
    await exposeTakes(machine.context.project, (await machine.takeFiles(film.takes)).values(), takeFile);
    return machine.pageOf(film);
  };
  const {workFolder} = machine;
  return {timeline: {...stored, sounds}, files, speech, loudness, page, sourceOf: heardFiles(machine, stored), workFolder, signal};
};

interface Place {
  readonly machine: Machine;
  readonly signal: AbortSignal;
  /** For messages. */
  readonly where: string;
}

/** The file of a `<Music src>`. */
const trackFile = async ({src, digest}: {readonly src: string; readonly digest: Digest}, place: Place): Promise<string> => {
  const {machine} = place;
  if (!/^https?:/.test(src)) return fileOfAsset(src, await machine.folders());
  const target = path.join(machine.workFolder, `track-${digest.slice('sha256:'.length, 'sha256:'.length + 24)}`);
  await writeFile(target, await bytesBehind(src, digest, place));
  return target;
};

/** A file from the web, which has to be the one that the scan found: the mix is stored under its digest. */
const bytesBehind = async (src: string, digest: Digest, {signal, where}: Place): Promise<Uint8Array> => {
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

import {rm} from 'node:fs/promises';
import path from 'node:path';
import {assembleFilm, joinSegments, type StoredSegment} from '../assemble/assemble-film.ts';
import {heardFilm} from '../assemble/heard-film.ts';
import {writeStems} from '../assemble/stems.ts';
import type {Digest} from '../core/brand.ts';
import {takeFile} from '../core/browser-variant.ts';
import type {Timeline} from '../core/timeline.ts';
import type {ReadyWork, WorkInputs} from '../core/work.ts';
import {exposeTakes} from '../machine/expose-takes.ts';
import type {Machine} from '../machine/machine.ts';
import {readPicture} from '../media/read-picture.ts';
import {filmPlace} from '../plan/facts.ts';
import {checkFilm} from '../publish/check-film.ts';
import {placeCaptions} from '../publish/place-captions.ts';
import {placeFilm} from '../publish/place-film.ts';
import {verifyFilm} from '../publish/verify-film.ts';
import {renderFramesByRemotion} from '../remotion/render-frames.ts';
import {digestOfFile} from '../store/digest-of-file.ts';
import type {RecordKind} from '../store/store.ts';
import type {Executor} from './executor.ts';

/** Joins a film, checks it, and puts it in place; or only verifies the one in place and writes its stems. */
export const makeFilm: Executor<'film'> = async (work, machine, signal) => {
  const films = new Map<string, Digest>();
  const reports = new Map();
  for (const one of work) {
    const {file, isInPlace} = one.input;
    const target = path.join(machine.outFolder, ...file.split('/'));
    const digest = isInPlace ? await digestOfFile(target) : await assemble(one, target, {machine, signal});
    if (isInPlace) await verify(one.input, target, {machine, signal});
    if (one.input.extras.stems) await placeStems(one.input, target, {machine, signal});
    // Keys of films are digests.
    films.set(filmPlace(file, one.key as Digest), digest);
    reports.set(one.name, {digest});
  }
  return {facts: {films}, reports};
};

interface Tools {
  readonly machine: Machine;
  readonly signal: AbortSignal;
}

const assemble = async ({input, key}: ReadyWork<'film'>, target: string, tools: Tools): Promise<Digest> => {
  const {machine, signal} = tools;
  const {workFolder, store, context} = machine;
  const {emit, now} = context;
  const label = input.film.variant.id;
  const timeline = await machine.timeline(input.film.timeline);
  const name = path.join(workFolder, (key ?? '').slice('sha256:'.length, 'sha256:'.length + 24));
  const [picture, film] = [`${name}.picture.mp4`, `${name}.film.mp4`];
  const started = now();
  emit({event: 'stage-started', stage: 'assemble', label});
  try {
    const segments: StoredSegment[] = [];
    for (const {key: segment, start, end} of input.segments) {
      segments.push({path: await storedFile(machine, 'segment', segment), durationInFrames: end - start});
    }
    await joinSegments({segments, picture, signal});
    await assembleFilm({picture, audio: await storedFile(machine, 'audio', input.audio), film, signal});
    emit({event: 'stage-finished', stage: 'assemble', label, durationInMilliseconds: now() - started});
    await checkFilm(film, timeline);
    await verify(input, film, tools);
    const digest = await digestOfFile(film);
    signal.throwIfAborted();
    await placeFilm(film, target);
    await placeCaptions(timeline, target, workFolder);
    await store.putBytes('film', key ?? '', new TextEncoder().encode(digest), {variant: label});
    return digest;
  } finally {
    await Promise.all([picture, film].map((file) => rm(file, {force: true})));
  }
};

const storedFile = async ({store}: Machine, kind: RecordKind, key: Digest): Promise<string> => {
  const found = await store.find(kind, key);
  if (found.state !== 'present') throw new Error(`The ${kind} ${key} is not in the store although it was just made or found there.`);
  return found.path;
};

/** Draws frames again by Remotion's own renderer, spread over the film, and compares. */
const verify = async ({film, extras}: WorkInputs['film'], file: string, {machine, signal}: Tools): Promise<void> => {
  const timeline = await machine.timeline(film.timeline);
  const total = timeline.durationInFrames;
  const count = extras.framesToVerify === 'all' ? total : Math.min(total, extras.framesToVerify);
  if (count === 0) return;
  await exposeTakes(machine.context.project, (await machine.takeFiles(film.takes)).values(), takeFile);
  const page = await machine.pageOf(film);
  const frames = Array.from({length: count}, (_, index) => Math.floor(((index + 0.5) * total) / count));
  const onFrame = (frame: number, png: Uint8Array): Promise<void> => compare({frame, png, file, timeline, signal});
  await renderFramesByRemotion({page, frames, format: {type: 'png'}, onFrame, signal});
};

const compare = async (request: {
  readonly frame: number;
  readonly png: Uint8Array;
  readonly file: string;
  readonly timeline: Timeline;
  readonly signal: AbortSignal;
}): Promise<void> => {
  const {frame, png, file, timeline, signal} = request;
  await verifyFilm({film: file, timeline, drawn: new Map([[frame, await readPicture(png, timeline)]]), signal});
};

/** Puts the parts of a film's sound beside it: `reel.dialogue.wav`, `reel.music.wav` … */
const placeStems = async ({film, soundtrack}: WorkInputs['film'], target: string, {machine, signal}: Tools): Promise<void> => {
  const heard = await heardFilm({film, soundtrack}, machine, signal);
  const fileOf = (part: string): string => path.join(machine.workFolder, `${path.basename(target, '.mp4')}.${part}.wav`);
  for (const file of await writeStems({...heard, fileOf})) {
    await placeFilm(file, path.join(path.dirname(target), path.basename(file)));
  }
};

import {readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {assembleFilm, filmKey, joinSegments, type StoredSegment} from '../assemble/assemble-film.ts';
import {audioKey, type MixedAudio, type MixRequest, mixAudio, type Soundtrack} from '../assemble/mix-audio.ts';
import type {Digest, Fingerprint} from '../core/brand.ts';
import type {FinishedVariant} from '../core/events.ts';
import type {PlannedShot, PlannedSound, PlannedTake} from '../core/plan.ts';
import {projectDataVariable} from '../core/project-data.ts';
import type {Timeline} from '../core/timeline.ts';
import {together} from '../core/together.ts';
import type {Variant} from '../core/variant.ts';
import {readPicture} from '../media/read-picture.ts';
import {type PlannedFilm, planSegments} from '../plan/plan-segments.ts';
import {checkFilm} from '../publish/check-film.ts';
import {placeCaptions} from '../publish/place-captions.ts';
import {placeFilm} from '../publish/place-film.ts';
import {verifyFilm} from '../publish/verify-film.ts';
import {captureFrames, captureOverlays} from '../remotion/capture.ts';
import type {PageToDraw} from '../remotion/page-options.ts';
import {renderFramesByRemotion} from '../remotion/render-frames.ts';
import {renderSegments} from '../render/render-segments.ts';
import type {SegmentToRender} from '../render/rendering.ts';
import {digestOfFile} from '../store/digest-of-file.ts';
import {browserVariant, exposeTakes, type TakeFile} from './browser-data.ts';
import {heardFiles} from './heard-files.ts';
import {placeStems} from './place-stems.ts';
import {soundtrackOf} from './soundtrack.ts';
import {encodingOf, type Survey, takesOf} from './survey.ts';
import type {Workspace} from './workspace.ts';

interface VariantToRender {
  readonly workspace: Workspace;
  readonly variant: Variant;
  readonly timeline: Timeline;
  readonly shots: readonly PlannedShot[];
  readonly planned: readonly PlannedSound[];
  /** What is known of sounds that are made. */
  readonly sounds: Survey['sounds'];
  readonly ofShots: Survey['ofShots'];
  readonly stored: ReadonlyMap<Fingerprint, TakeFile>;
  /** Absolute. */
  readonly outFolder: string;
  /** Ignore what is in the store. */
  readonly full: boolean;
  readonly framesToVerify: number | 'all';
  readonly stems: boolean;
  readonly draft: boolean;
}

/** A film all of whose frames have keys. */
interface KeyedFilm {
  readonly frameKeys: readonly Digest[];
  readonly segments: readonly SegmentToRender[];
}

/**
 * Renders, assembles and places one film, doing only what is missing. Where the film in place is already the one asked for, nothing is
 * started.
 */
export const renderVariant = async (request: VariantToRender): Promise<FinishedVariant> => {
  const {workspace, variant, timeline, shots, stored} = request;
  const {emit, now, project} = workspace.context;
  const started = now();
  const takes = takesOf(variant.id, shots, stored);
  const digests = new Map([...takes].map(([id, file]): [string, Digest] => [id, file.digest]));
  const film = keyed(planSegments(timeline, digests, encodingOf(timeline)), variant);
  const soundtrack = await soundtrackOf(workspace, variant, request);
  const target = filmFile(request, variant);
  const key = filmKey(
    film.segments.map((segment) => segment.key),
    audioKey(soundtrack),
  );
  const finish = (
    made: Pick<FinishedVariant, 'digest' | 'audio'>,
    captured: number,
    rendered: readonly SegmentToRender[],
  ): FinishedVariant => ({
    id: variant.id,
    film: path.relative(project, target).replaceAll(path.sep, '/'),
    digest: made.digest,
    frames: {total: timeline.durationInFrames, captured},
    segments: {total: film.segments.length, reused: film.segments.length - rendered.length, ...countWays(rendered)},
    shots: countTakes(variant, shots),
    sounds: countTakes(variant, request.planned),
    audio: made.audio,
    durationInMilliseconds: Math.round(now() - started),
    ...(request.draft ? {drafts: countDrafts(variant, shots)} : {}),
  });
  const inPlace = request.full ? null : await filmInPlace(workspace, key, target);
  if (inPlace) {
    await verify(request, takes, target);
    await placeCaptions(timeline, target, workspace.workFolder);
    if (request.stems) await placeStems(workspace, soundtrack, {target, ...heardIn(request, takes)});
    return finish({digest: inPlace, audio: 'reused'}, 0, []);
  }

  await exposeTakes(project, takes.values());
  const {store, workFolder} = workspace;
  const {signal} = workspace.context;
  const name = path.join(workFolder, key.slice('sha256:'.length, 'sha256:'.length + 24));
  const [picture, temporary] = [`${name}.picture.mp4`, `${name}.film.mp4`];
  try {
    const {made, audio} = await makeParts(request, {film, takes, soundtrack, picture});
    const {captured, rendered} = made;
    emit({event: 'stage-started', stage: 'assemble', label: variant.id});
    const assembling = now();
    await assembleFilm({picture, audio: audio.path, film: temporary, signal});
    emit({event: 'stage-finished', stage: 'assemble', label: variant.id, durationInMilliseconds: now() - assembling});
    await checkFilm(temporary, timeline);
    await verify(request, takes, temporary);
    const digest = await digestOfFile(temporary);
    signal.throwIfAborted();
    await placeFilm(temporary, target);
    await placeCaptions(timeline, target, workFolder);
    if (request.stems) await placeStems(workspace, soundtrack, {target, ...heardIn(request, takes)});
    await store.putBytes('film', key, new TextEncoder().encode(digest), {variant: variant.id});
    return finish({digest, audio: audio.how}, captured, rendered);
  } finally {
    await Promise.all([picture, temporary].map((file) => rm(file, {force: true})));
  }
};

/** Draws frames again by Remotion's own renderer, spread over the film, and compares. */
const verify = async (request: VariantToRender, takes: ReadonlyMap<string, TakeFile>, film: string): Promise<void> => {
  const {timeline, framesToVerify, workspace} = request;
  const {signal} = workspace.context;
  const total = timeline.durationInFrames;
  const count = framesToVerify === 'all' ? total : Math.min(total, framesToVerify);
  if (count === 0) return;
  await exposeTakes(workspace.context.project, takes.values());
  const page = await pageOf(request, takes);
  const frames = Array.from({length: count}, (_, index) => Math.floor(((index + 0.5) * total) / count));
  const compare = async (frame: number, png: Uint8Array): Promise<void> => {
    const drawn = new Map([[frame, await readPicture(png, timeline)]]);
    await verifyFilm({film, timeline, drawn, signal});
  };
  await renderFramesByRemotion({page, frames, format: {type: 'png'}, onFrame: compare, signal});
};

/** `out/<video>/<row>/<format>.mp4`, or without the row. A draft has a name of its own: it never takes the place of a film. */
const filmFile = ({outFolder, draft}: Pick<VariantToRender, 'outFolder' | 'draft'>, variant: Variant): string =>
  path.join(outFolder, variant.video, ...(variant.row === null ? [] : [variant.row]), `${variant.format.id}${draft ? '.draft' : ''}.mp4`);

const keyed = (film: PlannedFilm, variant: Variant): KeyedFilm => {
  const missing = (): never => {
    throw new RangeError(`A take of ${variant.id} is missing after generation: this is a bug.`);
  };
  return {
    frameKeys: film.frameKeys.map((key) => key ?? missing()),
    segments: film.segments.map((segment) => ({...segment, key: segment.key ?? missing()})),
  };
};

/** Digest of the film in place where it is the one that the key stands for; null otherwise. */
const filmInPlace = async (workspace: Workspace, key: Digest, target: string): Promise<Digest | null> => {
  const record = await workspace.store.find('film', key);
  if (record.state !== 'present') return null;
  const wanted = await readFile(record.path, 'utf8');
  const there = await digestOfFile(target).catch(() => null);
  return there === wanted ? there : null;
};

interface MadePicture {
  readonly captured: number;
  readonly rendered: readonly SegmentToRender[];
}

/** What the pictures of a film are made from, and the file that they go to. */
interface Pictures {
  readonly film: KeyedFilm;
  readonly takes: ReadonlyMap<string, TakeFile>;
  readonly picture: string;
}

/** Makes pictures and sound side by side: the mix is one thread's work, and neither waits for the other. */
const makeParts = async (
  request: VariantToRender,
  {soundtrack, ...pictures}: Pictures & {readonly soundtrack: Soundtrack},
): Promise<{readonly made: MadePicture; readonly audio: MixedAudio}> => {
  const {store, workFolder, context} = request.workspace;
  const [made, audio] = await together<[MadePicture, MixedAudio]>(context.signal, [
    (signal) => makePicture(request, {...pictures, signal}),
    (signal) => mixAudio({...soundtrack, ...heardIn(request, pictures.takes), store, workFolder, signal}),
  ]);
  return {made, audio};
};

/** Makes the segments that are missing and joins them all. */
const makePicture = async (
  request: VariantToRender,
  {film, takes, picture, signal}: Pictures & {readonly signal: AbortSignal},
): Promise<MadePicture> => {
  const {workspace, variant, timeline, full} = request;
  const {emit, now} = workspace.context;
  const missing = full ? [...film.segments] : await missingSegments(workspace, film.segments);
  let made: MadePicture = {captured: 0, rendered: []};
  if (missing.length > 0) {
    const started = now();
    emit({event: 'stage-started', stage: 'render', label: variant.id});
    const page = (): Promise<PageToDraw> => pageOf(request, takes);
    made = await renderSegments({
      timeline,
      segments: missing,
      frameKeys: film.frameKeys,
      full,
      takes: new Map([...takes].map(([id, file]): [string, string] => [id, file.path])),
      captureFrames: (frames, onFrame, stop) => captureFrames({page, frames, onFrame, signal: stop}),
      captureOverlays: (frames, onFrame, stop) => captureOverlays({page, frames, onFrame, signal: stop}),
      store: workspace.store,
      workFolder: workspace.workFolder,
      emit,
      signal,
    });
    emit({event: 'stage-finished', stage: 'render', label: variant.id, durationInMilliseconds: now() - started});
  }
  const segments: StoredSegment[] = [];
  for (const {key, start, end} of film.segments) {
    const found = await workspace.store.find('segment', key);
    if (found.state === 'present') segments.push({path: found.path, durationInFrames: end - start});
    else throw new Error(`Segment ${key} is not in the store although it was just made or found there.`);
  }
  await joinSegments({segments, picture, signal});
  return made;
};

/** Where the mix finds what elements of Remotion play. */
const heardIn = (request: VariantToRender, takes: ReadonlyMap<string, TakeFile>): Pick<MixRequest, 'page' | 'sourceOf'> => ({
  page: () => pageOf(request, takes),
  sourceOf: heardFiles(request.workspace, request.timeline),
});

/** The page on which this film's frames are drawn and its sounds are found. */
const pageOf = async ({workspace, variant, timeline}: VariantToRender, takes: ReadonlyMap<string, TakeFile>): Promise<PageToDraw> => ({
  session: await workspace.session(),
  variant,
  variables: {...workspace.variables, [projectDataVariable]: JSON.stringify({variants: [browserVariant(variant, timeline, takes)]})},
});

const missingSegments = async (workspace: Workspace, segments: readonly SegmentToRender[]): Promise<SegmentToRender[]> => {
  const missing: SegmentToRender[] = [];
  for (const segment of segments) {
    const found = await workspace.store.find('segment', segment.key);
    if (found.state === 'corrupt') workspace.context.emit({event: 'store-entry-corrupt', kind: 'segment', key: segment.key});
    if (found.state !== 'present') missing.push(segment);
  }
  return missing;
};

const countWays = (segments: readonly SegmentToRender[]): Pick<FinishedVariant['segments'], 'passthrough' | 'layered' | 'full'> => {
  const count = (kind: SegmentToRender['way']['kind']): number => segments.filter(({way}) => way.kind === kind).length;
  return {passthrough: count('passthrough'), layered: count('layered'), full: count('full')};
};

const countDrafts = (variant: Variant, shots: readonly PlannedShot[]): number =>
  shots.filter(({draft, variants}) => draft !== undefined && variants.includes(variant.id)).length;

const countTakes = (variant: Variant, takes: readonly PlannedTake[]): FinishedVariant['shots'] => {
  const own = takes.filter(({variants}) => variants.includes(variant.id));
  const count = (wanted: PlannedTake['action']): number => own.filter(({action}) => action === wanted).length;
  return {total: own.length, kept: count('keep'), restored: count('restore'), generated: count('generate')};
};

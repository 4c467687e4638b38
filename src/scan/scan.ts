import {readFile} from 'node:fs/promises';
import {hurriedCaptions} from '../captions/reading-speed.ts';
import type {Digest} from '../core/brand.ts';
import type {Json} from '../core/canonical.ts';
import {digestOfJson} from '../core/digest.ts';
import type {Emit} from '../core/events.ts';
import {areSame, type ReadVariables, readVariables, type Variables} from '../core/read-variables.ts';
import type {Timeline, TimelineFrame} from '../core/timeline.ts';
import {type TimelineSource, timelineKey, timelineSchema} from '../core/timeline-key.ts';
import {holdsAnimatedPictures} from '../remotion/drawing-flags.ts';
import type {OpenPage} from '../remotion/open-page.ts';
import {listStaticFiles} from '../remotion/site.ts';
import type {Store} from '../store/store.ts';
import {type AssetFolders, digestOfAsset} from './asset-digests.ts';
import {checkGlyphs} from './check-glyphs.ts';
import {checkPlayable} from './check-playable.ts';
import {checkTextFonts} from './check-text-fonts.ts';
import {collectCaptions} from './collect-captions.ts';
import {collectShots} from './collect-shots.ts';
import {collectSounds} from './collect-sounds.ts';
import {FilmFonts} from './film-fonts.ts';
import {movingPictures, pictureMoves} from './moving-pictures.ts';
import type {SeenFrame, SeenVariant} from './page/protocol.ts';
import {checkFiles} from './scan-failure.ts';
import {seeAllFrames} from './see-frames.ts';

export interface ScanRequest extends TimelineSource {
  /** What components find in `process.env`. */
  readonly variables: Variables;
  readonly folders: AssetFolders;
  readonly store: Store;
  /** Opens a page on the variant; only called where the timeline is not known. */
  readonly openPage: () => Promise<OpenPage>;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/**
 * Runs a variant over all its frames without pixels and tells what is on them.
 *
 * @throws ReshootError `video-throws`, `shot-id-taken`, `shot-changes-midway`, `shot-without-frames` and what `<GeneratedShot>` throws.
 */
export const scanVariant = async (request: ScanRequest): Promise<Timeline> => {
  const {variant, store, emit} = request;
  const key = timelineKey(request);
  const known = await findTimeline(request, key);
  if (known) {
    tell(known, true, emit);
    return known;
  }
  const started = request.now();
  const seen = await seeAllFrames(request);
  const {frames} = seen;
  const captions = collectCaptions(frames);
  const moving = await movingPictures(frames, request.folders);
  const shown = captions.map(({range, text, language}) => ({range, text, language}));
  const fonts = new FilmFonts(seen.fonts, request.folders);
  await checkGlyphs(captions, fonts, variant.id);
  const sounds = collectSounds(
    frames.map((seen, frame) => ({frame, sounds: seen.sounds})),
    variant.id,
  );
  const tracks = sounds.flatMap((sound) => (sound.request.kind === 'track' ? [sound.request.src] : []));
  const assets = await digestAssets(seen, tracks, request.folders);
  const publicFiles = async (): Promise<string[]> => (await listStaticFiles(request.folders.publicFolder)).map(({name}) => name);
  await checkFiles({...seen, tracks}, {assets, variant: variant.id, publicFiles});
  await checkPlayable({frames, tracks}, {folders: request.folders, variant: variant.id});
  const common: Json = filesOfAllFrames(seen).map((url) => [url, assets.get(url) ?? null]);
  const {width, height} = variant.format;
  const surroundings: Json = {schema: timelineSchema, browser: request.browser, width, height, loaded: digestOfJson(common)};
  const shots = collectShots(frames, variant.id);
  const firstFrames = new Map(shots.map((shot) => [shot.request.id, shot.firstLocalFrame]));
  const variables = readVariables(seen.variables, request.variables);
  // Most frames are drawn as the one before.
  const pages = new Map<string, Digest>();
  const pageOf = (frame: SeenFrame, index: number): Digest => {
    const inputs = [frame.page, drawn(frame, assets), standIn(opaqueReason(frame, assets, moving), index, {...request, read: variables})];
    const name = JSON.stringify(inputs);
    const page = pages.get(name) ?? digestOfJson([surroundings, ...inputs]);
    pages.set(name, page);
    return page;
  };
  const timeline: Timeline = {
    variant: variant.id,
    width,
    height,
    framesPerSecond: variant.framesPerSecond,
    durationInFrames: variant.durationInFrames,
    shots,
    sounds,
    askedLines: seen.askedLines,
    speech: request.speech,
    variables,
    frames: frames.map(
      (frame, index): TimelineFrame => ({
        page: pageOf(frame, index),
        shots: frame.shots.map(({id, localFrame}) => ({id, takeFrame: localFrame - (firstFrames.get(id) ?? 0)})),
        layering: frame.layering,
      }),
    ),
    audio: frames.map((frame) => frame.audio),
    captions: shown,
    findings: [
      ...seen.findings,
      ...hurriedCaptions(shown, variant),
      ...(await checkTextFonts(seen.written, fonts, variant.id)),
      ...pictureMoves(moving, frames, variant.id),
    ],
    assets: Object.fromEntries([...assets].filter((entry): entry is [string, Digest] => entry[1] !== null)),
    scanInMilliseconds: request.now() - started,
  };
  await store.putBytes('timeline', key, new TextEncoder().encode(JSON.stringify(timeline)), {});
  tell(timeline, false, emit);
  return timeline;
};

/** The timeline as it was scanned before; null where that was of something else, or of other files. */
export const storedTimeline = async (request: ScanRequest): Promise<Timeline | null> => {
  const known = await findTimeline(request, timelineKey(request));
  if (known) tell(known, true, request.emit);
  return known;
};

const findTimeline = async ({store, folders, variables}: ScanRequest, key: string): Promise<Timeline | null> => {
  const found = await store.find('timeline', key);
  if (found.state !== 'present') return null;
  // Written by scanVariant() under the same schema number; the store has verified the bytes.
  const timeline = JSON.parse(await readFile(found.path, 'utf8')) as Timeline;
  if (!areSame(timeline.variables, variables)) return null;
  for (const [url, digest] of Object.entries(timeline.assets)) {
    if ((await digestOfAsset(url, folders)) !== digest) return null;
  }
  return timeline;
};

/**
 * What every frame may be drawn with: everything that was loaded and all fonts. Left out are files whose text is read off the page itself, and files
 * that the page names, by element or style, on those frames that draw them; unless a frame is opaque, which may draw anything.
 */
const filesOfAllFrames = ({frames, loaded, texts, fonts}: SeenVariant): string[] => {
  const isReadable = frames.every(({opaque}) => opaque === null);
  const named = new Set(isReadable ? frames.flatMap((frame) => frame.urls) : []);
  const urls = new Set([...loaded.filter((url) => !named.has(url)), ...fonts.flatMap(({url}) => url ?? [])]);
  for (const text of texts) urls.delete(text);
  return [...urls].sort();
};

const digestAssets = async (seen: SeenVariant, tracks: readonly string[], folders: AssetFolders): Promise<Map<string, Digest | null>> => {
  const urls = new Set([
    ...filesOfAllFrames(seen),
    ...seen.texts,
    ...seen.frames.flatMap((frame) => [...frame.urls, ...frame.audio.flatMap((sound) => (sound.type === 'samples' ? [] : [sound.src]))]),
    ...tracks,
  ]);
  const digests = new Map<string, Digest | null>();
  for (const url of [...urls].sort()) digests.set(url, await digestOfAsset(url, folders));
  return digests;
};

const drawn = (frame: SeenFrame, assets: ReadonlyMap<string, Digest | null>): Json =>
  frame.urls.map((url) => [url, assets.get(url) ?? null]);

/** Why the page's text does not decide the pixels of a frame; null where it does. */
const opaqueReason = (frame: SeenFrame, assets: ReadonlyMap<string, Digest | null>, moving: ReadonlySet<string>): string | null => {
  const unread = frame.urls.find((url) => (assets.get(url) ?? null) === null);
  if (frame.opaque !== null || unread !== undefined) return frame.opaque ?? `unreadable ${unread}`;
  return !holdsAnimatedPictures && frame.urls.some((url) => moving.has(url)) ? 'an animated picture' : null;
};

/** What stands in for pixels that the page's text does not decide: everything that the component was called with. */
const standIn = (
  opaque: string | null,
  frame: number,
  {bundle, variant, speech, read}: ScanRequest & {readonly read: ReadVariables},
): Json =>
  // Lines are JSON-plain by their type.
  opaque === null ? null : {opaque, bundle, props: variant.props, frame, speech: speech as unknown as Json, variables: read};

const tell = (timeline: Timeline, reused: boolean, emit: Emit): void => {
  emit({
    event: 'scan-finished',
    variant: timeline.variant,
    frames: timeline.durationInFrames,
    shots: timeline.shots.length,
    millisecondsPerFrame: timeline.scanInMilliseconds / timeline.durationInFrames,
    reused,
  });
};

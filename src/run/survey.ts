import path from 'node:path';
import type {Digest, Fingerprint} from '../core/brand.ts';
import {likeFindingsOnce} from '../core/finding.ts';
import type {EncodingIdentity} from '../core/frame-key.ts';
import type {Lock} from '../core/lock.ts';
import type {Plan, PlannedShot, PlannedSound, SegmentDetail} from '../core/plan.ts';
import {projectDataVariable} from '../core/project-data.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Variant} from '../core/variant.ts';
import {h264} from '../media/h264.ts';
import {checkLines} from '../plan/check-lines.ts';
import {planSegments} from '../plan/plan-segments.ts';
import {decideSounds, type WantedSound} from '../plan/plan-sounds.ts';
import {planTotals} from '../plan/totals.ts';
import {withShotSounds} from '../plan/with-shot-sounds.ts';
import {captureIdentity, overlayIdentity} from '../remotion/capture.ts';
import {openPage} from '../remotion/open-page.ts';
import {blendIdentity} from '../render/blend.ts';
import {glance, leastFramesToGlanceAt} from '../scan/glance.ts';
import {type ScanRequest, scanVariant, storedTimeline} from '../scan/scan.ts';
import {readLock} from '../store/lock-file.ts';
import {browserVariant, type TakeFile} from './browser-data.ts';
import {FilmLengths} from './film-lengths.ts';
import {lockFile} from './lock-path.ts';
import {selectVariants} from './select-variants.ts';
import {SpeechMemory, settleTimeline, type TimelineSource} from './settle-timeline.ts';
import {Shots} from './shots.ts';
import {Sounds} from './sounds.ts';
import type {Workspace} from './workspace.ts';

/** Everything that is known before anything is made. */
export interface Survey {
  readonly variants: readonly Variant[];
  readonly timelines: ReadonlyMap<string, Timeline>;
  readonly locks: ReadonlyMap<string, Lock>;
  /** Whether missing takes are planned as drafts. */
  readonly draft: boolean;
  readonly plan: Plan;
  /** Bytes that are there, by fingerprint. */
  readonly stored: ReadonlyMap<Fingerprint, TakeFile>;
  readonly sounds: Sounds;
  readonly ofShots: Shots;
}

/**
 * Scans the chosen variants and decides what each of their shots needs, or a draft of it. Free: nothing is generated, but for lines that timelines
 * follow where a render asks for that (`speaksLines`): a timeline that rests on guesses would only be scanned to be thrown away.
 */
export const survey = async (
  workspace: Workspace,
  patterns: readonly string[],
  {draft = false, speaksLines = false}: {readonly draft?: boolean; readonly speaksLines?: boolean} = {},
): Promise<Survey> => {
  const {project} = workspace;
  const selected = selectVariants(project.variants, patterns);
  const locks = new Map<string, Lock>();
  const stored = new Map<Fingerprint, TakeFile>();
  const ofShots = new Shots(workspace, stored, draft);
  const sounds = new Sounds(workspace, stored, ofShots);
  const seen = await scanAll(workspace, selected, {sounds, speaksLines});
  // Films that follow their speech are as long as their timelines turned out.
  workspace.tell(likeFindingsOnce([...seen.values()].flatMap(({findings}) => findings)));
  const variants = selected.map((variant) => ({...variant, durationInFrames: timelineOf(seen, variant).durationInFrames}));
  const shots: PlannedShot[] = [];
  for (const {id} of project.videos) {
    const ofVideo = variants.filter((variant) => variant.video === id).map((variant) => timelineOf(seen, variant));
    if (ofVideo.length === 0) continue;
    locks.set(id, await readLock(lockFile(workspace, id), id));
    shots.push(...(await ofShots.planned(id, ofVideo)));
  }
  for (const {id, video, action, reason, audio} of shots) {
    workspace.context.emit({event: 'shot-planned', shot: id, video, action, reason});
    for (const message of audio?.warnings ?? []) workspace.warnOnce(message);
  }
  const timelines = new Map([...seen].map(([variant, timeline]) => [variant, withShotSounds(timeline, shots)]));
  const planned = await planSounds(workspace, {variants, timelines, sounds});
  const segments = await countSegments(workspace, {timelines, shots, stored});
  const totals = planTotals(shots, variants.length, planned);
  const plan = {shots, sounds: planned, timing: timingOf(timelines), segments, totals};
  return {variants, timelines, locks, draft, stored, sounds, ofShots, plan};
};

/** Digests of the takes that a variant shows, by shot id, as far as they are there. */
export const takesOf = (
  variant: string,
  shots: readonly PlannedShot[],
  stored: ReadonlyMap<Fingerprint, TakeFile>,
): Map<string, TakeFile> => {
  const takes = new Map<string, TakeFile>();
  for (const shot of shots) {
    const file = stored.get(shot.fingerprint);
    if (file && shot.variants.includes(variant)) takes.set(shot.id, file);
  }
  return takes;
};

/** How frames become bytes, for segment keys. */
export const encodingOf = (timeline: Timeline): Omit<EncodingIdentity, 'way'> => ({
  encoder: `h264 ${h264.version} ${h264.film.preset} ${h264.film.crf}`,
  capture: `${captureIdentity} ${overlayIdentity} ${blendIdentity}`,
  framesPerSecond: timeline.framesPerSecond,
});

export const timelineOf = (timelines: ReadonlyMap<string, Timeline>, variant: Variant): Timeline => {
  const timeline = timelines.get(variant.id);
  if (!timeline) throw new RangeError(`Variant '${variant.id}' was not scanned.`);
  return timeline;
};

/** What each sound of the timelines needs. */
const planSounds = async (
  workspace: Workspace,
  {variants, timelines, sounds}: Pick<Survey, 'variants' | 'timelines' | 'sounds'>,
): Promise<PlannedSound[]> => {
  const wanted: WantedSound[] = [];
  for (const variant of variants) wanted.push(...(await sounds.wanted(timelineOf(timelines, variant), variant.video)));
  const planned = decideSounds(wanted, sounds);
  for (const {id, video, action, reason} of planned) workspace.context.emit({event: 'sound-planned', sound: id, video, action, reason});
  return planned;
};

/** Whether a timeline rests on a line that nobody has spoken yet. */
const timingOf = (timelines: Survey['timelines']): Plan['timing'] =>
  [...timelines.values()].some(({speech}) => Object.values(speech).some(({state}) => state === 'estimated')) ? 'estimated' : 'exact';

/** Refuses lines that are cut off or overlap, as far as their lengths are known. */
export const checkSpeech = ({timelines, plan, sounds}: Survey): void => {
  for (const timeline of timelines.values()) {
    const own = plan.sounds.filter(({variants}) => variants.includes(timeline.variant));
    const fingerprints = new Map(own.map(({id, fingerprint}) => [id, fingerprint]));
    checkLines(timeline, (id) => sounds.factsOf(fingerprints.get(id))?.durationInSeconds ?? null);
  }
};

const scanAll = async (
  workspace: Workspace,
  variants: readonly Variant[],
  {sounds, speaksLines}: {readonly sounds: Sounds; readonly speaksLines: boolean},
): Promise<Map<string, Timeline>> => {
  const {emit, signal, now, project} = workspace.context;
  const [bundle, browser] = await Promise.all([workspace.bundle(), workspace.browser()]);
  const folders = {publicFolder: path.join(project, 'public'), bundleFolder: bundle.folder, digests: workspace.digests};
  let started = 0;
  const begin = (): void => {
    started = now();
    emit({event: 'stage-started', stage: 'scan', label: 'timelines'});
  };
  const end = (): void => emit({event: 'stage-finished', stage: 'scan', label: 'timelines', durationInMilliseconds: now() - started});
  begin();
  const timelines = new Map<string, Timeline>();
  const memory = new SpeechMemory(project);
  const lengths = new FilmLengths(workspace.project, workspace.context.environment, bundle.digest);
  for (const selected of variants) {
    signal.throwIfAborted();
    const asked = (speech: Timeline['speech'], durationInFrames: number): ScanRequest => {
      const variant = {...selected, durationInFrames};
      const data = {...browserVariant(variant, null, new Map()), speech};
      const variables = {...workspace.variables, [projectDataVariable]: JSON.stringify({variants: [data]})};
      return {
        variant,
        speech,
        bundle: bundle.digest,
        browser: browser.identity,
        variables: workspace.variables,
        folders,
        store: workspace.store,
        openPage: async () => openPage({session: await workspace.session(), variant, variables, mode: 'scan'}),
        emit,
        signal,
        now,
      };
    };
    const source: TimelineSource = {
      stored: (...of) => storedTimeline(asked(...of)),
      glance: async (...of) => (of[1] < leastFramesToGlanceAt ? null : glance(asked(...of))),
      scan: (...of) => scanVariant(asked(...of)),
    };
    const speak = async (seen: Timeline): Promise<void> => {
      // Two stages, one after the other: neither takes the other's time for its own.
      end();
      await sounds.speak(seen, selected.video);
      begin();
    };
    timelines.set(
      selected.id,
      await settleTimeline({variant: selected, sounds, memory, lengths, source, speak: speaksLines ? speak : null}),
    );
  }
  await Promise.all([memory.save(), lengths.save()]);
  end();
  return timelines;
};

const countSegments = async (
  workspace: Workspace,
  {timelines, shots, stored}: Pick<Survey, 'timelines' | 'stored'> & {readonly shots: readonly PlannedShot[]},
): Promise<Plan['segments']> => {
  const details: SegmentDetail[] = [];
  for (const [variant, timeline] of timelines) {
    const takes = new Map([...takesOf(variant, shots, stored)].map(([id, file]): [string, Digest] => [id, file.digest]));
    for (const {start, end, key, way} of planSegments(timeline, takes, encodingOf(timeline)).segments) {
      const isStored = key !== null && (await workspace.store.has('segment', key));
      const reason = way.kind === 'full' && !isStored ? way.reason : null;
      details.push({variant, start, end, action: isStored ? 'reuse' : way.kind, reason});
    }
  }
  const count = (wanted: SegmentDetail['action']): number => details.filter(({action}) => action === wanted).length;
  return {
    total: details.length,
    reused: count('reuse'),
    passthrough: count('passthrough'),
    layered: count('layered'),
    full: count('full'),
    details,
  };
};

import type {Digest} from '../core/brand.ts';
import {canonical, type Json} from '../core/canonical.ts';
import {digestOfJson} from '../core/digest.ts';
import {ReshootError} from '../core/errors.ts';
import type {PlannedSound} from '../core/planned-take.ts';
import type {Timeline} from '../core/timeline.ts';
import {timelineKey} from '../core/timeline-key.ts';
import type {Variant} from '../core/variant.ts';
import type {WorkInputs} from '../core/work.ts';
import type {Asking, LengthFact} from './facts.ts';
import {type HeardLines, linesOfTimeline} from './lines-of-timeline.ts';
import type {PlanMemory} from './plan-memory.ts';
import type {ProjectToPlan} from './project-to-plan.ts';

type Speech = Timeline['speech'];

/** Passes with what the one before has found, after a first one that knew nothing, or what was heard last time. */
const maximalPasses = 3;

/** Shorter films are scanned as quickly as they are probed: the page has to be opened for both. */
const minimumFramesToProbe = 900;

/** Where the search for the timeline of a variant stands. */
export type Settling =
  /** Facts are missing; they were asked for. */
  | {readonly state: 'asking'}
  /** There is no bundle, or an old one. */
  | {readonly state: 'unbundled'}
  /** A page has to be looked at. */
  | {readonly state: 'unseen'; readonly key: Digest; readonly input: WorkInputs['timeline']}
  /** Lines have to be made, because the timeline follows them. */
  | {readonly state: 'unspoken'; readonly lines: readonly PlannedSound[]}
  | {readonly state: 'settled'; readonly key: Digest; readonly timeline: Timeline; readonly variant: Variant};

/**
 * The timeline of a variant: the one whose component, and length, were told about its dialogue what is heard in it. It is found by passes: each tells the
 * page what the one before has heard. Where lines are is found by probes of a few frames; all frames are looked at once, with what these have found. A
 * video that asks about no line takes one pass.
 *
 * Nothing is remembered between calls: with more facts, the same passes lead further.
 *
 * @param request.speaksFirst whether lines that are asked about are made before anything follows an estimate of them.
 * @throws ReshootError `timing-never-settles`, and `dialogue-unknown` where it asks about a line that is on no frame.
 */
export const settleTimeline = (
  asking: Asking,
  request: {
    readonly project: ProjectToPlan;
    readonly variant: Variant;
    readonly isDraft: boolean;
    readonly speaksFirst: boolean;
    readonly memory: PlanMemory;
  },
): Settling => {
  const {variant, project, isDraft, speaksFirst, memory} = request;
  const {browser, lastSpeech, probes} = asking.facts;
  let speech = lastSpeech.get(variant.id) ?? {};
  // Where nothing was asked so far, nothing is likely to be asked now.
  let mayProbe = variant.followsSpeech === true || Object.keys(speech).length > 0;
  const bundle = asking.bundle();
  if (bundle === undefined) return {state: 'asking'};
  if (bundle === null) return {state: 'unbundled'};
  for (let pass = 0; pass <= maximalPasses; pass++) {
    const length = lengthOf(asking, variant, speech);
    if (length === undefined) return {state: 'asking'};
    const askedIn = (seen: Timeline): string[] => [...new Set([...seen.askedLines, ...length.askedLines])];
    const linesIn = (seen: Timeline): HeardLines | undefined =>
      linesOfTimeline(asking, {project, video: variant.video, seen, asked: askedIn(seen), isDraft, memory});
    const source = {variant: {...variant, durationInFrames: length.durationInFrames}, speech, bundle, browser};
    const key = timelineKey(source);
    const timeline = asking.timeline(key, source);
    if (timeline === undefined) return {state: 'asking'};
    const isProbed = mayProbe && length.durationInFrames >= minimumFramesToProbe;
    const probe = probes.get(key);
    if (timeline === null && isProbed && probe === undefined)
      return {state: 'unseen', key, input: {variant: source.variant, speech, extent: 'lines'}};
    const seen = timeline ?? (isProbed ? (probe ?? null) : null);
    if (seen === null) return {state: 'unseen', key, input: {variant: source.variant, speech, extent: 'frames'}};
    const heard = linesIn(seen);
    if (heard === undefined) return {state: 'asking'};
    if (speaksFirst && heard.unmade.length > 0) return {state: 'unspoken', lines: heard.unmade};
    if (isSame(speech, heard.speech)) {
      if (timeline === null) return {state: 'unseen', key, input: {variant: source.variant, speech, extent: 'frames'}};
      const unknown = askedIn(timeline).find((id) => heard.speech[id] === undefined);
      if (unknown !== undefined) throw lineUnknown(unknown, timeline);
      return {state: 'settled', key, timeline, variant: source.variant};
    }
    // A scan that has heard other lines than the probe before it has seen what probes miss; one without a probe has told what to probe for.
    if (timeline !== null) mayProbe = (probe ?? null) === null;
    speech = heard.speech;
  }
  throw new ReshootError('timing-never-settles', {
    expected: `lengths that agree with their speech after ${maximalPasses} passes`,
    found: `lines that still move: ${Object.keys(speech).join(', ')}`,
    fix: 'let neither text, voice nor presence of a <Dialogue> depend on useDialogue()',
    where: variant.id,
  });
};

/** Names the length of a variant by everything that decides it. */
const lengthOf = (asking: Asking, variant: Variant, speech: Speech): LengthFact | undefined => {
  if (!variant.followsSpeech) return {durationInFrames: variant.durationInFrames, askedLines: []};
  // Variants and lines are JSON-plain by their types.
  const key = digestOfJson([asking.facts.bundle ?? null, variant as unknown as Json, speech as unknown as Json]);
  return asking.length(key, {variant, speech});
};

const isSame = (a: Speech, b: Speech): boolean =>
  // Lines are JSON-plain by their type.
  canonical(a as unknown as Json) === canonical(b as unknown as Json);

const lineUnknown = (id: string, timeline: Timeline): ReshootError => {
  const lines = timeline.sounds.flatMap(({request}) => (request.kind === 'dialogue' ? [request.id] : []));
  const other = timeline.sounds.find(({request}) => request.id === id);
  return new ReshootError('dialogue-unknown', {
    expected: `the id of a <Dialogue> of this video: ${lines.join(', ') || 'it has none'}`,
    found: other === undefined ? JSON.stringify(id) : `${JSON.stringify(id)}, which is <${other.component}>: nothing is said in it`,
    fix:
      lines[0] === undefined
        ? `add <Dialogue id="${other === undefined ? id : 'vo'}" text="…" />`
        : `write "${lines[0]}", or add <Dialogue id="${id}" text="…" />`,
    where: `useDialogue("${id}"), <Captions of="${id}"> or durationInFrames of ${timeline.variant}`,
  });
};

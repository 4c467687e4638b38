import type {PlannedShot, PlannedSound} from '../core/planned-take.ts';
import {lineOfShot, shotSoundId} from '../core/shot-sound.ts';
import type {SpokenLine} from '../core/spoken-line.ts';
import type {Timeline} from '../core/timeline.ts';
import {estimateLine} from './estimate-line.ts';
import type {Asking} from './facts.ts';
import {lineInShot} from './line-in-shot.ts';
import type {PlanMemory} from './plan-memory.ts';
import {decideSounds} from './plan-sounds.ts';
import type {ProjectToPlan} from './project-to-plan.ts';
import {soundFacts, soundsOfTimeline} from './timeline-sounds.ts';
import {shotsOfVideo} from './video-shots.ts';
import {withShotSounds} from './with-shot-sounds.ts';

/** The lines that a timeline is asked about, as they are known. */
export interface HeardLines {
  readonly speech: Timeline['speech'];
  /** Lines among them that are not made yet; shots that speak are not among these. */
  readonly unmade: readonly PlannedSound[];
}

/**
 * The lines of a timeline that are asked about: measured where the take is there, estimated elsewhere.
 *
 * @returns undefined where facts are missing.
 */
export const linesOfTimeline = (
  asking: Asking,
  request: {
    readonly project: ProjectToPlan;
    readonly video: string;
    readonly seen: Timeline;
    readonly asked: readonly string[];
    readonly isDraft: boolean;
    readonly memory: PlanMemory;
  },
): HeardLines | undefined => {
  const {project, video, seen, asked, isDraft, memory} = request;
  if (asked.length === 0) return {speech: {}, unmade: []};
  const hasShotSounds = seen.sounds.some(({request: {kind}}) => kind === 'shot');
  const shots = hasShotSounds ? shotsOfVideo(asking, {project, video, timelines: [seen], isDraft, memory}) : [];
  if (shots === undefined) return undefined;
  const timeline = withShotSounds(seen, shots);
  const wanted = soundsOfTimeline(asking, {project, video, timeline});
  if (wanted === undefined) return undefined;
  const speech: {[sound: string]: SpokenLine} = {};
  for (const shot of shots) {
    const id = lineOfShot(shot.id);
    if (!asked.includes(id) || !shot.spec.sound?.dialogue) continue;
    speech[id] = {...lineInShot(shot, wordsIn(asking, shot, timeline)), startFrame: startFrameOf(timeline, shotSoundId(shot.id))};
  }
  for (const {
    request: {id},
    spec,
    fingerprint,
  } of wanted) {
    if (spec.sound !== 'dialogue' || !asked.includes(id)) continue;
    const fact = asking.facts.takes.get(fingerprint);
    const line =
      fact?.durationInSeconds == null
        ? estimateLine(spec.text, spec.voice)
        : {state: 'made' as const, durationInSeconds: fact.durationInSeconds, words: fact.words ?? []};
    speech[id] = {...line, startFrame: startFrameOf(timeline, id)};
  }
  const unmade = decideSounds(wanted, soundFacts(asking)).filter(({id, action}) => action === 'generate' && speech[id] !== undefined);
  return {speech, unmade};
};

const wordsIn = (asking: Asking, {action, fingerprint}: PlannedShot, {variant}: Timeline): Parameters<typeof lineInShot>[1] => {
  // Bytes that are made again are not those of the film.
  const isMade = action !== 'generate';
  return {words: isMade ? (asking.facts.takes.get(fingerprint)?.words ?? null) : null, isMade, variant};
};

/** Frame of the film on which the sound's first sample would be heard; before 0 where the film comes in late. */
const startFrameOf = (timeline: Timeline, id: string): number | null => {
  const sound = timeline.sounds.find(({request}) => request.id === id);
  const first = sound?.placements[0];
  return sound && first ? first.start - first.offsetInFrames - sound.playback.trimBeforeInFrames : null;
};

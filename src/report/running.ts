import {nameInVideo, type ReshootEvent, type Stage, type TakeName} from '../core/events.ts';
import {addSample, type Sample} from './estimate.ts';

/** A stage between its start and its end, as the events tell it. */
export interface RunningStage {
  readonly stage: Stage;
  readonly label: string;
  /** What it is at just now, where it said so; null otherwise. */
  readonly detail: string | null;
  readonly samples: readonly Sample[];
  readonly takes: readonly RunningTake[];
}

/** A take that a generator is at. */
export interface RunningTake {
  readonly video: string;
  /** Of the shot or the sound. */
  readonly name: string;
  /** The generator's own words: "denoise 3/8". */
  readonly label: string;
  readonly samples: readonly Sample[];
}

/**
 * What is running after `event`. A reporter keeps nothing else, so all its modes show the same.
 *
 * @example
 * follow([], {event: 'stage-started', stage: 'scan', label: 'tram-fox/reel'}, 0) // [{stage: 'scan', …}]
 */
export const follow = (running: readonly RunningStage[], event: ReshootEvent, now: number): readonly RunningStage[] => {
  switch (event.event) {
    case 'stage-started':
      return [...running, {stage: event.stage, label: event.label, detail: null, samples: [{at: now, share: 0}], takes: []}];
    case 'stage-finished':
      return running.filter((stage) => stage !== stageOf(running, event));
    case 'progress': {
      const detail = running.some((stage) => isOf(stage, event)) ? null : event.label;
      return replace(running, stageOf(running, event), (stage) => ({
        ...stage,
        detail,
        samples: addSample(stage.samples, {at: now, share: event.share}),
      }));
    }
    case 'take-progress':
      return replace(running, generating(running), (stage) => ({...stage, takes: withTake(stage.takes, event, now)}));
    case 'take-made':
    case 'take-shared':
      return replace(running, generating(running), (stage) => ({...stage, takes: stage.takes.filter((take) => !isTake(take, event))}));
    default:
      return running;
  }
};

interface StageName {
  readonly stage: Stage;
  readonly label: string;
}

const isOf = (stage: RunningStage, name: StageName): boolean => stage.stage === name.stage && stage.label === name.label;

/** The stage of that name; failing that the latest of its kind, for a stage may name a step of itself as the label of its progress. */
const stageOf = (running: readonly RunningStage[], name: StageName): RunningStage | undefined =>
  running.findLast((stage) => isOf(stage, name)) ?? running.findLast(({stage}) => stage === name.stage);

const generating = (running: readonly RunningStage[]): RunningStage | undefined => running.findLast(({stage}) => stage === 'generate');

const isTake = (take: RunningTake, event: TakeName): boolean => take.video === event.video && take.name === nameInVideo(event);

const withTake = (
  takes: readonly RunningTake[],
  event: Extract<ReshootEvent, {event: 'take-progress'}>,
  now: number,
): readonly RunningTake[] => {
  const {video, label, share} = event;
  const before = takes.find((take) => isTake(take, event));
  const samples = addSample(before?.samples ?? [], {at: now, share});
  const after = {video, name: nameInVideo(event), label, samples};
  return before ? takes.map((take) => (take === before ? after : take)) : [...takes, after];
};

const replace = (
  running: readonly RunningStage[],
  replaced: RunningStage | undefined,
  change: (stage: RunningStage) => RunningStage,
): readonly RunningStage[] => running.map((stage) => (stage === replaced ? change(stage) : stage));

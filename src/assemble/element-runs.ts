/**
 * What elements of Remotion play, from what the scan saw on each frame. Their ids are not read: two elements that play the same file in one sequence
 * have one id, and a split of a clip in two has two.
 */
import type {AudioPlacement, FilePlacement} from '../core/timeline.ts';

/** How a file is played. */
export interface Playing {
  /** As the timeline has it. */
  readonly src: string;
  /** Which of the file's sounds. */
  readonly streamIndex: number;
  readonly playbackRate: number;
  /** Factor of the pitch. */
  readonly toneFrequency: number;
}

/** Successive frames of the film over which a file plays on without a jump. */
export interface ElementRun {
  readonly playing: Playing;
  /** Frame of the film. */
  readonly start: number;
  /** Where the file is at that frame, on its own clock. */
  readonly mediaStartInSeconds: number;
  /** One a frame. */
  readonly volumes: readonly number[];
  /** Another run plays on where this one ends, at another rate or pitch: the one fades into the other. */
  readonly isContinued: boolean;
}

type OpenRun = {playing: Playing; start: number; mediaStartInSeconds: number; volumes: number[]};

/** Moments nearer than this are the same: 0.05 samples. */
const toleranceInSeconds = 1e-6;

/** All runs of a film, in order of their first frames. */
export const elementRuns = (audio: readonly (readonly AudioPlacement[])[], framesPerSecond: number): ElementRun[] => {
  const runs: OpenRun[] = [];
  let playingOn: OpenRun[] = [];
  for (const [frame, placements] of audio.entries()) {
    const before = new Set(playingOn);
    playingOn = [];
    for (const placement of placements) {
      if (placement.type === 'samples') continue;
      const moment = momentOf(placement, framesPerSecond);
      const known = [...before].find((run) => isNext(run, {placement, moment, framesPerSecond}));
      const run = known ?? {playing: playingOf(placement), start: frame, mediaStartInSeconds: moment, volumes: []};
      before.delete(run);
      run.volumes.push(placement.volume);
      if (!known) runs.push(run);
      playingOn.push(run);
    }
  }
  return runs.map((run) => ({...run, isContinued: runs.some((next) => continues(run, next, framesPerSecond))}));
};

const playingOf = ({src, audioStreamIndex, playbackRate, toneFrequency}: FilePlacement): Playing => ({
  src,
  streamIndex: audioStreamIndex,
  playbackRate,
  toneFrequency,
});

/** Where the file is. What was trimmed off its beginning is counted in frames of the film; only what follows is played at the element's rate. */
const momentOf = ({mediaFrame, audioStartFrame, playbackRate}: FilePlacement, framesPerSecond: number): number =>
  (audioStartFrame + (mediaFrame - audioStartFrame) * playbackRate) / framesPerSecond;

const endOf = ({playing, mediaStartInSeconds, volumes}: OpenRun, framesPerSecond: number): number =>
  mediaStartInSeconds + (volumes.length * playing.playbackRate) / framesPerSecond;

const isNext = (
  run: OpenRun,
  {placement, moment, framesPerSecond}: {readonly placement: FilePlacement; readonly moment: number; readonly framesPerSecond: number},
): boolean =>
  samePlaying(run.playing, playingOf(placement)) &&
  Math.abs(endOf(run, framesPerSecond) - moment) < toleranceInSeconds * run.volumes.length;

/** A ramp of speed is written as one element a frame, each trimmed to a whole frame. */
const continues = (run: OpenRun, next: OpenRun, framesPerSecond: number): boolean =>
  next.start === run.start + run.volumes.length &&
  next.playing.src === run.playing.src &&
  next.playing.streamIndex === run.playing.streamIndex &&
  Math.abs(endOf(run, framesPerSecond) - next.mediaStartInSeconds) < 1 / framesPerSecond;

const samePlaying = (a: Playing, b: Playing): boolean =>
  a.src === b.src && a.streamIndex === b.streamIndex && a.playbackRate === b.playbackRate && a.toneFrequency === b.toneFrequency;

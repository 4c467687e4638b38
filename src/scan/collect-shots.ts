import {ReshootError} from '../core/errors.ts';
import {rangesOf} from '../core/frame-range.ts';
import type {ShotRequest} from '../core/spec.ts';
import type {TimelineShot} from '../core/timeline.ts';
import type {SeenFrame, SeenShot} from './page/protocol.ts';

/** Where something was seen. */
interface Place {
  readonly frame: number;
  readonly variant: string;
}

interface Sightings {
  readonly first: SeenShot;
  readonly firstFrame: number;
  readonly frames: number[];
  lowest: number;
  highest: number;
}

/**
 * The shots of a variant from what its frames showed, in order of appearance.
 *
 * @throws ReshootError `shot-id-taken` for two elements with one id on one frame, `shot-changes-midway` for an id that asks for something else later on.
 */
export const collectShots = (frames: readonly SeenFrame[], variant: string): TimelineShot[] => {
  const sightings = new Map<string, Sightings>();
  for (const [frame, seen] of frames.entries()) {
    const place: Place = {frame, variant};
    const onFrame = new Map<string, SeenShot>();
    for (const shot of seen.shots) {
      const twin = onFrame.get(shot.id);
      if (twin) throw idTaken(shot, twin, place);
      onFrame.set(shot.id, shot);
      note(sightings, shot, place);
    }
  }
  return [...sightings.values()].map(({first, frames: shown, lowest, highest}) => ({
    // The page built it with shotRequest() and printed it; this is the same value read back.
    request: JSON.parse(first.request) as ShotRequest,
    ranges: rangesOf(shown),
    firstLocalFrame: lowest,
    durationInFrames: Math.floor(highest - lowest) + 1,
    component: first.component,
  }));
};

const note = (sightings: Map<string, Sightings>, shot: SeenShot, place: Place): void => {
  const {frame} = place;
  const known = sightings.get(shot.id);
  if (!known) {
    sightings.set(shot.id, {first: shot, firstFrame: frame, frames: [frame], lowest: shot.localFrame, highest: shot.localFrame});
    return;
  }
  if (known.first.request !== shot.request) throw changesMidway(known, shot, place);
  known.frames.push(frame);
  known.lowest = Math.min(known.lowest, shot.localFrame);
  known.highest = Math.max(known.highest, shot.localFrame);
};

const idTaken = (shot: SeenShot, twin: SeenShot, {frame, variant}: Place): ReshootError =>
  new ReshootError('shot-id-taken', {
    expected: 'an id of its own for every <GeneratedShot> of a video',
    found: `two elements with id="${shot.id}": in ${twin.component} and in ${shot.component}`,
    fix: `rename one, for example id="${shot.id}-2"; to show one shot twice at the same time, render its film with <OffthreadVideo>`,
    where: `frame ${frame} of ${variant}`,
  });

const changesMidway = (known: Sightings, shot: SeenShot, {frame, variant}: Place): ReshootError => {
  const before = JSON.parse(known.first.request) as Record<string, unknown>;
  const after = JSON.parse(shot.request) as Record<string, unknown>;
  const field = Object.keys(after).find((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])) ?? 'request';
  return new ReshootError('shot-changes-midway', {
    expected: `one request for id="${shot.id}" on all frames: a shot is made before the film is played`,
    found: `${field} ${brief(before[field])} at frame ${known.firstFrame}, ${brief(after[field])} at frame ${frame}`,
    fix: 'give each its own id, or do not let the prop depend on the frame',
    where: `${shot.component} at frame ${frame} of ${variant}`,
  });
};

const brief = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

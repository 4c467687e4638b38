import {ReshootError} from '../core/errors.ts';
import type {HeardSound} from '../core/heard-sound.ts';
import type {SoundPlacement, SoundPlayback, SoundRequest, TimelineSound, TrackRequest} from '../core/sound.ts';
import type {SeenFrame} from './page/protocol.ts';

/** What one frame of the film has to be heard. */
export interface HeardFrame extends Pick<SeenFrame, 'sounds'> {
  readonly frame: number;
}

/** A run of frames on which a sound's own clock goes with the film's. */
interface Run {
  readonly start: number;
  end: number;
  readonly offset: number;
  readonly gains: number[];
}

interface Hearing {
  readonly first: HeardSound;
  readonly firstFrame: number;
  readonly runs: Run[];
}

/**
 * The sounds of a variant from what its frames had, in order of appearance.
 *
 * @throws ReshootError `sound-id-taken` for two with one id on one frame, `sound-changes-midway` for an id that asks for something else later on.
 */
export const collectSounds = (frames: readonly HeardFrame[], variant: string): TimelineSound[] => {
  const hearings = new Map<string, Hearing>();
  for (const {frame, sounds} of frames) {
    const onFrame = new Set<string>();
    for (const sound of sounds) {
      if (onFrame.has(sound.id)) throw idTaken(sound, frame, variant);
      onFrame.add(sound.id);
      note(hearings, sound, {frame, variant});
    }
  }
  return [...hearings.values()].map(({first, runs}) => ({
    // The page built both and printed them; these are the same values read back.
    request: JSON.parse(first.request) as SoundRequest | TrackRequest,
    playback: JSON.parse(first.playback) as SoundPlayback,
    placements: runs.map(placementOf),
    component: first.component,
  }));
};

const note = (hearings: Map<string, Hearing>, sound: HeardSound, place: {readonly frame: number; readonly variant: string}): void => {
  const {frame} = place;
  const known = hearings.get(sound.id);
  const hearing = known ?? {first: sound, firstFrame: frame, runs: []};
  if (!known) hearings.set(sound.id, hearing);
  const {first, runs} = hearing;
  if (first.request !== sound.request || first.playback !== sound.playback) throw changesMidway(hearing, sound, place);
  const last = runs.at(-1);
  if (last && last.end === frame && Math.abs(last.offset + frame - last.start - sound.localFrame) < 1e-6) {
    last.end = frame + 1;
    last.gains.push(sound.gainInDecibels);
    return;
  }
  // A clock that stands still (a frozen picture) is silent: the same instant again and again would be a buzz.
  if (last && last.end === frame && sound.localFrame === last.offset + last.gains.length - 1) return;
  runs.push({start: frame, end: frame + 1, offset: sound.localFrame, gains: [sound.gainInDecibels]});
};

const placementOf = ({start, end, offset, gains}: Run): SoundPlacement => {
  const [first = 0] = gains;
  return {start, end, offsetInFrames: offset, gainsInDecibels: gains.every((gain) => gain === first) ? [first] : gains};
};

const idTaken = (sound: HeardSound, frame: number, variant: string): ReshootError =>
  new ReshootError('sound-id-taken', {
    expected: 'an id of its own for every sound of a video',
    found: `two elements with id="${sound.id}" at the same time`,
    fix: `rename one, for example id="${sound.id}-2"`,
    where: `<${sound.component} id="${sound.id}">, frame ${frame} of ${variant}`,
  });

const changesMidway = (
  {first, firstFrame}: Hearing,
  sound: HeardSound,
  {frame, variant}: {readonly frame: number; readonly variant: string},
): ReshootError => {
  const valuesOf = ({request, playback}: HeardSound) => ({...JSON.parse(playback), ...JSON.parse(request)}) as Record<string, unknown>;
  const [before, after] = [valuesOf(first), valuesOf(sound)];
  const field = Object.keys(after).find((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])) ?? 'request';
  return new ReshootError('sound-changes-midway', {
    expected: `one request and one playback for id="${sound.id}" on all frames: a sound is made before the film is played`,
    found: `${field} ${JSON.stringify(before[field])} at frame ${firstFrame}, ${JSON.stringify(after[field])} at frame ${frame}`,
    fix: 'give each its own id; only gainInDecibels may follow the frame',
    where: `<${sound.component} id="${sound.id}">, frame ${frame} of ${variant}`,
  });
};

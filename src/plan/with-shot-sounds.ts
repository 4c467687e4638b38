import type {PlannedShot} from '../core/planned-take.ts';
import {ambienceOfShot, effectOfShot, lineOfShot, type ShotSound, type ShotSoundRequest, shotSoundId} from '../core/shot-sound.ts';
import {type SoundRequest, silenceInDecibels, type TimelineSound} from '../core/sound.ts';
import {defaultDucking, defaultGainsInDecibels} from '../core/sound-playback.ts';
import type {Timeline} from '../core/timeline.ts';

/**
 * A timeline in which every part of a shot's sound is there once: where its generator makes some, the sounds that stand for them are gone; where it
 * makes none, what asks it for them is.
 *
 * @param shots the plan's; those of other variants are passed over.
 */
export const withShotSounds = (timeline: Timeline, shots: readonly Pick<PlannedShot, 'id' | 'variants' | 'spec'>[]): Timeline => {
  if (!timeline.sounds.some(({request}) => request.kind === 'shot')) return timeline;
  const own = new Map(
    shots.flatMap(({id, variants, spec}) => {
      const shown = timeline.shots.find(({request}) => request.id === id);
      if (!variants.includes(timeline.variant) || spec.sound === undefined || !shown) return [];
      return [[shotSoundId(id), {sound: spec.sound, firstLocalFrame: shown.firstLocalFrame}] as const];
    }),
  );
  const replaced = new Set(
    timeline.sounds.flatMap(({request}) => {
      const sound = own.get(request.id)?.sound;
      return request.kind === 'shot' && sound !== undefined ? standIns(request, sound) : [];
    }),
  );
  const silenced: SoundRequest[] = [];
  const sounds = timeline.sounds.flatMap((heard): TimelineSound[] => {
    const {request} = heard;
    if (request.kind === 'shot') {
      const found = own.get(request.id);
      return found ? [placed(heard, found.sound, found.firstLocalFrame)] : [];
    }
    if (request.kind === 'track' || !replaced.has(request.id)) return [heard];
    silenced.push(request);
    return [];
  });
  return {...timeline, sounds, silenced};
};

/** Ids of the sounds that stand for what a shot's generator makes: read off this variant's element, for variants that share a take may number them otherwise. */
const standIns = ({shot, effects}: ShotSoundRequest, {dialogue, ambience, effects: made}: ShotSound): string[] => [
  ...(dialogue === null ? [] : [lineOfShot(shot)]),
  ...(ambience === null ? [] : [ambienceOfShot(shot)]),
  // A generator makes effects or none: all but those that say how they are made.
  ...(made.length === 0 ? [] : effects.flatMap(({saidBy}, index) => (saidBy === null ? [effectOfShot(shot, index)] : []))),
];

/** A shot's own sound is stored like speech: where nobody speaks in it, it stands back as effects or ambience do, and makes room for speech. */
export const gainOfShotSound = ({dialogue, effects}: ShotSound): number =>
  defaultGainsInDecibels[dialogue !== null ? 'dialogue' : effects.length > 0 ? 'effect' : 'ambience'];

const placed = (heard: TimelineSound, sound: ShotSound, firstLocalFrame: number): TimelineSound => ({
  ...heard,
  playback: {...heard.playback, ducking: sound.dialogue === null ? defaultDucking : null},
  placements: heard.placements.map((placement) => ({
    ...placement,
    offsetInFrames: placement.offsetInFrames - firstLocalFrame,
    gainsInDecibels: placement.gainsInDecibels.map((gain) => (gain <= silenceInDecibels ? gain : gain + gainOfShotSound(sound))),
  })),
});

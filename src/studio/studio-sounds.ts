import {soundFile} from '../core/browser-variant.ts';
import type {Json} from '../core/canonical.ts';
import {comparableText} from '../core/comparable-text.ts';
import type {BrowserSound, BrowserVariant} from '../core/project-data.ts';
import type {Timeline} from '../core/timeline.ts';
import {type HeardSound, speechIn} from '../plan/heard.ts';
import {gainOfShotSound} from '../plan/with-shot-sounds.ts';

/** A variant as the studio and plain Remotion need it: with files to play, for nobody mixes them there. */
export const withSounds = (variant: BrowserVariant, timeline: Timeline, heard: readonly HeardSound[]): BrowserVariant => {
  const played: {[sound: string]: BrowserSound} = {};
  // A shot's generator makes them, or will: they are not missing.
  for (const request of timeline.silenced ?? []) {
    played[request.id] = {request: comparableText(request as unknown as Json), file: null, durationInSeconds: 0};
  }
  for (const one of heard) {
    const {request} = one.sound;
    if (one.source?.kind !== 'take') continue;
    played[request.id] = {
      // Requests are JSON-plain by their type.
      request: comparableText(request as unknown as Json),
      file: soundFile(one.source.digest),
      durationInSeconds: one.durationInSeconds ?? 0,
      ...ofShot(one, timeline),
    };
  }
  return {...variant, sounds: played, spoken: speechIn(heard), isMixed: false};
};

const ofShot = ({shot, sound}: HeardSound, timeline: Timeline): Pick<BrowserSound, 'ofShot'> => {
  const shown = timeline.shots.find(({request}) => request.id === shot?.id);
  if (!shot?.spec.sound || !shown) return {};
  const {firstLocalFrame} = shown;
  return {ofShot: {firstLocalFrame, gainInDecibels: gainOfShotSound(shot.spec.sound), ducking: sound.playback.ducking}};
};

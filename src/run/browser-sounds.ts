import {canonical, type Json} from '../core/canonical.ts';
import {speechOf} from '../core/ducking.ts';
import type {PlannedSound} from '../core/plan.ts';
import type {BrowserSound, BrowserVariant} from '../core/project-data.ts';
import type {Timeline} from '../core/timeline.ts';
import type {TakeFile} from './browser-data.ts';
import {soundFile} from './browser-data.ts';
import type {Survey} from './survey.ts';

/** Takes of the sounds of a variant, by sound id, as far as they are there. */
export const soundTakesOf = (variant: string, sounds: readonly PlannedSound[], stored: Survey['stored']): Map<string, TakeFile> => {
  const takes = new Map<string, TakeFile>();
  for (const sound of sounds) {
    const file = stored.get(sound.fingerprint);
    if (file && sound.variants.includes(variant)) takes.set(sound.id, file);
  }
  return takes;
};

/** A variant as the studio and plain Remotion need it: with files to play, for nobody mixes them there. */
export const withSounds = (
  variant: BrowserVariant,
  timeline: Timeline,
  sounds: ReadonlyMap<string, {readonly take: TakeFile; readonly durationInSeconds: number}>,
): BrowserVariant => {
  const played: {[sound: string]: BrowserSound} = {};
  for (const {request} of timeline.sounds) {
    const made = sounds.get(request.id);
    if (!made) continue;
    played[request.id] = {
      // Requests are JSON-plain by their type.
      request: canonical(request as unknown as Json),
      file: soundFile(made.take.digest),
      durationInSeconds: made.durationInSeconds,
    };
  }
  return {...variant, sounds: played, spoken: spokenIn(timeline, (id) => sounds.get(id)?.durationInSeconds ?? null), isMixed: false};
};

/** When somebody speaks, as far as it is known. */
const spokenIn = (timeline: Timeline, durationOf: (sound: string) => number | null): BrowserVariant['spoken'] =>
  speechOf(
    timeline.sounds.flatMap(({request, placements, playback}) => {
      const durationInSeconds = request.kind === 'dialogue' ? durationOf(request.id) : null;
      if (durationInSeconds === null) return [];
      const words = timeline.speech[request.id]?.words ?? [];
      return placements.map(({start, offsetInFrames}) => ({
        startInSeconds: (start - offsetInFrames - playback.trimBeforeInFrames) / timeline.framesPerSecond,
        durationInSeconds,
        words,
      }));
    }),
  );

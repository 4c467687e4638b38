import type {Json} from '../core/canonical.ts';
import {comparableText} from '../core/comparable-text.ts';
import {speechOf} from '../core/ducking.ts';
import type {PlannedShot, PlannedSound} from '../core/plan.ts';
import type {BrowserSound, BrowserVariant} from '../core/project-data.ts';
import type {TimedWord} from '../core/timed-word.ts';
import type {Timeline} from '../core/timeline.ts';
import {gainOfShotSound} from '../plan/with-shot-sounds.ts';
import type {TakeFile} from './browser-data.ts';
import {soundFile} from './browser-data.ts';
import {linesOfShot} from './lines-of-shot.ts';
import type {Shots} from './shots.ts';
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

/** A sound as the studio plays it. */
interface PlayedSound {
  readonly take: TakeFile;
  readonly durationInSeconds: number;
  /** Of what a shot's generator made with its picture. */
  readonly ofShot?: NonNullable<BrowserSound['ofShot']>;
  /** Of a shot in which somebody speaks: the words that are known. */
  readonly spoken?: readonly TimedWord[];
}

/** The sounds that the shots of a variant have of their own, by sound id, as far as their takes are there. */
export const shotSoundsOf = async (
  timeline: Timeline,
  {
    shots,
    takes,
    ofShots,
  }: {
    readonly shots: readonly PlannedShot[];
    readonly takes: ReadonlyMap<string, TakeFile>;
    readonly ofShots: Pick<Shots, 'wordsOf'>;
  },
): Promise<Map<string, PlayedSound>> => {
  const files = new Map<string, PlayedSound>();
  for (const {request, playback} of timeline.sounds) {
    if (request.kind !== 'shot') continue;
    const take = takes.get(request.shot);
    const shot = shots.find(({id, variants}) => id === request.shot && variants.includes(timeline.variant));
    const shown = timeline.shots.find((each) => each.request.id === request.shot);
    if (!take || !shot?.spec.sound || !shown) continue;
    files.set(request.id, {
      take,
      durationInSeconds: shot.spec.durationInFrames / shot.spec.framesPerSecond,
      ofShot: {
        firstLocalFrame: shown.firstLocalFrame,
        gainInDecibels: gainOfShotSound(shot.spec.sound),
        ducking: playback.ducking,
      },
      ...(shot.spec.sound.dialogue === null ? {} : {spoken: (await ofShots.wordsOf(shot.fingerprint)) ?? []}),
    });
  }
  return files;
};

/** A variant as the studio and plain Remotion need it: with files to play, for nobody mixes them there. */
export const withSounds = (
  variant: BrowserVariant,
  {
    timeline,
    played: sounds,
    ofShots,
  }: {
    readonly timeline: Timeline;
    readonly played: ReadonlyMap<string, PlayedSound>;
    readonly ofShots: ReadonlyMap<string, PlayedSound>;
  },
): BrowserVariant => {
  const played: {[sound: string]: BrowserSound} = {};
  // A shot's generator makes them, or will: they are not missing.
  for (const request of timeline.silenced ?? []) {
    played[request.id] = {request: comparableText(request as unknown as Json), file: null, durationInSeconds: 0};
  }
  for (const {request} of timeline.sounds) {
    const made: PlayedSound | undefined = sounds.get(request.id) ?? ofShots.get(request.id);
    if (!made) continue;
    played[request.id] = {
      // Requests are JSON-plain by their type.
      request: comparableText(request as unknown as Json),
      file: soundFile(made.take.digest),
      durationInSeconds: made.durationInSeconds,
      ...(made.ofShot === undefined ? {} : {ofShot: made.ofShot}),
    };
  }
  return {...variant, sounds: played, spoken: spokenIn(timeline, {sounds, ofShots}), isMixed: false};
};

/** When somebody speaks, as far as it is known. */
const spokenIn = (
  timeline: Timeline,
  {sounds, ofShots}: {readonly sounds: ReadonlyMap<string, PlayedSound>; readonly ofShots: ReadonlyMap<string, PlayedSound>},
): BrowserVariant['spoken'] =>
  speechOf(
    timeline.sounds.flatMap((sound) => {
      const {request, placements, playback} = sound;
      const {framesPerSecond} = timeline;
      const words = ofShots.get(request.id)?.spoken;
      if (words !== undefined) return linesOfShot(sound, {words, framesPerSecond});
      const durationInSeconds = request.kind === 'dialogue' ? sounds.get(request.id)?.durationInSeconds : undefined;
      if (durationInSeconds === undefined) return [];
      return placements.map(({start, offsetInFrames}) => ({
        startInSeconds: (start - offsetInFrames - playback.trimBeforeInFrames) / framesPerSecond,
        durationInSeconds,
        words: timeline.speech[request.id]?.words ?? [],
      }));
    }),
  );

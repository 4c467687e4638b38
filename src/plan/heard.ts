import {type Speech, speechOf} from '../core/ducking.ts';
import type {PlannedShot, PlannedSound} from '../core/planned-take.ts';
import type {TimelineSound} from '../core/sound.ts';
import type {SoundSource, Soundtrack} from '../core/soundtrack.ts';
import type {Timeline} from '../core/timeline.ts';
import type {Variant} from '../core/variant.ts';
import type {ReadableFacts, TakeFact} from './facts.ts';
import {linesOfShot, type SpokenInFilm} from './lines-of-shot.ts';

/** A sound of a film, with what is known of its take. */
export interface HeardSound {
  readonly sound: TimelineSound;
  /** null: not made yet. */
  readonly source: SoundSource | null;
  /** Of the take; null for a file, and while it is not made. */
  readonly durationInSeconds: number | null;
  /** When somebody speaks in it, as far as it is made. */
  readonly spoken: readonly SpokenInFilm[];
  /** Whose sound it is, where a shot's generator made it with the picture. */
  readonly shot: PlannedShot | null;
}

/** What a film shows and plays: its own part of a plan. */
export interface FilmToHear {
  readonly variant: Variant;
  /** With every part of a shot's sound once. */
  readonly timeline: Timeline;
  /** Of all variants. */
  readonly shots: readonly PlannedShot[];
  readonly sounds: readonly PlannedSound[];
}

/** Every sound of a film beside its take: what the mix, its key and the studio are made from. */
export const heardIn = ({variant, timeline, shots, sounds}: FilmToHear, facts: Pick<ReadableFacts, 'takes'>): HeardSound[] =>
  timeline.sounds.map((sound): HeardSound => {
    const {request} = sound;
    if (request.kind === 'track') {
      const digest = timeline.assets[request.src];
      // The scan has refused a film whose files are not there.
      if (digest === undefined) throw new RangeError(`${request.src} is in no timeline of ${timeline.variant}.`);
      return {sound, source: {kind: 'file', src: request.src, digest}, durationInSeconds: null, spoken: [], shot: null};
    }
    const isOwn = ({id, variants}: PlannedShot | PlannedSound, name: string): boolean => id === name && variants.includes(variant.id);
    const shot = request.kind === 'shot' ? (shots.find((each) => isOwn(each, request.shot)) ?? null) : null;
    const planned = request.kind === 'shot' ? shot : sounds.find((each) => isOwn(each, request.id));
    const fact = planned ? storedTake(planned, facts) : null;
    if (!planned || fact === null) return {sound, source: null, durationInSeconds: null, spoken: [], shot};
    const {fingerprint} = planned;
    const durationInSeconds = shot === null ? fact.durationInSeconds : shot.spec.durationInFrames / shot.spec.framesPerSecond;
    const source = {kind: 'take', fingerprint, digest: fact.digest} as const;
    return {sound, source, durationInSeconds, spoken: spokenIn(sound, {shot, fact, timeline}), shot};
  });

/**
 * The take of a plan's entry in the store. Bytes that are made again are not those of the film, so an entry that is to be made has none.
 *
 * @returns null where it is not made.
 */
export const storedTake = ({action, fingerprint}: PlannedShot | PlannedSound, {takes}: Pick<ReadableFacts, 'takes'>): TakeFact | null =>
  action === 'generate' ? null : (takes.get(fingerprint) ?? null);

const spokenIn = (
  sound: TimelineSound,
  {shot, fact, timeline}: {readonly shot: PlannedShot | null; readonly fact: TakeFact; readonly timeline: Timeline},
): SpokenInFilm[] => {
  const {framesPerSecond} = timeline;
  const words = fact.words ?? [];
  if (shot !== null) return shot.spec.sound?.dialogue ? linesOfShot(sound, {words, framesPerSecond}) : [];
  if (sound.request.kind !== 'dialogue' || fact.durationInSeconds === null) return [];
  const {durationInSeconds} = fact;
  return sound.placements.map(({start, offsetInFrames}) => ({
    startInSeconds: (start - offsetInFrames - sound.playback.trimBeforeInFrames) / framesPerSecond,
    durationInSeconds,
    words,
  }));
};

/** When somebody speaks in a film: what beds step back for. */
export const speechIn = (heard: readonly HeardSound[]): Speech[] => speechOf(heard.flatMap(({spoken}) => spoken));

/** What a film's mix is made from; null while one of its takes is not made. */
export const soundtrackOf = (heard: readonly HeardSound[], {variant, timeline}: FilmToHear): Soundtrack | null => {
  const sources: {[sound: string]: SoundSource} = {};
  for (const {sound, source} of heard) {
    if (source === null) return null;
    sources[sound.request.id] = source;
  }
  return {sounds: timeline.sounds, sources, speech: speechIn(heard), loudness: variant.format.loudness};
};

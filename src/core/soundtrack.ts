/**
 *   audio key = SHA-256( canonical JSON of {schema, placements, sources, sounds, speech, loudness, frames, framesPerSecond} )
 *
 * | field                   | why it changes the sound                                     |
 * | ----------------------- | ------------------------------------------------------------ |
 * | schema                  | version of the mixing and of the AAC settings                |
 * | placements              | of Remotion's elements, per frame: what, how loud, from where, how fast |
 * | sources                 | digests of the files                                         |
 * | sounds                  | of our own: digest of the take (of a shot's sound: of the shot's), where, how loud, fades, loops, trims, ducking |
 * | speech                  | when beds step back                                          |
 * | loudness                | how loud all of it is                                        |
 * | frames, framesPerSecond | length of the mix                                            |
 */
import type {Digest, Fingerprint} from './brand.ts';
import type {Json} from './canonical.ts';
import {digestOfJson} from './digest.ts';
import type {Speech} from './ducking.ts';
import type {LoudnessTarget} from './loudness-target.ts';
import type {AudioPlacement, Timeline} from './timeline.ts';

// 6: what Remotion's elements play is added by our own mix.
const schema = 6;

/** Where the samples of one of our sounds are: in a stored take, or in a file that the timeline knows by its URL. */
export type SoundSource =
  | {readonly kind: 'take'; readonly fingerprint: Fingerprint; readonly digest: Digest}
  | {readonly kind: 'file'; readonly src: string; readonly digest: Digest};

/** What is heard in a film beside what elements of Remotion play. JSON-plain. */
export interface Soundtrack {
  /** Every part of a shot's sound is there once (`plan/with-shot-sounds.ts`). */
  readonly sounds: Timeline['sounds'];
  /** By sound id. */
  readonly sources: {readonly [sound: string]: SoundSource};
  /** When somebody speaks, in seconds of the film. */
  readonly speech: readonly Speech[];
  readonly loudness: LoudnessTarget;
}

/** What of a timeline decides its mix. */
type HeardTimeline = Pick<Timeline, 'audio' | 'assets' | 'durationInFrames' | 'framesPerSecond'>;

/** Key of a variant's sound. Placement ids are left out: Remotion makes them from the order of components. */
export const audioKey = (timeline: HeardTimeline, {sounds, sources, speech, loudness}: Soundtrack): Digest => {
  const heard = (sound: AudioPlacement): Json => {
    if (sound.type === 'samples') return {...sound};
    const {id: _, frame: __, ...placement} = sound;
    return placement;
  };
  const placements: Json = timeline.audio.map((placed) => placed.map(heard));
  const files = timeline.audio.flat().flatMap((sound) => (sound.type === 'samples' ? [] : [sound.src]));
  // Playback and placements are JSON-plain by their types.
  const own = sounds.map(({request, playback, placements: where}) => [
    request.kind,
    sources[request.id]?.digest ?? null,
    playback,
    where,
  ]) as unknown as Json;
  return digestOfJson({
    schema,
    placements,
    sources: [...new Set(files)].sort().map((src) => [src, timeline.assets[src] ?? null]),
    sounds: own,
    speech: speech.map(({startInSeconds, endInSeconds}) => [startInSeconds, endInSeconds]),
    loudness: [loudness.integratedInLufs, loudness.truePeakInDecibels],
    frames: timeline.durationInFrames,
    framesPerSecond: timeline.framesPerSecond,
  });
};

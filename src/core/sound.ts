/**
 * The vocabulary of sound: what an element asks for (request), what decides a take (spec), where it sounds (placement).
 *
 * Everything heard is a take of its own, made once and placed by the mix. How loud, when and how often it is played is presentation: it stands in
 * `SoundPlayback`, not in the request, so that it cannot reach a fingerprint.
 */
import type {Json} from './canonical.ts';
import type {FrameRange} from './frame-range.ts';
import type {ShotSoundRequest} from './shot-sound.ts';

export const soundKinds = ['dialogue', 'ambience', 'effect', 'music'] as const;

/** `dialogue` is spoken; `ambience` and `music` are beds without a seam; an `effect` is heard once. */
export type SoundKind = (typeof soundKinds)[number];

interface RequestBase {
  /** Unique among the sounds of its video; names the sound, does not decide it (but see `seed`). */
  readonly id: string;
  /** 1 for the first; the only re-roll knob. */
  readonly take: number;
  /** null: derived from video, sound and take. */
  readonly seed: number | null;
  readonly parameters: {readonly [name: string]: Json};
}

/** What a `<Dialogue>` asks for, as written. */
export interface DialogueRequest extends RequestBase {
  readonly kind: 'dialogue';
  readonly text: string;
  /** A name of the project's voices. */
  readonly voice: string;
  /** BCP 47; null: the text's own, as far as it shows. */
  readonly language: string | null;
  /** null: the voice's. */
  readonly pace: number | null;
  readonly pitchInSemitones: number | null;
}

/** What an `<Ambience>`, a `<SoundEffect>` or a `<Music prompt>` asks for, as written. */
export interface PromptedSoundRequest extends RequestBase {
  readonly kind: Exclude<SoundKind, 'dialogue'>;
  readonly prompt: string;
  /** null: as long as the generator finds right. Beds repeat, so their length is not the film's. */
  readonly durationInSeconds: number | null;
  /** null: the project's generator of sounds. */
  readonly generator: string | null;
}

export type SoundRequest = DialogueRequest | PromptedSoundRequest;

/** `<Music src>`: a file that is there; nothing is made. */
export interface TrackRequest {
  readonly kind: 'track';
  readonly id: string;
  /** URL, without the origin where it is the page's own. */
  readonly src: string;
}

/** How a voice speaks: a voice of the project with what the element says over it. */
export interface VoiceSpec {
  /** The generator's own name of it. */
  readonly name: string;
  readonly language: string;
  /** 1 is the voice's own pace; 2 is twice as fast. */
  readonly pace: number;
  readonly pitchInSemitones: number;
  /** Between sentences. */
  readonly pauseInSeconds: number;
  /** Of the project's dictionary, the words that the text has, sorted: a new entry leaves other lines alone. */
  readonly pronunciations: readonly (readonly [word: string, spoken: string])[];
}

interface SpecBase {
  readonly take: number;
  /** 32-bit unsigned. */
  readonly seed: number;
  readonly parameters: {readonly [name: string]: Json};
}

export interface DialogueSpec extends SpecBase {
  readonly sound: 'dialogue';
  readonly text: string;
  readonly voice: VoiceSpec;
}

export interface PromptedSoundSpec extends SpecBase {
  readonly sound: Exclude<SoundKind, 'dialogue'>;
  readonly prompt: string;
  readonly durationInSeconds: number | null;
}

/** Everything about a sound that decides its take, resolved: an allow-list of its own. Its canonical JSON is what the fingerprint hashes. */
export type SoundSpec = DialogueSpec | PromptedSoundSpec;

/** How much a bed steps back while somebody speaks. */
export interface Ducking {
  readonly amountInDecibels: number;
  readonly attackInMilliseconds: number;
  readonly releaseInMilliseconds: number;
}

/** How a sound is played. None of it reaches a fingerprint. */
export interface SoundPlayback {
  readonly loops: boolean;
  readonly fadeInInFrames: number;
  readonly fadeOutInFrames: number;
  readonly trimBeforeInFrames: number;
  /** null: to the end. */
  readonly trimAfterInFrames: number | null;
  /** null: speech does not move it. */
  readonly ducking: Ducking | null;
}

/** One stretch of the film in which a sound is heard. */
export interface SoundPlacement extends FrameRange {
  /** Frames of the sound's own clock at `start`; 0 unless the film comes in late. */
  readonly offsetInFrames: number;
  /** One for all frames, or one a frame: the level that the element had there. */
  readonly gainsInDecibels: readonly number[];
}

/** A sound as a scan found it in one variant. */
export interface TimelineSound {
  readonly request: SoundRequest | TrackRequest | ShotSoundRequest;
  readonly playback: SoundPlayback;
  readonly placements: readonly SoundPlacement[];
  readonly component: string;
}

/** As quiet as nothing: gains at or below it are silence. */
export const silenceInDecibels = -96;

/** Highest gain that an element may ask for. */
export const loudestInDecibels = 24;

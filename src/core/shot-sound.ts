/**
 * What is heard with a shot: as its element asks for it (request), as its generator is asked for it (`ShotSound`, a part of the shot's spec), and
 * who makes which part of it (choice). A page knows no generators: it enters the request beside the sounds that stand for it, and the plan chooses.
 */
import {z} from 'zod';

/** How one part is asked for beside its text. */
interface PartRequest {
  /** Frame of the element's clock on which it begins. */
  readonly at: number;
  /** The first prop that says by whom or how it is made (`voice`, `generator`, …): such a part is a sound of its own. null: nothing says. */
  readonly saidBy: string | null;
  /** Props that say how it is played: they can only be heeded where it is a sound of its own. */
  readonly played: readonly string[];
}

export interface ShotLineRequest extends PartRequest {
  readonly text: string;
  /** BCP 47; null: the text's own, as far as it shows. */
  readonly language: string | null;
}

export interface ShotNoiseRequest extends PartRequest {
  readonly prompt: string;
}

/** What `<GeneratedShot audio>` asks for, as written. */
export interface ShotSoundRequest {
  readonly kind: 'shot';
  /** See {@link shotSoundId}. */
  readonly id: string;
  readonly shot: string;
  /** null: by the shot's generator what it can make, by the generators of sounds the rest. */
  readonly madeBy: 'generator' | 'sounds' | null;
  readonly dialogue: ShotLineRequest | null;
  readonly ambience: ShotNoiseRequest | null;
  readonly effects: readonly ShotNoiseRequest[];
}

/** What of a shot's sound its generator is asked for: part of the spec, so all of it decides the take. Frames count from the take's first. */
export const shotSoundSchema = z.strictObject({
  dialogue: z.strictObject({text: z.string(), language: z.string().nullable(), startFrame: z.number()}).nullable(),
  ambience: z.string().nullable(),
  effects: z.array(z.strictObject({prompt: z.string(), startFrame: z.number()})).readonly(),
});

export type ShotSound = z.output<typeof shotSoundSchema>;

/** What a generator of pictures can let be heard with them. */
export interface PictureSound {
  /** null: nobody speaks. `languages` as BCP 47 begins, null for any; `words`: whether it tells when each word is heard, which captions need. */
  readonly dialogue: {readonly languages: readonly string[] | null; readonly words: boolean} | null;
  readonly ambience: boolean;
  readonly effects: boolean;
}

export type ShotSoundPart = 'dialogue' | 'ambience' | 'effect';

/** Who makes one part of a shot's sound, and why. */
export interface ChosenPart {
  readonly part: ShotSoundPart;
  /** Of the sound that stands for it. */
  readonly sound: string;
  readonly by: 'generator' | 'sounds';
  readonly reason: string;
}

export interface ShotSoundChoice {
  readonly parts: readonly ChosenPart[];
  /** What the generator is asked for; null: nothing, and the sounds stand for all of it. */
  readonly sound: ShotSound | null;
  /** Whether its generator speaks a line and does not tell when words are heard: such a line cannot be captioned. */
  readonly isWordless: boolean;
  /** What its author should know: props that cannot be heeded. */
  readonly warnings: readonly string[];
}

/** Ids of the sounds that stand for the parts of a shot's sound. */
export const lineOfShot = (shot: string): string => `${shot}-dialogue`;
export const ambienceOfShot = (shot: string): string => `${shot}-ambience`;
/** @param index from 0. */
export const effectOfShot = (shot: string, index: number): string => `${shot}-effect-${index + 1}`;

/** Id of what a shot's generator lets be heard: no author can write it, so it is never taken. */
export const shotSoundId = (shot: string): string => `${shot}/sound`;

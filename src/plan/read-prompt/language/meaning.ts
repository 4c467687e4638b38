import type {
  CameraAngle,
  CameraMove,
  CameraSpeed,
  Colour,
  LocationKind,
  PaletteTerm,
  Position,
  ShotSize,
  TimeOfDay,
  Weather,
} from '../../../core/scene-plan.ts';
import type {IngredientLook} from '../ingredient-look.ts';

/** Decides on which side of its noun an adjective stands: before it in English, behind it in Indonesian. `both`: the word is in both. */
export type Language = 'en' | 'id' | 'both';

/** What the grammar has to know about a noun: who acts, what is worn, what one sits in. */
export type Topic = 'being' | 'garment' | 'body-part' | 'vehicle' | 'mount' | 'building' | 'thing';

export const moveFamilies = ['pan', 'tilt', 'track', 'crane', 'dolly', 'zoom', 'orbit', 'static'] as const;
export type MoveFamily = (typeof moveFamilies)[number];

export const directions = ['left', 'right', 'up', 'down', 'in', 'out'] as const;
export type Direction = (typeof directions)[number];

/** Small words by what they do in a sentence; `lexicon/grammar.ts` lists them. */
export const roles = [
  'not',
  'and',
  'or',
  'article',
  'possessive',
  'another',
  'of',
  'filler',
  'clause',
  'with',
  'media',
  'style-of',
  'from',
  'wearing',
  'saying',
  'written',
  'sound',
  'ambience',
  'effect',
  'momentary',
  'ambient',
  'millimetres',
  'palette',
  'classifier',
] as const;
export type Role = (typeof roles)[number];

/** A field with a value, said in words that need no grammar: "at dusk", "close-up", "watercolor". */
export type Term =
  | {readonly field: 'timeOfDay'; readonly value: TimeOfDay}
  | {readonly field: 'weather'; readonly value: Weather}
  | {readonly field: 'position'; readonly value: Position}
  | {readonly field: 'palette'; readonly value: PaletteTerm}
  | {readonly field: 'style' | 'lighting' | 'mood'; readonly value: string}
  | {readonly field: 'camera.shotSize'; readonly value: ShotSize}
  | {readonly field: 'camera.angle'; readonly value: CameraAngle}
  | {readonly field: 'camera.lens'; readonly value: string}
  | {readonly field: 'camera.speed'; readonly value: CameraSpeed};

/** One thing that words can mean. The readers ask for the meanings they know what to do with. */
export type Meaning =
  | {
      readonly tag: 'noun';
      readonly noun: string;
      readonly topic: Topic;
      readonly attributes: readonly string[];
      /** The backdrop it makes behind a preposition: "at the lighthouse". */
      readonly place: LocationKind | null;
      readonly language: Language;
    }
  | {readonly tag: 'place'; readonly kind: LocationKind; readonly detail: string | null; readonly language: Language}
  | {readonly tag: 'colour'; readonly colour: Colour; readonly shade: string | null; readonly language: Language}
  | {readonly tag: 'attribute'; readonly value: string; readonly language: Language}
  | {readonly tag: 'action'; readonly value: string; readonly reaching: boolean}
  | {readonly tag: 'term'; readonly term: Term; readonly adjective: boolean}
  | {readonly tag: 'move'; readonly move: CameraMove; readonly speed: CameraSpeed | null}
  | {readonly tag: 'move-verb'; readonly family: MoveFamily; readonly direction: Direction; readonly certain: boolean}
  | {readonly tag: 'direction'; readonly direction: Direction; readonly adverb: string}
  | {readonly tag: 'preposition'; readonly word: string; readonly reach: 'at' | 'route' | 'relation'}
  | {readonly tag: 'count'; readonly count: number}
  | {readonly tag: 'unit'; readonly seconds: number}
  | {readonly tag: 'role'; readonly role: Role}
  | {readonly tag: 'absence'; readonly of: string}
  // The rest comes from the prompt's own signs, not from the lexicon.
  | {readonly tag: 'number'; readonly value: number}
  | {readonly tag: 'ingredient'; readonly ingredient: IngredientLook}
  | {readonly tag: 'quotation'; readonly text: string}
  | {readonly tag: 'break'; readonly strength: 'comma' | 'sentence'}
  | {readonly tag: 'unknown'};

export type Tag = Meaning['tag'];
export type Tagged<T extends Tag> = Extract<Meaning, {tag: T}>;

export type Player = 'felt' | 'kalimba' | 'pad' | 'bass' | 'strings' | 'beat' | 'shaker';

/** Players that can carry a tune. */
export type Lead = 'felt' | 'kalimba' | 'strings';

/** What stands on the root of a chord: three notes, or a fourth that makes it softer. */
export type Colour = 'triad' | 'seventh' | 'ninth';

/** A mood is a scale, four chords, who plays and who leads. */
export interface Mood {
  readonly words: readonly string[];
  /** Semitones above the root. */
  readonly scale: readonly number[];
  /** Steps of the scale on which the chords stand, by chance one of several progressions. */
  readonly progressions: readonly (readonly number[])[];
  readonly players: readonly Player[];
  /** null: no tune at all. */
  readonly lead: Lead | null;
  readonly colour: Colour;
  readonly beatsPerMinute: number;
}

const major = [0, 2, 4, 5, 7, 9, 11];
const minor = [0, 2, 3, 5, 7, 8, 10];
const dorian = [0, 2, 3, 5, 7, 9, 10];
const lydian = [0, 2, 4, 6, 7, 9, 11];

/** The first is the one for music of which no mood is said. */
export const moods: readonly [Mood, ...Mood[]] = [
  {
    words: ['calm', 'peaceful', 'gentle', 'soft', 'quiet', 'relaxed', 'ambient', 'tenang'],
    scale: major,
    progressions: [
      [0, 4, 5, 3],
      [0, 5, 3, 4],
    ],
    players: ['felt', 'pad'],
    lead: 'felt',
    colour: 'ninth',
    beatsPerMinute: 76,
  },
  {
    words: ['hopeful', 'inspiring', 'uplifting', 'warm', 'romantic', 'tender'],
    scale: major,
    progressions: [
      [3, 0, 4, 5],
      [0, 2, 3, 4],
    ],
    players: ['felt', 'pad', 'bass', 'kalimba'],
    lead: 'felt',
    colour: 'ninth',
    beatsPerMinute: 88,
  },
  {
    words: ['happy', 'cheerful', 'playful', 'fun', 'bright', 'upbeat', 'ceria', 'joyful'],
    scale: major,
    progressions: [
      [0, 3, 4, 0],
      [0, 5, 3, 4],
    ],
    players: ['kalimba', 'bass', 'shaker', 'beat'],
    lead: 'kalimba',
    colour: 'triad',
    beatsPerMinute: 112,
  },
  {
    words: ['sad', 'melancholic', 'melancholy', 'lonely', 'wistful', 'nostalgic', 'sedih'],
    scale: minor,
    progressions: [
      [0, 5, 2, 6],
      [0, 3, 5, 4],
    ],
    players: ['felt', 'strings'],
    lead: 'felt',
    colour: 'seventh',
    beatsPerMinute: 66,
  },
  {
    words: ['tense', 'suspense', 'dark', 'mysterious', 'ominous', 'scary'],
    scale: minor,
    progressions: [
      [0, 0, 5, 0],
      [0, 1, 0, 6],
    ],
    players: ['pad', 'bass', 'beat'],
    lead: null,
    colour: 'triad',
    beatsPerMinute: 80,
  },
  {
    words: ['epic', 'cinematic', 'heroic', 'grand', 'dramatic', 'trailer'],
    scale: minor,
    progressions: [
      [0, 5, 2, 6],
      [0, 2, 5, 4],
    ],
    players: ['strings', 'bass', 'beat', 'pad'],
    lead: 'strings',
    colour: 'triad',
    beatsPerMinute: 92,
  },
  {
    words: ['dreamy', 'magical', 'wonder', 'ethereal', 'fairy', 'space'],
    scale: lydian,
    progressions: [
      [0, 1, 0, 4],
      [0, 4, 1, 5],
    ],
    players: ['kalimba', 'pad', 'strings'],
    lead: 'kalimba',
    colour: 'ninth',
    beatsPerMinute: 72,
  },
  {
    words: ['cool', 'lofi', 'lo-fi', 'chill', 'jazzy', 'groovy', 'funky', 'urban'],
    scale: dorian,
    progressions: [
      [0, 3, 0, 4],
      [1, 4, 0, 0],
    ],
    players: ['felt', 'bass', 'beat', 'shaker'],
    lead: 'felt',
    colour: 'seventh',
    beatsPerMinute: 84,
  },
  {
    words: ['energetic', 'fast', 'driving', 'action', 'sport', 'electronic', 'dance', 'pop'],
    scale: minor,
    progressions: [
      [0, 5, 2, 6],
      [0, 6, 5, 6],
    ],
    players: ['bass', 'beat', 'shaker', 'kalimba', 'pad'],
    lead: 'kalimba',
    colour: 'triad',
    beatsPerMinute: 124,
  },
];

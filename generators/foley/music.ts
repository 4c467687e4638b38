/**
 * Beds of music: a mood is a scale, four chords and who plays; a tempo is how fast. All notes wrap around the end, so a bed repeats without a seam;
 * its length is whole bars, and where a length is asked for, the tempo gives way by the little that fits bars into it.
 */
import {between, type Chance, oneOf} from './chance.ts';
import {inRoom} from './filters.ts';
import {bass, felt, kalimba, pad, snap, strings, thump} from './instruments.ts';
import {addRecording, emptyRecording, type Recording} from './recording.ts';

type Player = 'felt' | 'kalimba' | 'pad' | 'bass' | 'strings' | 'beat' | 'shaker';

export interface Mood {
  readonly words: readonly string[];
  /** Semitones above the root. */
  readonly scale: readonly number[];
  /** Steps of the scale on which the chords stand, by chance one of several progressions. */
  readonly progressions: readonly (readonly number[])[];
  readonly players: readonly Player[];
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
    beatsPerMinute: 124,
  },
];

export interface Score {
  readonly mood: Mood;
  readonly beatsPerMinute: number;
  readonly extra: readonly Player[];
  readonly bars: number;
  readonly seconds: number;
}

/** What a prompt says about music: mood, tempo, players; and as many bars as the length holds. */
export function scoreOf(prompt: string, durationInSeconds: number | null): Score {
  const words = prompt.toLowerCase();
  const mood = moods.find((each) => each.words.some((word) => new RegExp(`\\b${word}\\b`).test(words))) ?? moods[0];
  const named = /(\d{2,3})\s*bpm/.exec(words)?.[1];
  const wanted = named ? Number(named) : mood.beatsPerMinute * (/\bslow\b/.test(words) ? 0.8 : /\bfast\b|\bquick\b/.test(words) ? 1.25 : 1);
  const extra: Player[] = [];
  for (const [pattern, player] of [
    [/piano|keys/, 'felt'],
    [/kalimba|music box|marimba|bells|pluck/, 'kalimba'],
    [/pad|synth|drone/, 'pad'],
    [/string|violin|cello|orchestra/, 'strings'],
    [/drum|beat|percussion/, 'beat'],
    [/\bbass\b/, 'bass'],
  ] as const) {
    if (pattern.test(words)) extra.push(player);
  }
  if (durationInSeconds === null) return {mood, beatsPerMinute: wanted, extra, bars: 8, seconds: (8 * 4 * 60) / wanted};
  const bars = Math.max(1, Math.round((durationInSeconds * wanted) / 240));
  return {mood, beatsPerMinute: (bars * 240) / durationInSeconds, extra, bars, seconds: durationInSeconds};
}

/** Plays a score. */
export function music({mood, beatsPerMinute, extra, bars, seconds}: Score, chance: Chance): Recording {
  const dry = emptyRecording(seconds, true);
  const wet = emptyRecording(seconds, true);
  const beat = 60 / beatsPerMinute;
  const root = 48 + Math.floor(chance() * 8);
  const progression = oneOf(chance, [mood.progressions[0] ?? [0], ...mood.progressions.slice(1)]);
  const players = new Set<Player>(
    extra.length > 0 ? [...extra, ...mood.players.filter((player) => player === 'pad' || player === 'bass')] : mood.players,
  );
  const pitch = (step: number, octave: number): number =>
    root + 12 * octave + (mood.scale[((step % 7) + 7) % 7] ?? 0) + 12 * Math.floor(step / 7);
  for (let bar = 0; bar < bars; bar++) {
    const chord = progression[bar % progression.length] ?? 0;
    const at = bar * 4 * beat;
    if (players.has('pad'))
      for (const step of [0, 2, 4]) pad(wet, {at, seconds: 4.6 * beat, pitch: pitch(chord + step, 0), level: 0.07, pan: (step - 2) * 0.3});
    if (players.has('strings'))
      for (const step of [0, 4, 7])
        strings(wet, {at, seconds: 4.3 * beat, pitch: pitch(chord + step, 0), level: 0.05, pan: (step - 4) * 0.15});
    if (players.has('bass'))
      for (const on of [0, 2.5])
        bass(dry, {at: at + on * beat, seconds: 1.4 * beat, pitch: pitch(chord, -1), level: on === 0 ? 0.3 : 0.22, pan: 0});
    if (players.has('felt')) {
      // An arpeggio that breathes: some notes are left out.
      for (const [index, step] of [0, 2, 4, 7, 4, 2, 4, 2].entries()) {
        if (index > 0 && chance() < 0.2) continue;
        felt(wet, {
          at: at + index * beat * 0.5 + between(chance, 0, 0.012),
          seconds: 2,
          pitch: pitch(chord + step, 1),
          level: index === 0 ? 0.2 : between(chance, 0.1, 0.16),
          pan: (step - 3) * 0.08,
        });
      }
    }
    if (players.has('kalimba')) {
      for (const on of [0, 0.75, 1.5, 2, 2.75, 3.5]) {
        if (chance() < 0.25) continue;
        const step = oneOf(chance, [0, 2, 4, 7]);
        kalimba(wet, {
          at: at + on * beat + between(chance, 0, 0.008),
          seconds: 1.8,
          pitch: pitch(chord + step, 2),
          level: between(chance, 0.1, 0.16),
          pan: between(chance, -0.4, 0.4),
        });
      }
    }
    if (players.has('beat')) {
      for (const on of [0, 2]) thump(dry, {at: at + on * beat, seconds: 0.35, level: 0.55});
      for (const on of [1, 3]) snap(dry, {at: at + on * beat, level: 0.12, decay: 24}, chance);
    }
    if (players.has('shaker'))
      for (let on = 0; on < 4; on += 0.5) snap(dry, {at: at + on * beat, level: on % 1 === 0 ? 0.03 : 0.055, decay: 60}, chance);
  }
  const hall = inRoom(wet, {seconds: 2.2, share: 0.32});
  addRecording(hall, dry, 1);
  return hall;
}

/**
 * Beds of music: chords that move by small steps, a tune that comes again, and a beat that lifts into the next round. All notes wrap around the end, so a
 * bed repeats without a seam; its length is whole bars, and where a length is asked for, the tempo gives way by the little that fits bars into it.
 *
 * Reading order: moods → score → voicing, melody → music (instruments).
 */
import {between, type Chance, oneOf} from './chance.ts';
import {inRoom} from './filters.ts';
import {bass, felt, kalimba, pad, snap, strings, thump} from './instruments.ts';
import {tuneOver} from './melody.ts';
import type {Lead} from './moods.ts';
import {addRecording, emptyRecording, type Recording} from './recording.ts';
import type {Score} from './score.ts';
import {voicings} from './voicing.ts';

/** A bed that is being played. */
interface Playing {
  readonly score: Score;
  readonly chance: Chance;
  /** Seconds. */
  readonly beat: number;
  /** Without and with the room around it. */
  readonly dry: Recording;
  readonly wet: Recording;
  /** The step of the scale on which each bar's chord stands, and its notes. */
  readonly chords: readonly number[];
  readonly voices: readonly (readonly number[])[];
  readonly pitchOf: (step: number) => number;
}

/** Plays a score. */
export function music(score: Score, chance: Chance): Recording {
  const {mood, beatsPerMinute, bars, seconds, players} = score;
  const dry = emptyRecording(seconds, true);
  const wet = emptyRecording(seconds, true);
  const root = 48 + Math.floor(chance() * 8);
  const progression = oneOf(chance, [mood.progressions[0] ?? [0], ...mood.progressions.slice(1)]);
  const chords = Array.from({length: bars}, (_, bar) => progression[bar % progression.length] ?? 0);
  const pitchOf = (step: number): number => root + (mood.scale[((step % 7) + 7) % 7] ?? 0) + 12 * Math.floor(step / 7);
  const voices = voicings(chords, {colour: mood.colour, middle: 60, pitchOf});
  const playing: Playing = {score, chance, beat: 60 / beatsPerMinute, dry, wet, chords, voices, pitchOf};
  for (let bar = 0; bar < bars; bar++) {
    if (players.has('pad')) playPad(playing, bar);
    if (players.has('strings')) playStrings(playing, bar);
    if (players.has('bass')) playBass(playing, bar);
    if (players.has('felt')) playFelt(playing, bar);
    if (players.has('kalimba')) playKalimba(playing, bar);
    if (players.has('beat')) playBeat(playing, bar);
    if (players.has('shaker')) playShaker(playing, bar);
  }
  if (score.lead !== null) playTune(playing, score.lead);
  const hall = inRoom(wet, {seconds: 2.2, share: 0.32});
  addRecording(hall, dry, 1);
  return hall;
}

const playPad = ({wet, beat, voices}: Playing, bar: number): void => {
  for (const [index, pitch] of (voices[bar] ?? []).entries())
    pad(wet, {at: 4 * bar * beat, seconds: 4.6 * beat, pitch, level: 0.055, pan: 0.28 * (index - 1)});
};

const playStrings = ({wet, beat, voices, chords, pitchOf}: Playing, bar: number): void => {
  const at = 4 * bar * beat;
  strings(wet, {at, seconds: 4.3 * beat, pitch: pitchOf(chords[bar] ?? 0) - 12, level: 0.045, pan: -0.25});
  for (const [index, pitch] of (voices[bar] ?? []).slice(0, 3).entries())
    strings(wet, {at, seconds: 4.3 * beat, pitch, level: 0.038, pan: 0.2 * index});
};

/** The root, and on the way to another chord a note of the scale between the two. */
const playBass = ({dry, beat, chords, pitchOf, score, chance}: Playing, bar: number): void => {
  const chord = chords[bar] ?? 0;
  const next = chords[(bar + 1) % chords.length] ?? 0;
  const at = 4 * bar * beat;
  // Between 65 and 123 Hz: what lies deeper is heard by nobody who watches on a phone.
  const low = (step: number): number => 36 + ((((pitchOf(step) - 36) % 12) + 12) % 12);
  bass(dry, {at, seconds: (score.players.has('beat') ? 1.4 : 3.2) * beat, pitch: low(chord), level: 0.28, pan: 0});
  if (score.players.has('beat')) bass(dry, {at: at + 2.5 * beat, seconds: 1.2 * beat, pitch: low(chord), level: 0.2, pan: 0});
  if (chord === next || chance() < 0.4) return;
  bass(dry, {at: at + 3.5 * beat, seconds: 0.5 * beat, pitch: low(next + (next > chord ? -1 : 1)), level: 0.15, pan: 0});
};

/** Which eighths of a bar an accompaniment plays; one way for a phrase of two bars, so that it is heard as one. */
const figures = [
  [0, 1, 2, 3, 4, 5, 6, 7],
  [0, 2, 3, 4, 6, 7],
  [0, 3, 4, 6],
  [0, 1, 3, 4, 6],
] as const;

const figureOf = (bar: number, bars: number): readonly number[] => figures[bar >= bars - 1 ? 2 : Math.floor(bar / 2) % 2] ?? figures[0];

/** Left hand: root and fifth. Right hand: the chord, broken up and down, softer under a tune. */
const playFelt = ({wet, beat, chords, voices, pitchOf, score, chance}: Playing, bar: number): void => {
  const at = 4 * bar * beat;
  const chord = chords[bar] ?? 0;
  const [soft, voicing] = [score.lead === 'felt' ? 0.62 : 1, voices[bar] ?? []];
  felt(wet, {at, seconds: 2.6, pitch: pitchOf(chord) - 12, level: 0.17 * soft, pan: -0.12});
  felt(wet, {at: at + 2 * beat, seconds: 2, pitch: pitchOf(chord + 4) - 12, level: 0.1 * soft, pan: -0.1});
  const upAndDown = [...voicing, ...voicing.slice(1, -1).reverse()];
  for (const eighth of figureOf(bar, score.bars)) {
    const pitch = upAndDown[eighth % upAndDown.length] ?? 60;
    const level = soft * (eighth === 0 ? 0.15 : eighth % 2 === 0 ? 0.12 : 0.09) * between(chance, 0.85, 1.1);
    felt(wet, {at: at + eighth * beat * 0.5 + between(chance, 0, 0.012), seconds: 1.8, pitch, level, pan: 0.012 * (pitch - 60)});
  }
};

const playKalimba = ({wet, beat, voices, score, chance}: Playing, bar: number): void => {
  const voicing = voices[bar] ?? [];
  const soft = score.lead === 'kalimba' ? 0.5 : 1;
  for (const eighth of figureOf(bar + 2, score.bars)) {
    const pitch = (voicing[(eighth * 2) % Math.max(1, voicing.length)] ?? 60) + 12;
    const at = (4 * bar + 0.5 * eighth) * beat + between(chance, 0, 0.008);
    kalimba(wet, {at, seconds: 1.8, pitch, level: soft * between(chance, 0.09, 0.14), pan: between(chance, -0.4, 0.4)});
  }
};

/** Louder than what accompanies it, an octave above, a breath late as hands are. */
const playTune = ({wet, beat, chords, pitchOf, chance}: Playing, lead: Lead): void => {
  const play = {felt, kalimba, strings}[lead];
  const level = {felt: 0.2, kalimba: 0.2, strings: 0.06}[lead];
  const octave = lead === 'strings' ? 12 : pitchOf(0) > 52 ? 12 : 24;
  for (const {beat: on, beats, step, strength} of tuneOver(chords, chance)) {
    const seconds = lead === 'strings' ? Math.max(0.5, beats * beat * 1.1) : Math.max(1.4, beats * beat + 0.8);
    play(wet, {at: on * beat + between(chance, 0.004, 0.018), seconds, pitch: pitchOf(step) + octave, level: level * strength, pan: 0.08});
  }
};

/** The last bar of a round leads into the next one. */
const playBeat = ({dry, beat, score, chance}: Playing, bar: number): void => {
  const at = 4 * bar * beat;
  const isLast = score.bars > 1 && bar === score.bars - 1;
  for (const on of bar % 2 === 0 ? [0, 2] : [0, 1.75, 2.5]) thump(dry, {at: at + on * beat, seconds: 0.35, level: on === 0 ? 0.55 : 0.46});
  for (const on of isLast ? [1, 3, 3.5, 3.75] : [1, 3]) snap(dry, {at: at + on * beat, level: on > 3 ? 0.07 : 0.12, decay: 24}, chance);
  for (let eighth = 0; eighth < 8; eighth++) {
    // Between the beats a little late: it swings.
    const on = eighth / 2 + (eighth % 2 === 1 ? 0.06 : 0);
    snap(dry, {at: at + on * beat, level: eighth % 2 === 1 ? 0.022 : 0.014, decay: 90}, chance);
  }
};

const playShaker = ({dry, beat, chance}: Playing, bar: number): void => {
  for (let eighth = 0; eighth < 8; eighth++) {
    const at = (4 * bar + eighth / 2 + (eighth % 2 === 1 ? 0.05 : 0)) * beat;
    snap(dry, {at, level: (eighth % 2 === 1 ? 0.05 : 0.026) * between(chance, 0.85, 1.1), decay: 60}, chance);
  }
};

/** Who plays: each adds one note to a recording. */
import type {Chance} from './chance.ts';
import {addEvent, type Recording, sampleRate} from './recording.ts';

export interface Note {
  readonly at: number;
  readonly seconds: number;
  readonly pitch: number;
  readonly level: number;
  readonly pan: number;
}

const hertz = (pitch: number): number => 440 * 2 ** ((pitch - 69) / 12);

/**
 * Adds a sine that dies away: a phasor that is turned and shortened from sample to sample. Sines and exponentials of every sample would be nine tenths of the
 * time that a piano takes.
 */
const addRinging = (
  into: Float64Array,
  {
    hertz,
    decayPerSecond,
    phase,
    strength,
  }: {readonly hertz: number; readonly decayPerSecond: number; readonly phase: number; readonly strength: number},
): void => {
  const turn = (2 * Math.PI * hertz) / sampleRate;
  const shrink = Math.exp(-decayPerSecond / sampleRate);
  const [cosine, sine] = [Math.cos(turn) * shrink, Math.sin(turn) * shrink];
  let real = Math.cos(phase) * strength;
  let imaginary = Math.sin(phase) * strength;
  for (let i = 0; i < into.length; i++) {
    into[i] = (into[i] ?? 0) + imaginary;
    const next = real * cosine - imaginary * sine;
    imaginary = imaginary * cosine + real * sine;
    real = next;
  }
};

/** Soft hammers, few overtones, two strings slightly apart. */
export const felt = (recording: Recording, note: Note): void => {
  const f = hertz(note.pitch);
  const struck = new Float64Array(Math.ceil(note.seconds * sampleRate) + 1);
  for (let n = 1; n <= 6; n++) {
    // Strings are stiff: overtones lie a little sharp, and die first.
    const stretched = f * n * Math.sqrt(1 + 0.0004 * n * n);
    if (stretched > 9000) break;
    const common = {decayPerSecond: 1.3 * (0.7 + 0.5 * n), strength: 0.5 * Math.exp(-(n - 1) * 0.78)};
    addRinging(struck, {...common, hertz: stretched, phase: 0});
    addRinging(struck, {...common, hertz: stretched * 1.0009, phase: n});
  }
  addEvent(recording, note, (t) => (struck[Math.round(t * sampleRate)] ?? 0) * (t > 0.1 ? 1 : 1 - Math.exp(-t * 220)));
};

/** A tine: nearly a sine, with the overtones of a struck bar that die first. */
export const kalimba = (recording: Recording, note: Note): void => {
  const f = 2 * Math.PI * hertz(note.pitch);
  addEvent(
    recording,
    note,
    (t) =>
      (1 - Math.exp(-t * 900)) *
      (Math.sin(f * t) * Math.exp(-t * 2.8) +
        0.2 * Math.sin(2 * f * t) * Math.exp(-t * 5) +
        0.1 * Math.sin(5.4 * f * t) * Math.exp(-t * 26)),
  );
};

export const pad = (recording: Recording, note: Note): void => {
  const f = 2 * Math.PI * hertz(note.pitch);
  addEvent(
    recording,
    note,
    (t) =>
      Math.sin((Math.PI * t) / note.seconds) ** 0.8 *
      (Math.sin(f * t) + 0.6 * Math.sin(f * 1.0035 * t + 1) + 0.25 * Math.sin(2 * f * 0.998 * t + 2)),
  );
};

/** One cycle of a bowed string: six harmonics, added up once instead of for every sample. */
const bowed = Float64Array.from({length: 4097}, (_, index) => {
  let value = 0;
  for (let n = 1; n <= 6; n++) value += Math.sin((2 * Math.PI * n * index) / 4096 + n) / n ** 1.25;
  return value;
});

/** Three bows on one string, each with its own slow hand. */
export const strings = (recording: Recording, note: Note): void => {
  const f = hertz(note.pitch);
  addEvent(recording, note, (t) => {
    const bow = Math.min(1, t / (0.22 * note.seconds), (note.seconds - t) / (0.3 * note.seconds));
    let value = 0;
    for (const [detune, speed] of hands) {
      const cycles = f * detune * t + 0.01 * Math.sin(2 * Math.PI * speed * t) + 1;
      const at = (cycles - Math.floor(cycles)) * 4096;
      const index = Math.floor(at);
      const [here = 0, next = 0] = [bowed[index], bowed[index + 1]];
      value += here + (next - here) * (at - index);
    }
    return (bow * value) / 3;
  });
};

/** How far each bow is out of tune, and how fast its hand trembles. */
const hands = [
  [0.9985, 4.8],
  [1, 5.3],
  [1.0017, 5.9],
] as const;

/** Round, plucked. */
export const bass = (recording: Recording, note: Note): void => {
  const f = 2 * Math.PI * hertz(note.pitch);
  addEvent(
    recording,
    note,
    (t) =>
      (Math.sin(f * t) + 0.35 * Math.sin(2 * f * t) * Math.exp(-t * 5) + 0.12 * Math.sin(3 * f * t) * Math.exp(-t * 9)) *
      Math.exp(-t * 2.6) *
      (1 - Math.exp(-t * 350)),
  );
};

/** A soft drum: a falling sine. */
export const thump = (recording: Recording, event: {readonly at: number; readonly seconds: number; readonly level: number}): void =>
  addEvent(recording, event, (t) => Math.sin(2 * Math.PI * (52 * t + 4.2 * (1 - Math.exp(-t * 28)))) * Math.exp(-t * 11));

/** Noise without its low half: a snap where it rings on, a shaker where it is short. */
export const snap = (
  recording: Recording,
  {at, level, decay}: {readonly at: number; readonly level: number; readonly decay: number},
  chance: Chance,
): void => {
  let before = 0;
  addEvent(recording, {at, seconds: 0.25, level, pan: 0.15}, (t) => {
    const white = 2 * chance() - 1;
    const bright = white - before;
    before = white * 0.85;
    return bright * Math.exp(-t * decay) * (1 - Math.exp(-t * 600));
  });
};

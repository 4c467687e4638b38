import {between, type Chance, oneOf} from './chance.ts';

/** A note of a tune. */
export interface TuneNote {
  /** From the beginning of the bed. */
  readonly beat: number;
  readonly beats: number;
  /** Of the scale, from the root; 7 is an octave. */
  readonly step: number;
  /** 0 to 1. */
  readonly strength: number;
}

/** Rhythms of two bars: when each note begins, and how long it is held, in beats. */
const rhythms: readonly [Rhythm, ...Rhythm[]] = [
  [
    [0, 1.5],
    [1.5, 0.5],
    [2, 2],
    [4, 1],
    [5, 1],
    [6, 2],
  ],
  [
    [0, 1],
    [1, 1],
    [2, 1.5],
    [3.5, 0.5],
    [4, 3],
  ],
  [
    [0.5, 0.5],
    [1, 1],
    [2, 2],
    [4.5, 0.5],
    [5, 1],
    [6, 2],
  ],
  [
    [0, 2],
    [2, 1],
    [3, 1],
    [4, 1.5],
    [5.5, 0.5],
    [6, 2],
  ],
  [
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 3],
  ],
];

type Rhythm = readonly (readonly [beat: number, beats: number])[];

/** A motif: its notes as steps above the chord that they are played over, so that it can come again over another chord. */
type Motif = readonly {readonly beat: number; readonly beats: number; readonly above: number}[];

const chordTones = [0, 2, 4, 7, 9];

/**
 * A tune over a progression: two bars of a motif, the same again with another end, something else, and the first once more. What is heard again is
 * what makes notes a tune.
 *
 * @param chords the steps of the scale on which the chord of each bar stands.
 */
export function tuneOver(chords: readonly number[], chance: Chance): TuneNote[] {
  const first = motif(chance);
  const other = motif(chance);
  const notes: TuneNote[] = [];
  for (let bar = 0; bar < chords.length; bar += 2) {
    const part = (bar / 2) % 4;
    const played = part === 2 ? other : part === 0 ? first : withOtherEnd(first, part === 3 ? 0 : oneOf(chance, [2, 4]));
    for (const {beat, beats, above} of played) {
      const chord = chords[bar + Math.floor(beat / 4)];
      if (chord === undefined) continue;
      // Chords that stand high would carry the tune away: it stays within an octave and a half.
      const step = (chord > 3 ? chord - 7 : chord) + above;
      notes.push({
        beat: bar * 4 + beat,
        beats,
        step,
        strength: (beat % 4 === 0 ? 1 : beat % 1 === 0 ? 0.85 : 0.7) * between(chance, 0.9, 1),
      });
    }
  }
  return notes;
}

const motif = (chance: Chance): Motif => {
  let above = oneOf(chance, [2, 4, 4, 7]);
  return oneOf(chance, rhythms).map(([beat, beats]) => {
    const isStrong = beat % 2 === 0;
    if (isStrong) above = nearest(above);
    const note = {beat, beats, above};
    // Mostly to the next note of the scale, now and then a leap, always back towards the middle.
    const leap = oneOf(chance, [-2, -1, -1, 1, 1, 2, 3]);
    above = Math.max(0, Math.min(9, above + (above + leap > 8 || above + leap < 1 ? -leap : leap)));
    return note;
  });
};

const nearest = (above: number): number =>
  chordTones.reduce((best, tone) => (Math.abs(tone - above) < Math.abs(best - above) ? tone : best), 0);

const withOtherEnd = (motif: Motif, above: number): Motif =>
  motif.map((note, index) => (index === motif.length - 1 ? {...note, above} : note));

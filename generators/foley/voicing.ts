import type {Colour} from './moods.ts';

/** Steps above the root of a chord. */
const notesOf: Readonly<Record<Colour, readonly number[]>> = {triad: [0, 2, 4], seventh: [0, 2, 4, 6], ninth: [0, 2, 4, 8]};

/**
 * The notes of each chord so that hands hardly move from one to the next: every note goes to its nearest place. Chords that jump together, all in root
 * position, are what makes music sound like a machine.
 *
 * @param pitchOf the pitch of a step of the scale.
 * @returns pitches, ascending, for each chord; around `middle`.
 */
export function voicings(
  chords: readonly number[],
  {colour, middle, pitchOf}: {colour: Colour; middle: number; pitchOf: (step: number) => number},
): number[][] {
  let before: readonly number[] = [];
  return chords.map((chord) => {
    const classes = notesOf[colour].map((step) => pitchOf(chord + step) % 12);
    const candidates = classes.map((_, turn) => closed([...classes.slice(turn), ...classes.slice(0, turn)], middle));
    const distance = (pitches: readonly number[]): number =>
      before.length === 0
        ? Math.abs(mean(pitches) - middle)
        : pitches.reduce((sum, pitch, index) => sum + Math.abs(pitch - (before[index] ?? pitch)), 0) +
          0.3 * Math.abs(mean(pitches) - middle);
    const best = candidates.reduce((one, other) => (distance(other) < distance(one) ? other : one), candidates[0] ?? []);
    before = best;
    return best;
  });
}

/** Pitch classes stacked upwards, as near to a pitch as octaves allow. */
const closed = (classes: readonly number[], middle: number): number[] => {
  const stacked: number[] = [];
  for (const each of classes) {
    let pitch = each;
    while (pitch <= (stacked.at(-1) ?? -1)) pitch += 12;
    stacked.push(pitch);
  }
  const shift = 12 * Math.round((middle - mean(stacked)) / 12);
  return stacked.map((pitch) => pitch + shift);
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

import type {TimedWord} from '../../src/core/timed-word.ts';

/** A stretch of samples in which somebody speaks. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** So short a silence is the closure of a consonant, not a pause. */
const shortestPauseInSeconds = 0.07;

/**
 * When the words of a sentence are heard, from what is heard alone: pauses are laid on its commas, the longest first, and between two of them each
 * word takes a share by its letters. Models that sherpa runs tell no times; against a voice that does (flite), half of the words
 * begin within 70 ms of the truth, nine in ten within 160 ms, none further than 220 ms.
 */
export function alignByEnergy(
  words: readonly string[],
  samples: Float32Array,
  {
    sampleRateInHertz,
    isRecorded,
  }: {readonly sampleRateInHertz: number /** Rooms, rain or music may be behind the voice. */; readonly isRecorded: boolean},
): TimedWord[] {
  const clauses = clausesOf(words);
  const stretches = fitted(stretchesOf(samples, sampleRateInHertz, isRecorded), clauses.length);
  if (stretches.length === 0) return shared(words, {start: 0, end: samples.length}, sampleRateInHertz);
  return joinedClauses(clauses, stretches).flatMap((group, index) =>
    shared(group, stretches[index] ?? {start: 0, end: 0}, sampleRateInHertz),
  );
}

/** As many groups of clauses as there are stretches: a comma without a pause is one whose place in the text no pause is near. */
const joinedClauses = (clauses: readonly (readonly string[])[], stretches: readonly Stretch[]): string[][] => {
  const total = clauses.flat().reduce((sum, word) => sum + lengthOf(word), 0);
  const spoken = stretches.reduce((sum, {start, end}) => sum + end - start, 0);
  const groups: string[][] = [];
  let [letters, heard, next] = [0, 0, 0];
  for (const [index, {start, end}] of stretches.entries()) {
    heard += (end - start) / spoken;
    const group: string[] = [];
    const left = stretches.length - 1 - index;
    while (next < clauses.length - left) {
      const clause = clauses[next] ?? [];
      const after = letters + clause.reduce((sum, word) => sum + lengthOf(word), 0) / total;
      // The clause that would go further past the pause than stopping short of it belongs to the next stretch.
      if (left > 0 && group.length > 0 && after - heard > heard - letters) break;
      group.push(...clause);
      letters = after;
      next++;
    }
    groups.push(group);
  }
  return groups;
};

const finalLengthening = 1.5;

/** A letter more for every word: even "a" takes its time. */
const lengthOf = (word: string): number => (word.match(/[\p{L}\p{M}\p{N}]/gu) ?? []).length + 1;

/** Words up to a comma. */
const clausesOf = (words: readonly string[]): string[][] => {
  const clauses: string[][] = [[]];
  for (const [index, word] of words.entries()) {
    clauses.at(-1)?.push(word);
    if (/[,;:—–.!?…]["'”’)\]]*$/.test(word) && index < words.length - 1) clauses.push([]);
  }
  return clauses;
};

/** Runs of sound between pauses: 10 ms at a time, louder than 35 dB below the loudest and, in a recording, clearly louder than what is behind the voice. */
const stretchesOf = (samples: Float32Array, rate: number, isRecorded: boolean): Stretch[] => {
  const step = Math.max(1, Math.round(rate / 100));
  const levels = Array.from({length: Math.ceil(samples.length / step)}, (_, at) =>
    samples.slice(at * step, (at + 1) * step).reduce((sum, sample) => sum + sample * sample, 0),
  );
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0);
  const behind = isRecorded ? (levels.toSorted((a, b) => a - b)[Math.floor(levels.length / 6)] ?? 0) : 0;
  const floor = Math.max(loudest / 10 ** 3.5, Math.min(behind * 10 ** 0.6, loudest / 10));
  const stretches: {start: number; end: number}[] = [];
  for (const [at, level] of levels.entries()) {
    if (level <= floor) continue;
    const last = stretches.at(-1);
    if (last && at * step - last.end < shortestPauseInSeconds * rate) last.end = Math.min(samples.length, (at + 1) * step);
    else stretches.push({start: at * step, end: Math.min(samples.length, (at + 1) * step)});
  }
  return stretches;
};

/** So many stretches, cut at the longest pauses. */
const fitted = (stretches: readonly Stretch[], count: number): Stretch[] => {
  const pauses = stretches.slice(1).map(({start}, index) => ({index, length: start - (stretches[index]?.end ?? 0)}));
  const kept = new Set(
    pauses
      .sort((a, b) => b.length - a.length)
      .slice(0, count - 1)
      .map(({index}) => index),
  );
  const merged: {start: number; end: number}[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const last = merged.at(-1);
    if (last && !kept.has(index - 1)) last.end = stretch.end;
    else merged.push({...stretch});
  }
  return merged;
};

/** Each word's share of a stretch, by its letters. */
const shared = (words: readonly string[], {start, end}: Stretch, rate: number): TimedWord[] => {
  // The last word before a pause is drawn out.
  const lengths = words.map((word, index) => lengthOf(word) * (index === words.length - 1 ? finalLengthening : 1));
  const sum = lengths.reduce((total, length) => total + length, 0);
  let before = 0;
  return words.map((text, index) => {
    const from = before;
    before += lengths[index] ?? 0;
    const at = (share: number): number => Math.round((1000 * (start + ((end - start) * share) / sum)) / rate) / 1000;
    return {text, startInSeconds: at(from), endInSeconds: at(before)};
  });
};

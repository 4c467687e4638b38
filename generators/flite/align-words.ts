import type {TimedWord} from '../../src/core/timed-word.ts';
import type {Phone} from './run-flite.ts';

/**
 * When each word of a sentence is heard: the phones of the words, spoken alone, laid against those of the sentence by the least edits. Most are
 * the same; where a word sounds otherwise in its sentence ("Dr." before a name), its neighbours still hold it in place.
 *
 * @param phonesOf the phones of each word; words that flite did not count separately share what their neighbours leave.
 */
export function alignWords(words: readonly string[], phonesOf: readonly (readonly string[])[], spoken: readonly Phone[]): TimedWord[] {
  const alone = phonesOf.flatMap((phones, word) => phones.map((name) => ({name, word})));
  const owners = ownersOf(alone, spoken);
  const timed: TimedWord[] = [];
  let time = 0;
  for (const [index, text] of words.entries()) {
    const own = spoken.flatMap((_, at) => (owners[at] === index ? [at] : []));
    const [first, last] = [own[0], own.at(-1)];
    const start = first === undefined ? time : (spoken[first - 1]?.endInSeconds ?? 0);
    const end = last === undefined ? time : (spoken[last]?.endInSeconds ?? start);
    timed.push({text, startInSeconds: Math.max(time, start), endInSeconds: Math.max(time, end)});
    time = Math.max(time, end);
  }
  return timed;
}

/** The word that each phone of the sentence belongs to; null for pauses. */
const ownersOf = (alone: readonly {readonly name: string; readonly word: number}[], spoken: readonly Phone[]): (number | null)[] => {
  const [rows, columns] = [alone.length + 1, spoken.length + 1];
  const cost = new Int32Array(rows * columns);
  const costAt = (row: number, column: number): number => cost[row * columns + column] ?? 0;
  const substitution = (row: number, column: number): number => {
    const said = spoken[column]?.name;
    if (said === 'pau') return 100;
    return alone[row]?.name === said ? 0 : 1;
  };
  // A pause of the sentence belongs to nobody and costs nothing to leave out.
  const insertion = (column: number): number => (spoken[column]?.name === 'pau' ? 0 : 1);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (row === 0 && column === 0) continue;
      const choices = [
        row > 0 && column > 0 ? costAt(row - 1, column - 1) + substitution(row - 1, column - 1) : Number.MAX_SAFE_INTEGER,
        row > 0 ? costAt(row - 1, column) + 1 : Number.MAX_SAFE_INTEGER,
        column > 0 ? costAt(row, column - 1) + insertion(column - 1) : Number.MAX_SAFE_INTEGER,
      ];
      cost[row * columns + column] = Math.min(...choices);
    }
  }
  const owners: (number | null)[] = spoken.map(() => null);
  let [row, column] = [alone.length, spoken.length];
  while (column > 0) {
    if (row > 0 && costAt(row, column) === costAt(row - 1, column - 1) + substitution(row - 1, column - 1)) {
      owners[column - 1] = alone[row - 1]?.word ?? null;
      row--;
      column--;
    } else if (costAt(row, column) === costAt(row, column - 1) + insertion(column - 1)) {
      // Said in the sentence only: it is part of the word around it.
      owners[column - 1] = spoken[column - 1]?.name === 'pau' ? null : (alone[row - 1]?.word ?? alone[0]?.word ?? null);
      column--;
    } else row--;
  }
  return owners;
};

import type {Language} from './meaning.ts';

/** One line of a lexicon table: `name (note): English, words | kata, Indonesia`. Lines without a colon continue the one above. */
export interface Row {
  readonly name: string;
  readonly note: string | null;
  readonly phrases: readonly Phrase[];
}

export interface Phrase {
  readonly text: string;
  readonly language: Language;
  /** Written with a star: the words stand inside a noun phrase, as "rainy" in "a rainy tram stop". */
  readonly starred: boolean;
}

/** Reads a table. Words that stand on both sides of the bar are `both`. */
export const readTable = (table: string): readonly Row[] => {
  const rows: Row[] = [];
  let entry = '';
  for (const line of [...table.split('\n'), ':']) {
    if (line.includes(':') && entry.trim() !== '') rows.push(readRow(entry));
    entry = line.includes(':') ? line : `${entry} ${line}`;
  }
  return rows;
};

/** Reads `English, words | kata, Indonesia`. */
export const readPhrases = (text: string): readonly Phrase[] => {
  const [english = [], indonesian = []] = text.split('|').map(wordsOf);
  const shared = english.filter((word) => indonesian.includes(word));
  return [
    ...english.map((word) => phrase(word, shared.includes(word) ? 'both' : 'en')),
    ...indonesian.filter((word) => !shared.includes(word)).map((word) => phrase(word, 'id')),
  ];
};

const readRow = (entry: string): Row => {
  const colon = entry.indexOf(':');
  const [, name = '', note = null] = /^\s*(.*?)\s*(?:\(([^)]*)\))?\s*$/.exec(entry.slice(0, colon)) ?? [];
  return {name, note, phrases: readPhrases(entry.slice(colon + 1))};
};

const wordsOf = (side: string): readonly string[] =>
  side
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const phrase = (word: string, language: Language): Phrase =>
  word.startsWith('*') ? {text: word.slice(1), language, starred: true} : {text: word, language, starred: false};

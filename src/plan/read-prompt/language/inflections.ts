/** A form that the lexicon may know a word by, and what the ending that was taken off says. */
export interface Stem {
  readonly form: string;
  readonly says: 'plural' | 'nothing' | 'verb' | 'has';
}

/**
 * The dictionary forms that a word may come from, the likeliest first: English plurals, Indonesian -nya, ber- and me-. They are guesses;
 * only one that the lexicon knows counts.
 */
export const stemsOf = (word: string): readonly Stem[] => [...englishSingulars(word), ...indonesianStems(word)];

/** The forms of an English verb. Doubled and plain consonants are both made: a wrong form is a word that nobody writes. */
export const englishVerbForms = (base: string): readonly string[] => {
  const [verb = base, ...particle] = base.split(' ');
  const rest = particle.length === 0 ? '' : ` ${particle.join(' ')}`;
  return [verb, ...endingsOf(verb)].map((form) => form + rest);
};

const endingsOf = (verb: string): readonly string[] => {
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (/ie$/.test(verb)) return [`${verb}s`, `${verb}d`, `${verb.slice(0, -2)}ying`];
  if (/e$/.test(verb)) return [`${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  const plain = [/(?:s|x|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`, `${verb}ed`, `${verb}ing`];
  const last = verb.at(-1) ?? '';
  return /[aeiou][bdglmnprt]$/.test(verb) ? [...plain, `${verb}${last}ed`, `${verb}${last}ing`] : plain;
};

const irregularPlurals: ReadonlyMap<string, string> = new Map([
  ['men', 'man'],
  ['women', 'woman'],
  ['people', 'person'],
  ['children', 'child'],
  ['mice', 'mouse'],
  ['geese', 'goose'],
  ['oxen', 'bull'],
  ['wolves', 'wolf'],
  ['leaves', 'leaf'],
  ['knives', 'knife'],
  ['elves', 'elf'],
  ['policemen', 'policeman'],
  ['firemen', 'fireman'],
  ['fishermen', 'fisherman'],
  ['businessmen', 'businessman'],
]);

const englishSingulars = (word: string): readonly Stem[] => {
  const irregular = irregularPlurals.get(word);
  if (irregular !== undefined) return [{form: irregular, says: 'plural'}];
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return [];
  const forms = [word.slice(0, -1)];
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('es')) forms.push(word.slice(0, -2));
  return forms.map((form) => ({form, says: 'plural'}));
};

const indonesianStems = (word: string): readonly Stem[] => {
  const stems: Stem[] = [];
  if (word.length > 5 && word.endsWith('nya')) {
    const owned = word.slice(0, -3);
    stems.push({form: owned, says: 'nothing'}, ...indonesianStems(owned));
  }
  if (word.length > 5 && word.startsWith('ber')) stems.push({form: word.slice(3), says: 'has'});
  if (word.length > 5 && /^(?:me|di|ter|ber)/.test(word)) {
    const plain = word.replace(/(?:kan|i)$/, '');
    for (const form of new Set([...withoutPrefix(word), ...withoutPrefix(plain)])) stems.push({form, says: 'verb'});
  }
  return stems;
};

/** The nasal of me- swallows the first letter of its root: "menunggu" is "tunggu", "memakai" is "pakai", "menyapu" is "sapu". */
const withoutPrefix = (word: string): readonly string[] => {
  if (/^(?:di|ber|ter)/.test(word)) return [word.replace(/^(?:di|ber|ter)/, '')];
  if (word.startsWith('meny')) return [`s${word.slice(4)}`];
  if (word.startsWith('meng')) return [word.slice(4), `k${word.slice(4)}`];
  if (word.startsWith('mem')) return [word.slice(3), `p${word.slice(3)}`];
  if (word.startsWith('men')) return [word.slice(3), `t${word.slice(3)}`];
  return word.startsWith('me') ? [word.slice(2)] : [];
};

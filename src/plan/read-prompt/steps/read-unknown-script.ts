import type {Tag} from '../language/meaning.ts';
import {note, type Reading} from '../reading.ts';

/**
 * A prompt of which the lexicon knows no word (Japanese, Arabic, emoji): guessing at its grammar would tear it apart, so all of it is
 * the subject, as it was written, and a generator that knows the language can do better.
 */
export const readUnknownScript = (reading: Reading, prompt: string): void => {
  const {draft, pieces, evidence} = reading;
  const small = pieces.filter(({meanings}) => meanings.some(({tag}) => tag === 'role' || tag === 'preposition'));
  const isUnderstood = small.length > 1 || pieces.some(({meanings}) => meanings.some(({tag}) => telling.has(tag)));
  const text = prompt
    .normalize('NFKC')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
  if (isUnderstood || text === '' || !/[\p{L}\p{N}\p{S}]/u.test(text)) return;
  draft.subjects.splice(0, draft.subjects.length, {noun: text, count: 1, colours: new Set(), attributes: new Set(), ingredient: null});
  draft.actions.clear();
  draft.places.splice(0);
  evidence.clear();
  for (let index = 0; index < pieces.length; index += 1) reading.taken.add(index);
  note(reading, 'subjects[0].noun', [text]);
};

/** Meanings that only a known word has. Numbers occur in any language, and so does one small word ("a" is Portuguese too). */
const telling: ReadonlySet<Tag> = new Set<Tag>([
  'noun',
  'place',
  'colour',
  'attribute',
  'action',
  'term',
  'move',
  'move-verb',
  'ingredient',
  'absence',
  'quotation',
]);

import {
  cameraAngles,
  cameraMoves,
  cameraSpeeds,
  colours,
  lenses,
  locationKinds,
  paletteTerms,
  positions,
  shotSizes,
  timesOfDay,
  weathers,
} from '../../../core/scene-plan.ts';
import {actionWords} from '../lexicon/actions.ts';
import {animals} from '../lexicon/animals.ts';
import {buildings} from '../lexicon/buildings.ts';
import {angleWords, lensWords, positionWords, shotSizeWords, speedWords} from '../lexicon/camera.ts';
import {directionWords, moveVerbs, wholeMoves} from '../lexicon/camera-moves.ts';
import {food} from '../lexicon/food.ts';
import {bodyParts, garments} from '../lexicon/garments.ts';
import {absenceWords, countWords, durationWords, prepositionWords, roleWords} from '../lexicon/grammar.ts';
import {lightingWords, moodWords, styleWords} from '../lexicon/looks.ts';
import {nature} from '../lexicon/nature.ts';
import {people} from '../lexicon/people.ts';
import {places} from '../lexicon/places.ts';
import {products} from '../lexicon/products.ts';
import {attributeWords, colourWords} from '../lexicon/qualities.ts';
import {paletteMarkers, paletteWords, timeOfDayWords, weatherWords} from '../lexicon/settings.ts';
import {mounts, vehicles} from '../lexicon/vehicles.ts';
import {englishVerbForms} from './inflections.ts';
import {directions, type Meaning, moveFamilies, roles, type Term, type Topic} from './meaning.ts';
import {type Phrase, type Row, readPhrases, readTable} from './table.ts';
import {readSigns} from './words.ts';

/** Everything the planner knows, by phrase: words in lower case, joined by single spaces. Read once, when the module is loaded. */
export interface Lexicon {
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  /** For a first word, how many words its longest phrase has: what keeps the search for the longest match short. */
  readonly longestFrom: ReadonlyMap<string, number>;
}

export const phraseKey = (text: string): string =>
  // Nearly all phrases are their own key; the check halves the time that loading takes.
  /^[a-z]+(?: [a-z]+)*$/.test(text) ? text : spelledKey(text);

const spelledKey = (text: string): string =>
  readSigns(text)
    .signs.flatMap((sign) => (sign.kind === 'word' || sign.kind === 'number' ? [sign.key] : []))
    .join(' ');

export const lexicon: Lexicon = buildLexicon();

function buildLexicon(): Lexicon {
  const meanings = new Map<string, Meaning[]>();
  const longestFrom = new Map<string, number>();
  for (const [phrase, meaning] of entries()) {
    const key = phraseKey(phrase);
    const words = key.split(' ');
    const first = words[0] ?? '';
    longestFrom.set(first, Math.max(words.length, longestFrom.get(first) ?? 0));
    meanings.set(key, withMeaning(meanings.get(key) ?? [], meaning));
  }
  return {meanings, longestFrom};
}

/** A word that both languages share is one meaning, whose adjectives may stand on either side. */
function withMeaning(known: readonly Meaning[], meaning: Meaning): Meaning[] {
  const same = known.findIndex((other) => JSON.stringify({...other, language: null}) === JSON.stringify({...meaning, language: null}));
  const twin = known[same];
  if (twin === undefined) return [...known, meaning];
  if (!('language' in twin && 'language' in meaning) || twin.language === meaning.language) return [...known];
  return known.with(same, {...twin, language: 'both'});
}

type Entry = readonly [phrase: string, meaning: Meaning];

/** The order matters where a phrase has several meanings: a reader that has no better reason takes the first. */
function* entries(): Generator<Entry> {
  yield* nouns(animals, 'being');
  yield* nouns(people, 'being');
  yield* nouns(vehicles, 'vehicle');
  yield* nouns(mounts, 'mount');
  yield* nouns(garments, 'garment');
  yield* nouns(bodyParts, 'body-part');
  yield* nouns(buildings, 'building');
  for (const table of [food, products, nature]) yield* nouns(table, 'thing');
  for (const [row, phrase] of named(places)) {
    const [kind = '', detail = null] = row.name.split(' > ');
    yield [phrase.text, {tag: 'place', kind: member(locationKinds, kind), detail, language: phrase.language}];
  }
  for (const [row, {text, language}] of rows(colourWords)) {
    yield [text, {tag: 'colour', colour: member(colours, row.name), shade: row.note, language}];
  }
  for (const [row, {text, language}] of rows(attributeWords)) yield [text, {tag: 'attribute', value: row.name, language}];
  yield* terms(timeOfDayWords, (name) => ({field: 'timeOfDay', value: member(timesOfDay, name)}));
  yield* terms(weatherWords, (name) => ({field: 'weather', value: member(weathers, name)}));
  yield* terms(paletteWords, (name) => ({field: 'palette', value: member(paletteTerms, name)}));
  yield* terms(styleWords, (name) => ({field: 'style', value: name}));
  yield* terms(lightingWords, (name) => ({field: 'lighting', value: name}));
  yield* terms(moodWords, (name) => ({field: 'mood', value: name}));
  yield* terms(positionWords, (name) => ({field: 'position', value: member(positions, name)}));
  yield* terms(shotSizeWords, (name) => ({field: 'camera.shotSize', value: member(shotSizes, name)}));
  yield* terms(angleWords, (name) => ({field: 'camera.angle', value: member(cameraAngles, name)}));
  yield* terms(lensWords, (name) => ({field: 'camera.lens', value: member(lenses, name)}));
  yield* terms(speedWords, (name) => ({field: 'camera.speed', value: member(cameraSpeeds, name)}));
  yield* moves();
  yield* actions();
  yield* grammar();
}

function* nouns(table: string, topic: Topic): Generator<Entry> {
  for (const [row, {text, language}] of named(table)) {
    const [noun = '', kind] = row.name.split(' > ').reverse();
    const attributes = row.note === null ? [] : [row.note];
    const place = kind === undefined ? null : member(locationKinds, kind);
    yield [text, {tag: 'noun', noun, topic, attributes, place, language}];
  }
}

function* terms(table: string, term: (name: string) => Term): Generator<Entry> {
  for (const [row, phrase] of rows(table)) yield [phrase.text, {tag: 'term', term: term(row.name), adjective: phrase.starred}];
}

function* moves(): Generator<Entry> {
  for (const [row, {text}] of rows(wholeMoves)) {
    const speed = row.note === null ? null : member(cameraSpeeds, row.note);
    yield [text, {tag: 'move', move: member(cameraMoves, row.name), speed}];
  }
  for (const [row, {text}] of rows(moveVerbs)) {
    const [family = '', direction = '', doubt] = row.name.split(' ');
    const certain = doubt === undefined;
    yield [text, {tag: 'move-verb', family: member(moveFamilies, family), direction: member(directions, direction), certain}];
  }
  for (const [row, {text}] of rows(directionWords)) {
    yield [text, {tag: 'direction', direction: member(directions, row.name), adverb: row.note ?? row.name}];
  }
}

function* actions(): Generator<Entry> {
  for (const row of readTable(actionWords)) {
    const reaching = row.name.startsWith('>');
    const value = reaching ? row.name.slice(1) : row.name;
    const meaning: Meaning = {tag: 'action', value, reaching};
    yield [value, meaning];
    for (const {text, language, starred} of row.phrases) {
      for (const form of language === 'id' || starred ? [text] : englishVerbForms(text)) yield [form, meaning];
    }
  }
}

function* grammar(): Generator<Entry> {
  for (const [row, {text}] of rows(roleWords)) yield [text, {tag: 'role', role: member(roles, row.name)}];
  for (const {text} of readPhrases(paletteMarkers)) yield [text, {tag: 'role', role: 'palette'}];
  for (const [row, {text}] of rows(prepositionWords)) {
    const [reach = '', ...word] = row.name.split(' ');
    yield [text, {tag: 'preposition', reach: member(['at', 'route', 'relation'] as const, reach), word: word.join(' ')}];
  }
  for (const [row, {text}] of rows(countWords)) yield [text, {tag: 'count', count: Number(row.name)}];
  for (const [row, {text}] of rows(durationWords)) yield [text, {tag: 'unit', seconds: Number(row.name)}];
  for (const [row, {text}] of rows(absenceWords)) yield [text, {tag: 'absence', of: row.name}];
}

function* rows(table: string): Generator<readonly [Row, Phrase]> {
  for (const row of readTable(table)) for (const phrase of row.phrases) yield [row, phrase];
}

/** Rows whose name is an English phrase too, unless a note makes it a special case of another row. */
function* named(table: string): Generator<readonly [Row, Phrase]> {
  for (const row of readTable(table)) {
    const [name = ''] = row.name.split(' > ').reverse();
    if (row.note === null) yield [row, {text: name, language: 'en', starred: false}];
    for (const phrase of row.phrases) yield [row, phrase];
  }
}

/** A table cell as a term of a closed set. A typing slip in a table stops the program when it starts, not on some prompt. */
function member<Value extends string>(set: readonly Value[], cell: string): Value {
  const found = set.find((value) => value === cell);
  if (found === undefined) throw new TypeError(`lexicon: "${cell}" is none of ${set.join(', ')}`);
  return found;
}

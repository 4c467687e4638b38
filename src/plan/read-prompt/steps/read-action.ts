import {hasRole, meaningOf} from '../language/piece.ts';
import {freeAt, noteAt, type Reading, take, takeRange} from '../reading.ts';
import {addSubject} from './add-subject.ts';
import {isUnknown, looksLikeVerb} from './noun-order.ts';
import {isBeing, type NounPhrase, textOf} from './noun-phrase.ts';
import {readNounPhrase} from './read-noun-phrase.ts';
import {addPlace} from './read-place.ts';
import type {Scene} from './scene.ts';

/** An action with what belongs to it: "looking out of tram window", "walking slowly". */
export interface Action {
  readonly text: string;
  readonly object: NounPhrase | null;
  readonly end: number;
}

/** Reads a verb and its object, writes the action, and names whoever is acted on: "feeding ducks" shows ducks. */
export const readAction = (scene: Scene, index: number): number => {
  const {reading} = scene;
  const subject = subjectBehind(scene, index);
  const action = subject === null ? findAction(reading, index) : {...findAction(reading, index), object: null, end: index + 1};
  const text = subject === null ? action.text : verbAt(reading, index);
  reading.draft.actions.add(text);
  scene.lastAction = text;
  takeRange(reading, {start: index, end: action.object?.start ?? action.end}, 'action');
  if (action.object !== null) nameObject(scene, action.object, meaningOf(reading.pieces[index], 'move-verb') !== null);
  takeRange(reading, {start: index, end: action.end}, null);
  scene.slot = 'action';
  return action.end;
};

/** The verb that begins here with its adverbs and object, nothing being taken yet: negations look before they forbid. */
export const findAction = (reading: Reading, index: number): Action => {
  const meaning = meaningOf(reading.pieces[index], 'action');
  const words = [verbAt(reading, index)];
  let end = index + 1;
  for (let adverb = adverbAt(reading, end); adverb !== null; adverb = adverbAt(reading, end)) {
    if (adverb !== '') words.push(adverb);
    end += 1;
  }
  const preposition = meaningOf(freeAt(reading, end), 'preposition');
  if (preposition !== null && meaning?.reaching !== true) return {text: words.join(' '), object: null, end};
  const object = readNounPhrase(reading, preposition === null ? end : end + 1, true);
  if (object === null || object.head === null) return {text: words.join(' '), object: null, end};
  // "crossing the street" acts on the street; "swimming underwater" only says where.
  const isWhere = object.head.tag === 'place' && object.head.language !== 'id' && !hasRole(reading.pieces[object.start], 'article');
  if (isWhere && preposition === null) return {text: words.join(' '), object: null, end};
  if (meaning?.reaching === true) words.push(preposition?.word ?? 'at');
  return {text: [...words, textOf(object)].join(' '), object, end: object.end};
};

const verbAt = ({pieces}: Reading, index: number): string =>
  meaningOf(pieces[index], 'action')?.value ?? pieces[index]?.words.toLowerCase() ?? '';

/** "walks *slowly*", "looks *up*", "leaps *gracefully*"; an empty text for words that say nothing ("is *then* running"). */
const adverbAt = (reading: Reading, index: number): string | null => {
  const piece = freeAt(reading, index);
  const term = meaningOf(piece, 'term')?.term;
  if (term?.field === 'camera.speed') return {slow: 'slowly', normal: '', fast: 'quickly'}[term.value];
  if (isUnknown(piece) && /.{3}ly$/.test(piece?.words ?? '')) return piece?.words.toLowerCase() ?? null;
  const direction = meaningOf(piece, 'direction');
  if (direction === null) return hasRole(piece, 'filler') ? '' : null;
  // "waits in the rain" leads somewhere, "looks down" does not.
  const next = reading.pieces[index + 1];
  const isLast = next === undefined || meaningOf(next, 'break') !== null || hasRole(next, 'and', 'clause');
  return meaningOf(piece, 'preposition') !== null && !isLast ? null : direction.adverb;
};

/** "running fox": a participle in front of its noun, where nobody has been named yet. */
const subjectBehind = (scene: Scene, index: number): NounPhrase | null => {
  if (!scene.clauseIsFresh || !/ing$/i.test(scene.reading.pieces[index]?.words ?? '')) return null;
  const phrase = readNounPhrase(scene.reading, index + 1);
  return phrase !== null && !phrase.determined && (isBeing(phrase) || scene.current === null) && phrase.head !== null ? phrase : null;
};

const nameObject = (scene: Scene, object: NounPhrase, isFilmed: boolean): void => {
  noteAt(scene.reading, Object.values(object.parts).flat(), 'action');
  const {current} = scene;
  // "aerial shot following a train": nobody else is there, so the train is what is seen.
  const isAlone = isFilmed && current === null && object.head?.tag === 'noun';
  if (object.head?.tag === 'ingredient' || isBeing(object) || isAlone) addSubject(scene, object);
  else if (object.head?.tag === 'place') addPlace(scene, object);
  // Clothes named later are still those of whoever acts.
  scene.current = current ?? scene.current;
};

/** An unknown word right behind a subject: a verb by its looks, else a quality ("a fox *gracefully* leaping" leaps). */
export const readWordBehindSubject = (scene: Scene, index: number): number => {
  const piece = scene.reading.pieces[index];
  if (looksLikeVerb(piece) && !/ly$/.test(piece?.words ?? '')) return readAction(scene, index);
  const subject = scene.reading.draft.subjects[scene.current ?? -1];
  subject?.attributes.add(piece?.words ?? '');
  take(scene.reading, index, `subjects[${scene.current ?? 0}].attributes`);
  scene.subjectEnd = index + 1;
  return index + 1;
};

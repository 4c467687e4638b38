import {hasRole, meaningOf} from '../language/piece.ts';
import {freeAt, isBreak, note, type Reading, take, takeRange} from '../reading.ts';
import {addAttribute, addSubject, describe} from './add-subject.ts';
import {continueAction} from './continue-action.ts';
import {isUnknown, looksLikeVerb} from './noun-order.ts';
import {isBeing, type NounPhrase} from './noun-phrase.ts';
import {readAction, readWordBehindSubject} from './read-action.ts';
import {readNounPhrase} from './read-noun-phrase.ts';
import {addPlace, readPlacePhrase} from './read-place.ts';
import {type Scene, startScene} from './scene.ts';

/** Reads who does what where, from left to right, out of the words that the other steps have left. */
export const readScene = (reading: Reading): void => {
  const scene = startScene(reading);
  for (let index = 0; index < reading.pieces.length; ) index = Math.max(index + 1, readAt(scene, index));
};

/** Reads what begins at a piece; gives the index behind it. */
const readAt = (scene: Scene, index: number): number => {
  const {reading} = scene;
  const piece = freeAt(reading, index);
  if (piece === undefined) return index + 1;
  if (meaningOf(piece, 'break') || hasRole(piece, 'clause')) return endClause(scene, index);
  if (hasRole(piece, 'wearing', 'with')) return readBelongings(scene, index);
  if (meaningOf(piece, 'preposition')) return readPlacePhrase(scene, index) ?? index + 1;
  if (meaningOf(piece, 'quotation')) return readInscription(scene, index);
  if (isVerb(scene, index)) return readAction(scene, index);
  if (isUnknown(piece) && scene.subjectEnd === index && (scene.slot === 'subject' || looksLikeVerb(piece))) {
    return readWordBehindSubject(scene, index);
  }
  const phrase = readNounPhrase(reading, index);
  if (phrase === null) return passOver(scene, index);
  placePhrase(scene, phrase);
  return phrase.end;
};

const endClause = (scene: Scene, index: number): number => {
  scene.slot = 'none';
  scene.clauseIsFresh = true;
  scene.subjectEnd = -1;
  return index + 1;
};

/** "the fox *is* red": small words do not part a subject from what is said of it. */
const passOver = (scene: Scene, index: number): number => {
  if (scene.subjectEnd === index && hasRole(scene.reading.pieces[index], 'filler')) scene.subjectEnd = index + 1;
  return index + 1;
};

/** "watches" is a verb behind a subject, a thing elsewhere. */
const isVerb = (scene: Scene, index: number): boolean => {
  const piece = scene.reading.pieces[index];
  if (meaningOf(piece, 'action') === null) return false;
  const isThing = piece?.meanings.some(({tag}) => tag === 'noun' || tag === 'place' || tag === 'attribute') ?? false;
  return !isThing || scene.subjectEnd === index;
};

/** "wearing a yellow raincoat", "with an umbrella", "bersama seekor anjing". */
const readBelongings = (scene: Scene, index: number): number => {
  const isWorn = hasRole(scene.reading.pieces[index], 'wearing');
  const phrase = readNounPhrase(scene.reading, index + 1, true);
  if (phrase === null) return index + 1;
  take(scene.reading, index, null);
  scene.slot = isWorn ? 'worn' : 'with';
  belong(scene, phrase);
  return phrase.end;
};

const belong = (scene: Scene, phrase: NounPhrase): void => {
  const {slot} = scene;
  if (phrase.head === null) describe(scene, phrase);
  else if (phrase.head.tag === 'ingredient' || (slot === 'with' && isBeing(phrase))) addSubject(scene, phrase);
  else if (phrase.head.tag === 'place') addPlace(scene, phrase);
  else addAttribute(scene, phrase);
  takeRange(scene.reading, phrase, null);
  scene.slot = slot;
};

/** A noun phrase that neither a verb nor a preposition has claimed. */
const placePhrase = (scene: Scene, phrase: NounPhrase): void => {
  const {head} = phrase;
  const continues =
    hasRole(scene.reading.pieces[phrase.start - 1], 'and') && !isBeing(phrase) && head !== null && head.tag !== 'ingredient';
  // Left unread: the plan has no word for it, and the explanation says so.
  if (isWeatherDetail(scene, phrase)) return;
  if (head === null) readLooseQualities(scene, phrase);
  else if (head.tag === 'place') addPlace(scene, phrase);
  else if (continues && (scene.slot === 'worn' || scene.slot === 'with')) belong(scene, phrase);
  else if (continues && scene.slot === 'action') continueAction(scene, phrase, 'and');
  else if (head.tag === 'noun' && scene.current !== null && (head.topic === 'garment' || head.topic === 'body-part')) {
    addAttribute(scene, phrase);
  } else if (isLooseWord(scene, phrase)) addAttribute(scene, phrase);
  else addSubject(scene, phrase);
};

/** "*heavy* rain", "*cahaya* pagi": an unknown word that leans on weather or light is no one in the picture. */
const isWeatherDetail = ({reading}: Scene, {head, end}: NounPhrase): boolean =>
  head?.tag === 'unknown' && reading.taken.has(end) && meaningOf(reading.pieces[end], 'term')?.adjective === false;

/** "a fox at a stop, autumn": a clause of one unknown word says something about the picture, but hardly who else is in it. */
const isLooseWord = ({reading, current, clauseIsFresh}: Scene, phrase: NounPhrase): boolean =>
  phrase.head?.tag === 'unknown' &&
  current !== null &&
  clauseIsFresh &&
  !phrase.determined &&
  (phrase.end === reading.pieces.length || isBreak(reading, phrase.end));

/** Colours that begin a clause of their own are the picture's: "a fox, teal and orange". Elsewhere they are the subject's. */
const readLooseQualities = (scene: Scene, phrase: NounPhrase): void => {
  const {reading} = scene;
  const isOwnClause = scene.clauseIsFresh && phrase.colours.length > 0 && phrase.attributes.length === 0;
  if (!isOwnClause) {
    if (scene.current === null) return;
    describe(scene, phrase);
    takeRange(reading, phrase, null);
    return;
  }
  const blackAndWhite = phrase.colours.length === 2 && phrase.colours.includes('black') && phrase.colours.includes('white');
  for (const term of blackAndWhite ? (['monochrome'] as const) : phrase.colours) reading.draft.palette.add(term);
  takeRange(reading, phrase, 'palette');
};

/** Words in quotation marks that nobody says stand on something: they are part of what is shown. */
const readInscription = (scene: Scene, index: number): number => {
  const quotation = meaningOf(scene.reading.pieces[index], 'quotation');
  const subject = scene.reading.draft.subjects[scene.current ?? -1];
  if (subject === undefined || quotation === null || quotation.text === '') return index + 1;
  subject.attributes.add(`text "${quotation.text}"`);
  note(scene.reading, `subjects[${scene.current ?? 0}].attributes`, [quotation.text]);
  take(scene.reading, index, null);
  return index + 1;
};

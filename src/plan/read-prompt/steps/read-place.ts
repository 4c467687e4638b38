import {unreachable} from '../../../core/unreachable.ts';
import type {Tagged, Topic} from '../language/meaning.ts';
import {meaningOf} from '../language/piece.ts';
import {freeAt, noteAt, type Reading, takeRange} from '../reading.ts';
import {addAttribute, addSubject, describe} from './add-subject.ts';
import {continueAction} from './continue-action.ts';
import {type NounPhrase, textOf} from './noun-phrase.ts';
import {readNounPhrase} from './read-noun-phrase.ts';
import type {Scene} from './scene.ts';

type Preposition = Tagged<'preposition'>;

/**
 * Reads "at a tram stop", "di bawah jembatan tua", "on a bicycle", "in a red dress": what the phrase says depends on its noun. Gives the
 * index behind it, or null where no noun follows.
 */
export const readPlacePhrase = (scene: Scene, index: number): number | null => {
  let at = index;
  // "out from behind the tree": the last preposition tells.
  while (meaningOf(freeAt(scene.reading, at + 1), 'preposition')) at += 1;
  const preposition = meaningOf(freeAt(scene.reading, at), 'preposition');
  const phrase = readNounPhrase(scene.reading, at + 1, true);
  if (preposition === null || phrase === null) return null;
  const isFilmed = followsCamera(scene.reading, index);
  takeRange(scene.reading, {start: index, end: at + 1}, null);
  if (isFilmed && phrase.head !== null && phrase.head.tag !== 'place') addSubject(scene, phrase);
  else settlePhrase(scene, preposition, phrase);
  return phrase.end;
};

/** A place without a preposition: "city lights, tracking left". */
export const addPlace = (scene: Scene, phrase: NounPhrase, relation = ''): void => {
  const {head} = phrase;
  const kind = head?.tag === 'place' ? head.kind : head?.tag === 'noun' ? head.place : null;
  const bare = relation === '' && head?.tag === 'place' && head.detail === null && textOf(phrase) === head.kind;
  scene.reading.draft.places.push({kind, detail: bare ? null : `${relation} ${textOf(phrase)}`.trim()});
  if (kind !== null) noteAt(scene.reading, phrase.parts.noun, 'location.kind');
  takeRange(scene.reading, phrase, 'location.detail');
  scene.slot = 'place';
  scene.subjectEnd = phrase.end;
};

/** "walks toward the camera", "jumps over a fence": the way to a thing is part of the movement; a place is where it happens. */
const continuesAction = ({slot, lastAction}: Scene, {reach, word}: Preposition, {head}: NounPhrase): boolean =>
  slot === 'action' &&
  lastAction !== null &&
  reach === 'route' &&
  word !== 'near' &&
  (head?.tag === 'unknown' || (head?.tag === 'noun' && head.place === null));

/** "zooms in on a house", "close-up on a hand": what the camera goes to is what the shot is of. */
const followsCamera = ({taken, pieces}: Reading, index: number): boolean => {
  for (let at = index - 1; at >= index - 4 && taken.has(at); at -= 1) {
    const piece = pieces[at];
    if (meaningOf(piece, 'move') !== null || meaningOf(piece, 'move-verb') !== null) return true;
    const field = meaningOf(piece, 'term')?.term.field;
    if (field === 'camera.shotSize' || field === 'camera.angle') return true;
    if (field !== 'camera.speed' && meaningOf(piece, 'direction') === null) return false;
  }
  return false;
};

const settlePhrase = (scene: Scene, preposition: Preposition, phrase: NounPhrase): void => {
  const {head} = phrase;
  const {word, reach} = preposition;
  const relation = reach === 'at' ? '' : word;
  if (head === null) {
    // "in red", "made of wood"
    describe(scene, phrase);
    takeRange(scene.reading, phrase, null);
  } else if (head.tag === 'ingredient') addSubject(scene, phrase);
  else if (continuesAction(scene, preposition, phrase)) continueAction(scene, phrase, word);
  else if (head.tag === 'place') addPlace(scene, phrase, reach === 'relation' ? relation : '');
  else if (head.tag === 'unknown') addPlace(scene, phrase, relation);
  else settleNoun(scene, preposition, {phrase, topic: head.topic});
};

const settleNoun = (
  scene: Scene,
  {word, reach}: Preposition,
  {phrase, topic}: {readonly phrase: NounPhrase; readonly topic: Topic},
): void => {
  const relation = reach === 'at' ? '' : word;
  switch (topic) {
    case 'being':
      if (word === 'on' || word === 'from') addAttribute(scene, phrase, `${word} ${textOf(phrase)}`);
      else addSubject(scene, phrase);
      break;
    case 'garment':
      if (word === 'at') addAttribute(scene, phrase);
      else addPlace(scene, phrase, relation);
      break;
    case 'body-part':
      addAttribute(scene, phrase, `${word} ${textOf(phrase)}`);
      break;
    case 'mount':
      if (reach === 'at') addAttribute(scene, phrase, `on ${textOf(phrase)}`);
      else addPlace(scene, phrase, relation);
      break;
    case 'vehicle':
      if (reach === 'at') addInside(scene, phrase);
      else addPlace(scene, phrase, relation);
      break;
    case 'building':
      addPlace(scene, phrase, reach === 'relation' ? relation : '');
      break;
    case 'thing':
      addPlace(scene, phrase, relation);
      break;
    default:
      unreachable(topic);
  }
};

/** "in the car", "on the tram": the backdrop is the inside. */
const addInside = (scene: Scene, phrase: NounPhrase): void => {
  scene.reading.draft.places.push({kind: 'vehicle', detail: textOf(phrase)});
  noteAt(scene.reading, phrase.parts.noun, 'location.kind');
  takeRange(scene.reading, phrase, 'location.detail');
  scene.slot = 'place';
};

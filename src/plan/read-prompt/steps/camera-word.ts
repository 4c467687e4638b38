import type {Tagged} from '../language/meaning.ts';
import {hasRole, meaningOf, type Piece} from '../language/piece.ts';
import {clauseAround, type Reading, take} from '../reading.ts';
import {looksLikeVerb} from './noun-order.ts';

interface Doubtful {
  readonly index: number;
  readonly verb: Tagged<'move-verb'>;
  readonly directed: boolean;
}

/**
 * Whether a verb that anything can do ("follows", "mendekat") is the camera's: the clause begins with the camera, or has nobody else in
 * it and says a direction ("tracking left") or a move that only cameras make ("slow pan").
 */
export const isCameraSpeaking = (reading: Reading, {index, verb, directed}: Doubtful): boolean => {
  const clause = clauseAround(reading, index);
  for (let at = index - 1; at >= clause.start; at -= 1) {
    if (isCamera(reading.pieces[at]) && isSpeaker(reading, at)) return true;
    if (isSomebody(reading.pieces[at])) return false;
  }
  if (directed) return true;
  if (!['pan', 'tilt', 'orbit', 'track'].includes(verb.family) || meaningOf(reading.pieces[index], 'action')) return false;
  for (let at = index + 1; at < clause.end; at += 1) if (isSomebody(reading.pieces[at])) return false;
  return true;
};

/** Takes the word "camera" out of the picture where it is the one that films: "the camera lingers", not "a man with a camera". */
export const takeCameraWord = (reading: Reading, index: number): void => {
  if (isSpeaker(reading, index)) take(reading, index, null);
};

export const isCamera = (piece: Piece | undefined): boolean => meaningOf(piece, 'noun')?.noun === 'camera';

/** The camera speaks if nobody holds it or looks at it, and it does something or is described in camera terms. */
const isSpeaker = (reading: Reading, index: number): boolean => {
  const {pieces} = reading;
  if (pieces[index]?.plural || isHeld(reading, index)) return false;
  for (let at = index + 1; at < Math.min(clauseAround(reading, index).end, index + 6); at += 1) {
    const piece = pieces[at];
    if (piece?.meanings.some(({tag}) => tag === 'move' || tag === 'move-verb' || tag === 'action')) return true;
    if (meaningOf(piece, 'term')?.term.field.startsWith('camera.')) continue;
    if (looksLikeVerb(piece)) return true;
    if (!hasRole(piece, 'filler', 'not', 'and') && !meaningOf(piece, 'term')) break;
  }
  return meaningOf(pieces[index + 1], 'term')?.term.field.startsWith('camera.') ?? false;
};

/** "a camera", "his camera", "toward the camera", "holding the camera", "with a camera": then it is in the picture. */
const isHeld = ({pieces}: Reading, index: number): boolean => {
  const article = pieces[index - 1];
  if (hasRole(article, 'possessive') || meaningOf(article, 'count')) return true;
  const isThe = ['the', 'sang', 'si'].includes(article?.words.toLowerCase() ?? '');
  if (hasRole(article, 'article') && !isThe) return true;
  const before = pieces[isThe ? index - 2 : index - 1];
  if (hasRole(before, 'with', 'wearing')) return true;
  return before?.meanings.some(({tag}) => tag === 'preposition' || tag === 'action') ?? false;
};

const isSomebody = (piece: Piece | undefined): boolean =>
  !isCamera(piece) && (piece?.meanings.some(({tag}) => tag === 'noun' || tag === 'ingredient' || tag === 'unknown') ?? false);

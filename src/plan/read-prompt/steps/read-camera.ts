import type {CameraMove} from '../../../core/scene-plan.ts';
import {settle} from '../draft.ts';
import type {Direction, MoveFamily, Tagged} from '../language/meaning.ts';
import {hasRole, meaningOf} from '../language/piece.ts';
import {clauseAround, freeAt, type Range, type Reading, take, takeRange} from '../reading.ts';
import {isCameraSpeaking, takeCameraWord} from './camera-word.ts';

/** Reads what the camera does: the move and its speed. Of two moves the first wins, the other stays unread. */
export const readCamera = (reading: Reading): void => {
  for (let index = 0; index < reading.pieces.length; index += 1) {
    const piece = freeAt(reading, index);
    const whole = meaningOf(piece, 'move');
    const verb = meaningOf(piece, 'move-verb');
    if (whole) readWholeMove(reading, index, whole);
    else if (verb) readMoveVerb(reading, index, verb);
    else if (meaningOf(piece, 'noun')?.noun === 'camera') takeCameraWord(reading, index);
  }
  if (reading.draft.camera.move !== null) readLooseSpeed(reading);
};

const readWholeMove = (reading: Reading, index: number, {move, speed}: Tagged<'move'>): void => {
  if (!settle(reading.draft.camera, 'move', move)) return;
  take(reading, index, 'camera.move');
  if (speed !== null && settle(reading.draft.camera, 'speed', speed)) reading.evidence.set('camera.speed', [wordsAt(reading, index)]);
  readSpeedNear(reading, {start: index, end: index + 1});
};

const readMoveVerb = (reading: Reading, index: number, verb: Tagged<'move-verb'>): void => {
  const direction = findDirection(reading, index);
  if (!verb.certain && !isCameraSpeaking(reading, {index, verb, directed: direction !== null})) return;
  if (!settle(reading.draft.camera, 'move', moveOf(verb.family, direction?.direction ?? verb.direction))) return;
  const start = direction === null ? index : Math.min(index, direction.start);
  const end = direction === null ? index + 1 : Math.max(index + 1, direction.end);
  readSpeedNear(reading, {start, end});
  takeRange(reading, {start, end}, 'camera.move');
};

/** The direction of a move: "pans slowly to the left", "from left to right", "leftward tracking". */
const findDirection = (reading: Reading, index: number): (Range & {readonly direction: Direction}) | null => {
  for (let at = index + 1; at <= index + farthestDirection; at += 1) {
    const piece = freeAt(reading, at);
    if (hasRole(piece, 'from') && meaningOf(freeAt(reading, at + 1), 'direction')) {
      at += 1;
      continue;
    }
    const found = meaningOf(piece, 'direction');
    // "pan in the park": a preposition that leads somewhere is no direction.
    const leadsSomewhere = meaningOf(piece, 'preposition') !== null && !isEndOfMove(reading, at + 1);
    if (found && !leadsSomewhere) return {direction: found.direction, start: index, end: at + 1};
    const isBetween = meaningOf(piece, 'term')?.term.field === 'camera.speed' || hasRole(piece, 'filler', 'article');
    if (!isBetween && !meaningOf(piece, 'preposition')) break;
  }
  const before = meaningOf(freeAt(reading, index - 1), 'direction');
  return before && !meaningOf(freeAt(reading, index - 1), 'preposition')
    ? {direction: before.direction, start: index - 1, end: index}
    : null;
};

const farthestDirection = 5;

const isEndOfMove = (reading: Reading, index: number): boolean => {
  const piece = freeAt(reading, index);
  return (
    piece === undefined || piece.meanings.some(({tag}) => tag === 'break' || tag === 'term' || tag === 'preposition' || tag === 'direction')
  );
};

/** What a verb of a family means with a direction: a dolly to the left is a tracking shot, a pan upwards is a tilt. */
const moveOf = (family: MoveFamily, direction: Direction): CameraMove => {
  if (family === 'orbit' || family === 'static') return family;
  switch (direction) {
    case 'left':
    case 'right':
      return family === 'pan' ? `pan-${direction}` : `tracking-${direction}`;
    case 'up':
    case 'down':
      return family === 'pan' || family === 'tilt' ? `tilt-${direction}` : `crane-${direction}`;
    case 'in':
    case 'out':
      return family === 'zoom' ? `zoom-${direction}` : `dolly-${direction}`;
  }
};

/** "slow dolly-in", "pans slowly left", "kamera perlahan mendekat": within the clause, the word next to the move speaks of it. */
const readSpeedNear = (reading: Reading, move: Range): void => {
  const clause = clauseAround(reading, move.start);
  const inside = Array.from({length: move.end - move.start}, (_, step) => move.start + step);
  for (const at of [...inside, move.start - 1, move.end, move.start - 2, move.end + 1]) {
    if (at < clause.start || at >= clause.end) continue;
    const term = meaningOf(freeAt(reading, at), 'term')?.term;
    if (term?.field === 'camera.speed' && settle(reading.draft.camera, 'speed', term.value)) take(reading, at, 'camera.speed');
  }
};

/** "dolly-in, slow": a clause of nothing but a speed speaks of the move. */
const readLooseSpeed = (reading: Reading): void => {
  for (let index = 0; index < reading.pieces.length; index += 1) {
    const term = meaningOf(freeAt(reading, index), 'term')?.term;
    if (term?.field !== 'camera.speed') continue;
    const clause = clauseAround(reading, index);
    if (clause.end - clause.start === 1 && settle(reading.draft.camera, 'speed', term.value)) take(reading, index, 'camera.speed');
  }
};

const wordsAt = ({pieces}: Reading, index: number): string => pieces[index]?.words ?? '';

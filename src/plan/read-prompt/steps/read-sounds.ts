import {hasRole, meaningOf} from '../language/piece.ts';
import {clauseAround, freeAt, isBreak, type Range, type Reading, take, takeRange} from '../reading.ts';

/**
 * Reads what is heard: quotations that somebody says, "sound of …", "SFX: …" and sounds that name themselves ("birdsong"). It comes
 * before the picture is read, so that the bell one hears is not also a bell one sees.
 */
export const readSounds = (reading: Reading): void => {
  for (let index = 0; index < reading.pieces.length; index += 1) {
    const piece = freeAt(reading, index);
    if (meaningOf(piece, 'quotation')) readQuotation(reading, index);
    else if (hasRole(piece, 'ambient')) {
      reading.draft.ambience.add(piece?.words ?? '');
      take(reading, index, 'sound.ambience');
    } else if (hasRole(piece, 'sound', 'ambience', 'effect')) readNamedSound(reading, index);
  }
};

/** A quotation is dialogue if a verb of saying is near; beside a sign or a label it is seen, and stays for the picture. */
const readQuotation = (reading: Reading, index: number): void => {
  const quotation = meaningOf(reading.pieces[index], 'quotation');
  for (const at of [...backwards(index, 6), index + 1, index + 2, index + 3]) {
    if (hasRole(freeAt(reading, at), 'written')) return;
    if (!hasRole(freeAt(reading, at), 'saying') || quotation === null || quotation.text === '') continue;
    reading.draft.dialogue.push(quotation.text);
    take(reading, index, 'sound.dialogue');
    // "whispers" is what the subject does as well: the picture may still read it.
    if (!meaningOf(reading.pieces[at], 'action')) take(reading, at, null);
    return;
  }
};

const readNamedSound = (reading: Reading, index: number): void => {
  const heard = {start: index + 1, end: clauseAround(reading, index).end};
  // "SFX: bell" has its label in a clause of its own.
  if (heard.start === heard.end && isBreak(reading, heard.end)) {
    heard.start = heard.end + 1;
    heard.end = heard.start < reading.pieces.length ? clauseAround(reading, heard.start).end : heard.start;
  }
  const silence = hasRole(reading.pieces[index - 1], 'not');
  const start = [...indices(heard)].find((at) => !hasRole(reading.pieces[at], 'of', 'article', 'filler')) ?? heard.end;
  const text = textOf(reading, {start, end: heard.end});
  if (text === '') return;
  const momentary = [...indices(heard)].some((at) => hasRole(reading.pieces[at], 'momentary'));
  const isEffect = hasRole(reading.pieces[index], 'effect') || (momentary && !hasRole(reading.pieces[index], 'ambience'));
  const field = silence ? 'without' : isEffect ? 'sound.effects' : 'sound.ambience';
  const list = silence ? reading.draft.without : isEffect ? reading.draft.effects : reading.draft.ambience;
  list.add(silence ? `sound of ${text}` : text);
  if (silence) take(reading, index - 1, null);
  take(reading, index, null);
  takeRange(reading, heard, field);
};

/** The author's own words: a sound model takes text, and no lexicon has all noises. */
const textOf = ({pieces, taken}: Reading, range: Range): string =>
  [...indices(range)]
    .filter((at) => !taken.has(at))
    .map((at) => pieces[at]?.words ?? '')
    .join(' ');

const backwards = (index: number, steps: number): readonly number[] => Array.from({length: steps}, (_, step) => index - 1 - step);

function* indices({start, end}: Range): Generator<number> {
  for (let at = start; at < end; at += 1) yield at;
}

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
  for (const at of nearby(reading, index)) {
    if (hasRole(freeAt(reading, at), 'written')) {
      // "a sign that reads" does not read.
      if (meaningOf(reading.pieces[at], 'action')) take(reading, at, null);
      return;
    }
    if (!hasRole(freeAt(reading, at), 'saying') || quotation === null || quotation.text === '') continue;
    reading.draft.dialogue.push(quotation.text);
    take(reading, index, 'sound.dialogue');
    // "whispers" is what the subject does as well: the picture may still read it.
    if (!meaningOf(reading.pieces[at], 'action')) take(reading, at, null);
    return;
  }
};

/** "sound of rain and a distant bell": each noise by itself, for the bell rings once and the rain goes on. */
const readNamedSound = (reading: Reading, index: number): void => {
  let heard: Range = {start: index + 1, end: clauseAround(reading, index).end};
  // "SFX: footsteps, door": the label has a clause of its own, and goes on over all that sounds like it.
  const isLabel = heard.start === heard.end && isBreak(reading, heard.end);
  if (isLabel) heard = clauseAfter(reading, heard.end);
  readNoises(reading, index, heard);
  while (isLabel && isBreak(reading, heard.end) && indices(clauseAfter(reading, heard.end)).some((at) => isMomentary(reading, at))) {
    heard = clauseAfter(reading, heard.end);
    readNoises(reading, index, heard);
  }
};

const clauseAfter = (reading: Reading, end: number): Range =>
  end + 1 < reading.pieces.length ? {start: end + 1, end: clauseAround(reading, end + 1).end} : {start: end + 1, end: end + 1};

const isMomentary = ({pieces}: Reading, index: number): boolean => hasRole(pieces[index], 'momentary');

const readNoises = (reading: Reading, label: number, heard: Range): void => {
  for (let start = heard.start; start < heard.end; ) {
    let end = start;
    while (end < heard.end && !hasRole(reading.pieces[end], 'and')) end += 1;
    readNoise(reading, label, {start, end});
    start = end + 1;
  }
  takeRange(reading, heard, null);
};

const readNoise = (reading: Reading, label: number, range: Range): void => {
  const start = indices(range).find((at) => !hasRole(reading.pieces[at], 'of', 'article', 'filler')) ?? range.end;
  const text = textOf(reading, {start, end: range.end});
  if (text === '') return;
  const forbidden = hasRole(reading.pieces[label - 1], 'not');
  const momentary = indices(range).some((at) => isMomentary(reading, at));
  const isEffect = hasRole(reading.pieces[label], 'effect') || (momentary && !hasRole(reading.pieces[label], 'ambience'));
  if (forbidden) reading.draft.without.add(`sound of ${text}`);
  else (isEffect ? reading.draft.effects : reading.draft.ambience).add(text);
  if (forbidden) take(reading, label - 1, null);
  take(reading, label, null);
  takeRange(reading, {start, end: range.end}, forbidden ? 'without' : isEffect ? 'sound.effects' : 'sound.ambience');
};

/** The author's own words: a sound model takes text, and no lexicon has all noises. */
const textOf = ({pieces, taken}: Reading, range: Range): string =>
  indices(range)
    .filter((at) => !taken.has(at))
    .map((at) => pieces[at]?.words ?? '')
    .join(' ');

/** Six pieces back within the sentence, then three ahead. */
const nearby = (reading: Reading, index: number): readonly number[] => {
  const before = indices({start: Math.max(0, index - 6), end: index}).reverse();
  const end = before.findIndex((at) => meaningOf(reading.pieces[at], 'break')?.strength === 'sentence');
  return [...(end === -1 ? before : before.slice(0, end)), index + 1, index + 2, index + 3];
};

const indices = ({start, end}: Range): number[] => Array.from({length: Math.max(0, end - start)}, (_, step) => start + step);

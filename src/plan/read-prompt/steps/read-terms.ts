import {settle} from '../draft.ts';
import type {Tagged, Term} from '../language/meaning.ts';
import {hasRole, meaningOf} from '../language/piece.ts';
import {clauseAround, freeAt, type Reading, take, takeRange} from '../reading.ts';

/**
 * Reads what needs no grammar: time of day, weather, style, light, mood, palette, shot size, angle, lens and position. Of two times of
 * day the first wins and the other stays unread; styles, lights and moods add up.
 */
export const readTerms = (reading: Reading): void => {
  for (let index = 0; index < reading.pieces.length; index += 1) {
    const piece = freeAt(reading, index);
    const meaning = meaningOf(piece, 'term');
    if (meaning && !meansSomethingElse(reading, index, meaning)) {
      if (settleTerm(reading, meaning.term)) take(reading, index, meaning.term.field);
    } else if (hasRole(piece, 'millimetres')) readFocalLength(reading, index);
    else if (hasRole(piece, 'style-of')) readStyleOf(reading, index);
    else if (hasRole(piece, 'palette')) readPalette(reading, index);
  }
};

/** "di tengah hutan" is in the forest, not in the middle of the picture; a speed belongs to whatever stands beside it. */
const meansSomethingElse = (reading: Reading, index: number, {term}: Tagged<'term'>): boolean => {
  if (term.field === 'camera.speed') return true;
  if (term.field !== 'position' || meaningOf(reading.pieces[index], 'preposition') === null) return false;
  const next = freeAt(reading, index + 1);
  return next?.meanings.some(({tag}) => tag === 'noun' || tag === 'place' || tag === 'unknown' || tag === 'ingredient') ?? false;
};

const settleTerm = ({draft}: Reading, term: Term): boolean => {
  switch (term.field) {
    case 'timeOfDay':
      return settle(draft.once, 'timeOfDay', term.value);
    case 'weather':
      return settle(draft.once, 'weather', term.value);
    case 'position':
      return settle(draft.once, 'position', term.value);
    case 'camera.shotSize':
      return settle(draft.camera, 'shotSize', term.value);
    case 'camera.angle':
      return settle(draft.camera, 'angle', term.value);
    case 'camera.lens':
      return settle(draft.camera, 'lens', term.value);
    case 'camera.speed':
      return settle(draft.camera, 'speed', term.value);
    case 'palette':
      return draft.palette.add(term.value).has(term.value);
    case 'style':
      return draft.styles.add(term.value).has(term.value);
    case 'lighting':
      return draft.lights.add(term.value).has(term.value);
    case 'mood':
      return draft.moods.add(term.value).has(term.value);
  }
};

/** "in the style of Affandi": a name that no lexicon has. A known style after it is read by itself. */
const readStyleOf = (reading: Reading, index: number): void => {
  const name = {start: index + 1, end: index + 1};
  while (meaningOf(freeAt(reading, name.end), 'unknown')) name.end += 1;
  if (name.end === name.start) return;
  reading.draft.styles.add(wordsOf(reading, name));
  take(reading, index, null);
  takeRange(reading, name, 'style');
};

const readFocalLength = (reading: Reading, index: number): void => {
  const millimetres = meaningOf(freeAt(reading, index - 1), 'number')?.value ?? 0;
  if (!Number.isInteger(millimetres) || millimetres < 1 || millimetres > 9999) return;
  if (settle(reading.draft.camera, 'lens', `${millimetres}mm`)) takeRange(reading, {start: index - 1, end: index + 1}, 'camera.lens');
};

/** "teal and orange tones", "nuansa biru dan emas": the colours beside the word, before it in English, behind it in Indonesian. */
const readPalette = (reading: Reading, index: number): void => {
  const clause = clauseAround(reading, index);
  const colours = [];
  for (let at = index - 1; at >= clause.start && isColourOrAnd(reading, at); at -= 1) colours.unshift(at);
  for (let at = index + 1; at < clause.end && isColourOrAnd(reading, at); at += 1) colours.push(at);
  // "mobil warna merah" is a red car: the noun in front owns the colour.
  if (meaningOf(reading.pieces[index - 1], 'noun') && colours.every((at) => at > index)) return;
  for (const at of colours) {
    const colour = meaningOf(freeAt(reading, at), 'colour');
    if (colour === null) continue;
    reading.draft.palette.add(colour.colour);
    take(reading, at, 'palette');
  }
  take(reading, index, null);
};

const isColourOrAnd = (reading: Reading, index: number): boolean => {
  const piece = freeAt(reading, index);
  return meaningOf(piece, 'colour') !== null || hasRole(piece, 'and');
};

const wordsOf = ({pieces}: Reading, {start, end}: {readonly start: number; readonly end: number}): string =>
  pieces
    .slice(start, end)
    .map((piece) => piece.words)
    .join(' ');

import type {CaptionWord} from './caption-word.ts';
import {graphemesOf, widthInEms} from './script.ts';

/** Of a heavy sans serif. */
export const spaceInEms = 0.31;

const sizes = new WeakMap<CaptionWord, {readonly width: number; readonly characters: number}>();

/** Width in ems and letters of a word; measured once, asked for by every line it might stand on. */
export const wordSize = (word: CaptionWord): {readonly width: number; readonly characters: number} => {
  const known = sizes.get(word);
  if (known) return known;
  const measured = {width: widthInEms(word.text), characters: graphemesOf(word.text).length};
  sizes.set(word, measured);
  return measured;
};

import {anyNoteSign, noteSigns} from './note-signs.ts';
import {graphemesOf} from './script.ts';

/** A stretch of a text: letters, which a font draws, one emoji, which is a picture, or one sign of music, which is a drawing in the colour of the text. */
export interface TextPart {
  readonly kind: 'letters' | 'emoji' | 'note';
  readonly text: string;
}

/**
 * A text cut at its emoji and signs of music. Emoji are drawn from pictures that come with the package, because the emoji font of a machine is another on every
 * system, and none that npm offers is drawn by Chromium.
 *
 * @example
 * splitEmoji('Late 🦊!') // letters 'Late ', emoji '🦊', letters '!'
 */
export const splitEmoji = (text: string): TextPart[] => {
  if (!mayHaveEmoji.test(text) && !anyNoteSign.test(text)) return text === '' ? [] : [{kind: 'letters', text}];
  const parts: TextPart[] = [];
  for (const letter of graphemesOf(text)) {
    const last = parts.at(-1);
    // A sign for "as text" may follow it.
    const sign = letter.replace(/[\uFE0E\uFE0F]$/u, '');
    if (noteSigns[sign]) parts.push({kind: 'note', text: sign});
    else if (isEmoji(letter)) parts.push({kind: 'emoji', text: letter});
    else if (last?.kind === 'letters') parts.splice(-1, 1, {kind: 'letters', text: last.text + letter});
    else parts.push({kind: 'letters', text: letter});
  }
  return parts;
};

/** The emoji of a text, each once. */
export const emojiIn = (text: string): string[] => [
  ...new Set(splitEmoji(text).flatMap((part) => (part.kind === 'emoji' ? [part.text] : []))),
];

/** Code points in hexadecimal, the sign for "as a picture" left out: how picture sets name their files. */
export const emojiKey = (emoji: string): string =>
  [...emoji]
    .map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0'))
    .filter((code) => code !== 'fe0f')
    .join('-');

const mayHaveEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;

// © ® ™ are letters of every font.
const isEmoji = (letter: string): boolean =>
  /^(?![©®™])\p{Extended_Pictographic}|^\p{Regional_Indicator}{2}$|^[0-9#*]\uFE0F?\u20E3$/u.test(letter);

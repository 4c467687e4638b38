import type {Repairs} from './repairs.ts';
import type {TimedPiece} from './timed-pieces.ts';

interface DialogueLine {
  readonly startInSeconds: number;
  readonly endInSeconds: number;
  readonly line: number;
  readonly repairs: Repairs;
  /** The script says that `\n` breaks a line; by default it is a space. */
  readonly keepsSoftBreaks: boolean;
}

/** A tag without a length lasts as long in players. */
const lengthWithoutNumber = 100;

/** Times of lines are rounded to hundredths, and so are the lengths of their syllables. */
const toleranceInHundredths = 2;

/**
 * The text of a line of dialogue as its syllables: `{\k50}` says that what follows lasts 50 hundredths of a second. Tags of all other kinds may stand anywhere between;
 * text between them belongs to the syllable that goes on. Drawings (`\p1`) are left out.
 *
 * @example
 * syllablesOf('{\\k60}Sun{\\i1}rise {\\k40}over', …) // 'Sunrise ' from 0, 'over' from 0.6
 */
export const syllablesOf = (written: string, dialogue: DialogueLine): {readonly pieces: TimedPiece[]; readonly isTimed: boolean} => {
  const {startInSeconds, endInSeconds} = dialogue;
  const pieces: TimedPiece[] = [];
  const at = (hundredths: number): number => startInSeconds + hundredths / 100;
  let [begins, ends, latest] = [0, 0, 0];
  let isTimed = false;
  let isDrawing = false;
  for (const [, tags, text = ''] of written.matchAll(/\{([^}]*)\}|((?:\\[{}]|[^{]|\{(?![^}]*\}))+)/g)) {
    if (tags === undefined) {
      if (!isDrawing) pieces.push({text: plain(text, dialogue), startInSeconds: at(begins)});
      continue;
    }
    for (const {name, argument} of tagsOf(tags)) {
      if (name === 'p') isDrawing = Number(argument) > 0;
      if (!/^(k|K|kf|ko|kt)$/.test(name)) continue;
      isTimed = true;
      const number = argument === '' ? lengthWithoutNumber : Number(argument);
      // \kt places the next syllable; the others follow the one before.
      [begins, ends] = name === 'kt' ? [number, number] : [ends, ends + number];
      const rightful = Math.min(Math.max(latest, begins, 0), (endInSeconds - startInSeconds) * 100);
      if (Math.abs(rightful - begins) > toleranceInHundredths || number < 0) noteClamped(`\\${name}${argument}`, dialogue);
      begins = rightful;
      latest = rightful;
    }
  }
  return {pieces, isTimed};
};

/** The tags of a block, without what stands in brackets: `\t(…)` and `\clip(…)` have tags and drawings of their own. */
const tagsOf = (block: string): {readonly name: string; readonly argument: string}[] =>
  [...block.replaceAll(/\([^)]*\)?/g, '').matchAll(/\\(k[fot]?|K|p)\s*(-?\d+(?:\.\d+)?|(?=\s*(?:\\|$)))/g)].map(
    ([, name = '', argument = '']) => ({name, argument}),
  );

const noteClamped = (found: string, {line, repairs}: DialogueLine): void =>
  repairs.note({
    line,
    expected: 'syllables one after the other, within the times of their line',
    found: `${found}, which leaves them; the syllable is lit as soon or as late as it may`,
    fix: `correct the karaoke tags of line ${line}`,
  });

const plain = (written: string, {keepsSoftBreaks}: DialogueLine): string =>
  written
    .replaceAll('\\N', '\n')
    .replaceAll('\\n', keepsSoftBreaks ? '\n' : ' ')
    .replaceAll('\\h', '\u00A0')
    .replaceAll(/\\([{}])/g, '$1');

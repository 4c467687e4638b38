import type {Direction} from './direction.ts';
import type {Subject} from './subject.ts';
import {vocabulary} from './vocabulary.ts';

/** Words a caption can hold; `training/model/vocabulary.py` has the same number. */
const length = 16;

export interface Caption {
  /** [S], 0 where there is no word. */
  readonly ids: BigInt64Array;
  /** [S], 1 where there is a word. */
  readonly mask: BigInt64Array;
}

/** A direction in the network's own words. A word it does not know is left out: the guide still shows what it means. */
export function caption(direction: Direction, subjects: readonly Subject[]): Caption {
  // Without an illustration there is no guide, and of what it cannot be shown the network is not told: it would paint a smudge.
  const icons = subjects.flatMap((subject) => (subject.icon === null ? [] : [`subject:${subject.icon}`]));
  return encode([
    `place:${direction.place}`,
    `time:${direction.time}`,
    `weather:${direction.weather}`,
    `layout:${direction.layout}`,
    `shot:${direction.framing}`,
    `angle:${direction.angle}`,
    `count:${icons.length}`,
    `move:${direction.move}`,
    ...direction.palette.map((term) => `palette:${term}`),
    ...(icons.length === 0 ? [] : [`position:${direction.position}`]),
    ...new Set(icons),
  ]);
}

/** The empty caption, which guidance pushes away from. */
export const nothing = (): Caption => encode([]);

function encode(words: readonly string[]): Caption {
  const known = vocabulary();
  const ids = new BigInt64Array(length);
  const mask = new BigInt64Array(length);
  words
    .flatMap((word) => known.get(word) ?? [])
    .slice(0, length)
    .forEach((id, i) => {
      ids[i] = BigInt(id);
      mask[i] = 1n;
    });
  return {ids, mask};
}

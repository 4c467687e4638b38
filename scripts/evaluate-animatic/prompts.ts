/** Prompts that nobody trained on, with what each asks for: sentences a person would write, every one another combination. */

export interface Asked {
  readonly place: string;
  readonly time: string;
  readonly weather: string;
  readonly palette: string;
  readonly subject: string;
  readonly position: string;
}

export interface HeldOut {
  readonly prompt: string;
  readonly asked: Asked;
}

const places: readonly (readonly [string, string])[] = [
  ['city', 'in a city street'],
  ['forest', 'in a forest'],
  ['beach', 'on the beach'],
  ['field', 'in a meadow'],
  ['cafe', 'in a cafe'],
  ['mountain', 'in the mountains'],
  ['village', 'in a village'],
  ['park', 'in a park'],
  ['snowfield', 'on a snowfield'],
  ['desert', 'in the desert'],
  ['lake', 'by a lake'],
  ['home', 'in a living room'],
  ['sea', 'on the open sea'],
  ['space', 'in outer space'],
  ['shop', 'in a shop'],
  ['underwater', 'underwater'],
  ['workplace', 'in an office'],
  ['sky', 'in the sky'],
  ['studio', 'in a photo studio'],
];
const times: readonly (readonly [string, string])[] = [
  ['golden-hour', 'at golden hour'],
  ['night', 'at night'],
  ['day', 'at midday'],
  ['dusk', 'at dusk'],
  ['morning', 'in the morning'],
  ['dawn', 'at dawn'],
];
const weathers: readonly (readonly [string, string])[] = [
  ['clear', 'clear sky'],
  ['rain', 'rain'],
  ['snow', 'snowfall'],
  ['fog', 'fog'],
  ['cloudy', 'cloudy sky'],
  ['clear', 'clear sky'],
  ['storm', 'thunderstorm'],
];
const palettes: readonly (readonly [string, string])[] = [
  ['none', ''],
  ['none', ''],
  ['pastel', ', pastel palette'],
  ['none', ''],
  ['monochrome', ', monochrome'],
  ['none', ''],
  ['teal', ', teal palette'],
];
const positions: readonly (readonly [string, string])[] = [
  ['left', 'on the left'],
  ['centre', 'in the centre'],
  ['right', 'on the right'],
];
const subjects: readonly (readonly [string, string])[] = [
  ['sailboat', 'a sailboat'],
  ['teddy-bear', 'a teddy bear'],
  ['bicycle', 'a bicycle'],
  ['penguin', 'a penguin'],
  ['tulip', 'a tulip'],
  ['bus', 'a bus'],
  ['snail', 'a snail'],
  ['guitar', 'a guitar'],
  ['mushroom', 'a mushroom'],
  ['umbrella', 'an umbrella'],
  ['turtle', 'a turtle'],
  ['camera', 'a camera'],
  ['pineapple', 'a pineapple'],
  ['crab', 'a crab'],
  ['birthday-cake', 'a birthday cake'],
  ['rocket', 'a rocket'],
  ['butterfly', 'a butterfly'],
  ['balloon', 'a balloon'],
];

/** The first so many were looked at while the model was made: their numbers flatter it. */
export const tuned = 38;

/** What the hour and the weather do cannot be seen everywhere. */
const sheltered = new Set(['cafe', 'home', 'shop', 'workplace', 'studio', 'vehicle', 'underwater', 'space']);
export const canShow = (attribute: keyof Asked, {place}: Asked): boolean =>
  !(sheltered.has(place) && (attribute === 'time' || attribute === 'weather'));

/** The `i`th: lists of lengths without a common factor, so that combinations repeat late. */
export function heldOut(i: number): HeldOut {
  const [place, placeWords] = at(places, i);
  const [time, timeWords] = at(times, i * 5 + Math.floor(i / 6));
  const [weather, weatherWords] = at(weathers, i * 3 + Math.floor(i / 7));
  const [palette, paletteWords] = at(palettes, i + Math.floor(i / 19));
  const [position, positionWords] = at(positions, i * 2 + Math.floor(i / 3));
  const [subject, subjectWords] = at(subjects, i * 7 + Math.floor(i / 18));
  return {
    prompt: `${subjectWords} ${positionWords} ${placeWords} ${timeWords}, ${weatherWords}${paletteWords}, medium shot`,
    asked: {place, time, weather, palette, subject, position},
  };
}

function at(list: readonly (readonly [string, string])[], i: number): readonly [string, string] {
  const entry = list[i % list.length];
  if (entry === undefined) throw new RangeError('an empty list of words');
  return entry;
}

/**
 * A head becomes a character. Many illustrations are heads or busts (fox, bear, woman, cook); a storybook needs them on feet. The body is
 * a coat, two arms and two legs in a few shapes, posed by a walking phase, coloured by what the prompt says it wears.
 */
import {iconBody} from './icons.ts';

const heads = new Set(
  (
    'fox bear polar-bear panda koala wolf raccoon lion tiger-face cat-face dog-face monkey-face mouse-face rabbit-face hamster cow-face pig-face ' +
    'horse-face frog unicorn dragon-face chicken man woman boy girl child baby old-man old-woman older-person person person-beard man-beard ' +
    'woman-beard person-bald man-bald woman-bald person-blonde-hair man-blonde-hair woman-blonde-hair person-red-hair man-red-hair ' +
    'woman-red-hair person-curly-hair man-curly-hair woman-curly-hair person-white-hair man-white-hair woman-white-hair santa-claus mrs-claus ' +
    'alien robot clown-face cowboy-hat-face princess prince bride moose gorilla boar'
  ).split(' '),
);

/** Busts bring their own clothes: only legs are missing. */
const busts = new Set(
  (
    'astronaut cook farmer detective ninja guard pilot teacher student scientist singer artist judge mechanic firefighter police-officer ' +
    'health-worker construction-worker office-worker technologist factory-worker'
  ).split(' '),
);

export type Build = 'head' | 'bust' | 'whole';

export function buildOf(icon: string): Build {
  const plain = icon.replace(/^(man|woman)-/, '');
  if (heads.has(icon)) return 'head';
  return busts.has(icon) || busts.has(plain) ? 'bust' : 'whole';
}

export interface Wardrobe {
  readonly coat: string;
  readonly fur: string;
}

/** The drawing on a 48 × 64 canvas, feet at the bottom. `phase` 0..1 is one stride of two steps; `swing` 0 stands still. */
export function characterDrawing(icon: string, wardrobe: Wardrobe, {phase, swing}: {phase: number; swing: number}): string {
  const step = Math.sin(phase * 2 * Math.PI) * swing;
  const [coat, shade] = [wardrobe.coat, darker(wardrobe.coat, 0.8)];
  const leg = (x: number, angle: number): string =>
    `<g transform="rotate(${(angle * 24).toFixed(2)} ${x} 48)"><rect x="${x - 2.6}" y="46" width="5.2" height="14.4" rx="2.4" fill="#4a4358"/>` +
    `<path d="M${x - 3.2} 63.4a4.2 4 0 0 1 4-4.4h1.6a4.2 4 0 0 1 4 4.4z" fill="#33293d"/></g>`;
  const arm = (x: number, angle: number): string =>
    `<g transform="rotate(${(angle * 26 + (x < 24 ? 12 : -12)).toFixed(2)} ${x} 34)"><rect x="${x - 2.8}" y="32" width="5.6" height="15" rx="2.8" fill="${shade}"/>` +
    `<circle cx="${x}" cy="47" r="2.7" fill="${wardrobe.fur}"/></g>`;
  const legs = leg(20.4, step) + leg(27.6, -step);
  const bob = (Math.abs(step) * -0.9).toFixed(2);
  if (buildOf(icon) === 'bust') {
    return `${legs}<g transform="translate(0 ${bob})"><rect x="14.5" y="40" width="19" height="12" rx="4" fill="${shade}"/><g transform="translate(4 5) scale(1.25)">${iconBody(icon)}</g></g>`;
  }
  return (
    legs +
    `<g transform="translate(0 ${bob})">${arm(13.8, -step)}${arm(34.2, step)}` +
    `<path d="M24 29c6.5 0 9.6 3.4 10.4 8l2.2 13.2c.3 1.6-.9 3-2.5 3H13.9c-1.6 0-2.8-1.4-2.5-3L13.6 37c.8-4.6 3.9-8 10.4-8z" fill="${coat}"/>` +
    `<path d="M24 30v23.2h10.100c1.6 0 2.8-1.4 2.5-3L34.4 37c-.8-4.6-3.9-7-10.4-7z" fill="${shade}" opacity=".45"/>` +
    `<circle cx="24" cy="38.5" r="1" fill="${shade}"/><circle cx="24" cy="43" r="1" fill="${shade}"/><circle cx="24" cy="47.5" r="1" fill="${shade}"/>` +
    `<path d="M15.5 31.500q8.5 6 17 0l-.6 3.400q-7.9 4.6-15.8 0z" fill="${darker(coat, 1.12)}"/>` +
    `<g transform="translate(6.4 -.5) scale(1.1)">${iconBody(icon)}</g></g>`
  );
}

export const characterSize = {width: 48, height: 64};

export function darker(hex: string, factor: number): string {
  const channel = (at: number): string =>
    Math.max(0, Math.min(255, Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * factor)))
      .toString(16)
      .padStart(2, '0');
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

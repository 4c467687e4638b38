/** The illustrations: Fluent Emoji Flat (MIT), drawn at whatever size is asked. The package's version is part of the generator's identity. */
import {createRequire} from 'node:module';

export const iconPackage = '@iconify-json/fluent-emoji-flat@1.2.6';

interface Icon {
  readonly body: string;
  readonly width?: number;
  readonly height?: number;
}

interface IconSet {
  readonly icons: {readonly [name: string]: Icon};
}

// Required, not imported: Node 20 prints a warning for every JSON module, and 4 MB of drawings have no business in a bundle.
const require = createRequire(import.meta.url);
const set: IconSet = require('@iconify-json/fluent-emoji-flat/icons.json');
const metadata: {
  readonly categories: {readonly [kind: string]: readonly string[]};
} = require('@iconify-json/fluent-emoji-flat/metadata.json');

const icons: ReadonlyMap<string, Icon> = new Map(Object.entries(set.icons));
const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries(metadata.categories).flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
);

/** Smileys, signs and flags are illustrations of feelings and rules, not of subjects; a few of the feelings' creatures are. */
const creatures = new Set([
  'alien',
  'alien-monster',
  'ghost',
  'goblin',
  'ogre',
  'robot',
  'skull',
  'clown-face',
  'cowboy-hat-face',
  'red-heart',
  'bomb',
  'pile-of-poo',
]);

export function hasIcon(name: string): boolean {
  const kind = kinds.get(name);
  if (kind === undefined || kind === 'Symbols' || kind === 'Flags') return false;
  return kind !== 'Smileys & Emotion' || creatures.has(name);
}

export const kindOfIcon = (name: string): string | null => kinds.get(name) ?? null;

/** Boats are drawn with a strip of water, which would float on the real one. */
const stripOfWater = /<path fill="#(?:00a6ed|5092ff)" d="M(?:30|29\.9)[^"]*"\/>/g;
const afloat = /boat|ship|ferry|canoe/;

/** The drawing itself, for a viewBox of {@link iconSize}. */
export function iconBody(name: string): string {
  const body = icons.get(name)?.body ?? '';
  return afloat.test(name) ? body.replace(stripOfWater, '') : body;
}

/** Fluent Emoji are drawn on 32 × 32. */
export const iconSize = 32;

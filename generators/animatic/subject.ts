import type {LocationKind, SceneSubject} from '../../src/core/scene-plan.ts';
import {hasIcon, kindOfIcon} from './icons.ts';
import {subjectWords} from './subject-words.ts';

/** A subject of the plan with the illustration that stands for it. */
export interface Subject {
  /** Name in the icon set, or null: then only the text tells the network what it is. */
  readonly icon: string | null;
  readonly noun: string;
  /** A colour that the prompt gives the subject itself. */
  readonly colour: string | null;
  /** Clothing's colour, for those that get a body: "yellow raincoat". */
  readonly garment: string | null;
  /** The ingredient whose reference pictures say how it looks. */
  readonly ingredient: string | null;
}

const iconOf: ReadonlyMap<string, string> = new Map(
  subjectWords
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [icon = '', nouns = ''] = line.split(':');
      return nouns.split(',').map((noun) => [noun.trim(), icon.trim()] as const);
    }),
);

const colourWord = /\b(red|orange|yellow|green|teal|blue|purple|pink|brown|beige|black|grey|gray|white|gold|silver)\b/;
const garmentWord = /\b(coat|raincoat|jacket|hoodie|sweater|scarf|shirt|dress|suit|uniform|cape|robe|apron|vest|overalls|kimono|costume)\b/;

/** At most three: more would be specks. A count of two becomes two of the same. */
export function castOf(planned: readonly SceneSubject[]): readonly Subject[] {
  return planned.flatMap((subject) => Array.from({length: Math.min(3, subject.count)}, () => read(subject))).slice(0, 3);
}

function read(subject: SceneSubject): Subject {
  const words = subject.attributes.map((attribute) => attribute.toLowerCase());
  const garment = words.find((word) => garmentWord.test(word)) ?? null;
  return {
    icon: iconFor(subject.noun),
    noun: subject.noun,
    colour: subject.colours[0] ?? null,
    garment: garment === null ? null : (colourWord.exec(garment)?.[1] ?? 'neutral'),
    ingredient: subject.ingredient,
  };
}

/** "the small tram car" → "small tram car", "tram car", "car": the first that has an illustration. */
export function iconFor(noun: string): string | null {
  const words = noun
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^a-z0-9\s-]/g, ' ')
    .trim()
    .split(/\s+/);
  for (let start = 0; start < words.length; start++) {
    const phrase = words.slice(start).join(' ');
    for (const form of [phrase, phrase.replace(/ies$/, 'y'), phrase.replace(/es$/, ''), phrase.replace(/s$/, '')]) {
      const icon = iconOf.get(form) ?? form.replaceAll(' ', '-');
      if (hasIcon(icon)) return icon;
    }
  }
  return null;
}

const homes: readonly (readonly [RegExp, LocationKind])[] = [
  [/fish|whale|dolphin|shark|octopus|squid|jellyfish|coral|seal|lobster|crab|shrimp|turtle|merpeople/, 'underwater'],
  [/rocket|astronaut|saucer|satellite|alien|planet|comet|star$/, 'space'],
  [/boat|ship|ferry|canoe|anchor/, 'sea'],
  [/airplane|helicopter|balloon|parachute|kite|eagle|dove|bird$/, 'sky'],
  [/camel|cactus|scorpion|lizard/, 'desert'],
  [/penguin|polar-bear|snowman|sled|ski/, 'snowfield'],
  [/automobile|taxi|bus|tram|train|truck|motor|bicycle|scooter|police|fire-engine|railway|metro/, 'city'],
  [/fox|bear|wolf|deer|owl|hedgehog|badger|raccoon|chipmunk|boar|mushroom|gorilla|monkey|tiger|sloth/, 'forest'],
  [/hot-beverage|tea|cookie|croissant|cake|doughnut|pie|coffee|cook/, 'cafe'],
];

/** Where a subject is found when nobody says: fish live under water; goods stand in a studio. */
export function homeOf(noun: string): LocationKind | null {
  const icon = iconFor(noun);
  if (icon === null) return null;
  const home = homes.find(([pattern]) => pattern.test(icon));
  if (home !== undefined) return home[1];
  const kind = kindOfIcon(icon);
  return kind === 'Objects' || kind === 'Food & Drink' ? 'studio' : null;
}

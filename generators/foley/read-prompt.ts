import {bell, chime, click, heartbeat, impact, knock, pop, riser, steps, thunder, typing, whoosh} from './effects.ts';
import {city, crowd, engine, forest, night, roomTone, train} from './places.ts';
import type {Recording} from './recording.ts';
import {fire, rain, sea, storm, stream, type Texture, wind} from './weather.ts';

/** A sound that can be made. */
export interface Recipe {
  readonly name: string;
  /** Any of these words in a prompt asks for it. */
  readonly words: RegExp;
  readonly make: (texture: Texture) => Recording;
  /** `bed`: goes on. `once`: lasts so many seconds. */
  readonly lasts: 'bed' | number;
}

/** In the order in which they are looked for: "tram bell" is a bell, "thunder storm" a storm. */
export const recipes: readonly Recipe[] = [
  {name: 'storm', words: /\b(thunder ?storms?|storms?|badai)\b/, make: storm, lasts: 'bed'},
  {name: 'thunder', words: /\b(thunder|guntur)\b/, make: thunder, lasts: 5},
  {name: 'rain', words: /\b(rain\w*|drizzle|downpour|hujan|gerimis)\b/, make: rain, lasts: 'bed'},
  {name: 'wind', words: /\b(wind\w*|breeze|gusts?|angin)\b/, make: wind, lasts: 'bed'},
  {name: 'sea', words: /\b(sea\w*|waves?|ocean|surf|beach|laut|ombak)\b/, make: sea, lasts: 'bed'},
  {name: 'stream', words: /\b(stream|river|brook|creek|water|sungai)\b/, make: stream, lasts: 'bed'},
  {name: 'fire', words: /\b(fire\w*|flames?|campfire|crackl\w+|api)\b/, make: fire, lasts: 'bed'},
  {name: 'bell', words: /\b(bells?|gong|ding)\b/, make: bell, lasts: 3.5},
  {name: 'chime', words: /\b(chimes?|sparkle|twinkle|notification)\b/, make: chime, lasts: 2.6},
  {name: 'crowd', words: /\b(crowd\w*|people|chatter|cafe|café|restaurant|market|audience|voices|keramaian)\b/, make: crowd, lasts: 'bed'},
  {name: 'night', words: /\b(night|crickets?|malam)\b/, make: night, lasts: 'bed'},
  {name: 'forest', words: /\b(forest|birds?|birdsong|woods|park|garden|jungle|hutan|burung)\b/, make: forest, lasts: 'bed'},
  {name: 'train', words: /\b(trains?|tram|metro|railway|kereta)\b/, make: train, lasts: 'bed'},
  {name: 'city', words: /\b(city|street|traffic|cars|urban|kota|jalan)\b/, make: city, lasts: 'bed'},
  {name: 'engine', words: /\b(engine|motor|car|truck|machine|mesin)\b/, make: engine, lasts: 'bed'},
  {name: 'room tone', words: /\b(room(?: tone)?|silence|office|air)\b/, make: roomTone, lasts: 'bed'},
  {name: 'steps', words: /\b(foot ?steps?|steps?|walking|langkah)\b/, make: steps, lasts: 2.2},
  {name: 'typing', words: /\b(typing|keyboard|typewriter)\b/, make: typing, lasts: 2},
  {name: 'whoosh', words: /\b(whoosh\w*|swoosh\w*|swish|swipe|transition)\b/, make: whoosh, lasts: 0.8},
  {name: 'click', words: /\b(clicks?|tick|switch|button|shutter|tap)\b/, make: click, lasts: 0.12},
  {name: 'riser', words: /\b(risers?|build-?up|swell|rise)\b/, make: riser, lasts: 2.5},
  {name: 'impact', words: /\b(impacts?|hit|boom|slam|thud|bang|drop)\b/, make: impact, lasts: 2.2},
  {name: 'pop', words: /\b(pops?|bubble|plop|blip)\b/, make: pop, lasts: 0.2},
  {name: 'knock', words: /\b(knock\w*)\b/, make: knock, lasts: 1.1},
  {name: 'heartbeat', words: /\b(heart ?beats?|heart)\b/, make: heartbeat, lasts: 2.1},
];

/** One sound of a prompt, with how it is wished. */
export interface Wish {
  readonly recipe: Recipe;
  /** 0 gentle to 1 heavy. */
  readonly force: number;
  /** Far away: quieter and duller. */
  readonly isDistant: boolean;
}

/** What a prompt asks for; or the part of it in which nothing is that can be made. */
export type Reading = {readonly state: 'read'; readonly wishes: readonly Wish[]} | {readonly state: 'unknown'; readonly part: string};

/**
 * Reads "steady rain, distant tram bell": parts between commas, and in each the sound and how it is.
 *
 * @example
 * readSound('heavy rain and distant thunder') // rain with force 1; thunder, distant
 */
export function readSound(prompt: string): Reading {
  const wishes: Wish[] = [];
  for (const part of prompt.toLowerCase().split(/[,;.+&]|\b(?:and|with|over|dan|dengan)\b/)) {
    const words = part.trim();
    if (words === '') continue;
    const recipe = recipes.find((each) => each.words.test(words));
    if (!recipe) return {state: 'unknown', part: words};
    const isHeavy = /\b(heavy|strong|loud|hard|big|huge|deep|busy|fast|intense|lebat|keras)\b/.test(words);
    const isGentle = /\b(gentle|soft|light|calm|quiet|small|slow|faint|subtle|pelan|lembut)\b/.test(words);
    const isDistant = /\b(distant|far|faraway|background|muffled|jauh)\b/.test(words);
    wishes.push({recipe, force: isHeavy ? 1 : isGentle ? 0.1 : 0.5, isDistant});
  }
  return wishes.length > 0 ? {state: 'read', wishes} : {state: 'unknown', part: prompt.trim()};
}

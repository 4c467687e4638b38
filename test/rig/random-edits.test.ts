import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openRig, type Rig} from '../helpers/rig.ts';

/** A few with every run of the tests; RANDOM_EDITS=200 RANDOM_SEED=7 for a night. */
const edits = Number(process.env.RANDOM_EDITS ?? 5);
const seed = Number(process.env.RANDOM_SEED ?? 1);

interface Shot {
  readonly id: string;
  readonly take: number;
  readonly frames: number;
  readonly opacity: number;
  readonly corner: number;
}

interface Film {
  readonly name: string;
  readonly shots: readonly Shot[];
  readonly words: string;
  readonly wordsFrom: number;
  readonly colour: string;
  readonly effect: string;
}

const first: Film = {
  name: 'one',
  shots: ['a', 'b', 'c'].map((id) => ({id, take: 1, frames: 18, opacity: 1, corner: 0})),
  words: 'some words',
  wordsFrom: 6,
  colour: '#e8c020',
  effect: 'none',
};

/** Mulberry32: the same edits for the same seed. */
const chanceOf = (start: number): ((count: number) => number) => {
  let state = start;
  return (count) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
};

type Edit = (film: Film, chance: (count: number) => number) => Film;

const ofOneShot =
  (change: (shot: Shot, chance: (count: number) => number) => Partial<Shot>): Edit =>
  (film, chance) => {
    const chosen = chance(film.shots.length);
    return {...film, shots: film.shots.map((shot, index) => (index === chosen ? {...shot, ...change(shot, chance)} : shot))};
  };

const kinds: Readonly<Record<string, Edit>> = {
  'another take': ofOneShot((_, chance) => ({take: 1 + chance(3)})),
  'another length': ofOneShot((_, chance) => ({frames: 6 + chance(20)})),
  'another opacity': ofOneShot((_, chance) => ({opacity: (1 + chance(4)) / 4})),
  'round corners': ofOneShot((_, chance) => ({corner: 10 * chance(3)})),
  'another order': (film, chance) => {
    const from = chance(film.shots.length);
    const moved = film.shots.filter((_, index) => index === from);
    return {...film, shots: [...film.shots.filter((_, index) => index !== from), ...moved]};
  },
  'other words': (film, chance) => ({...film, words: `words number ${chance(4)}`}),
  'words at another time': (film, chance) => ({...film, wordsFrom: chance(30)}),
  'another colour': (film, chance) => ({...film, colour: ['#e8c020', '#d0e0ff', '#ff7060'][chance(3)] ?? first.colour}),
  'another effect': (film, chance) => ({...film, effect: ['none', 'moving', 'blend', 'blur', 'gradient'][chance(5)] ?? 'none'}),
};

describe('after any edits, the film has the bytes of one that is rendered from nothing', () => {
  let rig: Rig;
  let film = first;
  const chance = chanceOf(seed);
  beforeAll(async () => {
    rig = await openRig('shuffled');
  });
  afterAll(() => rig.remove());

  it.each(Array.from({length: edits}, (_, index) => index + 1))('edit %i', async () => {
    const names = Object.keys(kinds);
    const made: string[] = [];
    for (let count = chance(3); count >= 0; count--) {
      const name = names[chance(names.length)] ?? '';
      made.push(name);
      film = kinds[name]?.(film, chance) ?? film;
    }
    await rig.write('scenes/film/rows.json', JSON.stringify([film]));
    const incremental = (await rig.render()).of('film/one/tiny');
    const fromNothing = (await rig.render('--full', '--verify=2')).of('film/one/tiny');
    expect({made, film, digest: incremental.digest}).toEqual({made, film, digest: fromNothing.digest});
  });
});

import {describe, expect, it, vi} from 'vitest';
import type {ReadyWork} from '../../src/core/work.ts';
import {aLine, aTimeline, aVariant, type Simulation, simulate} from './simulated-build.ts';

const reel = aVariant('tram/reel');
const square = aVariant('tram/square');

/** Two shots; a line that the captions of the film follow. */
const spoken: Simulation['scan'] = (variant, speech) =>
  aTimeline(
    variant,
    [
      {id: 'stop', prompt: 'a tram stop'},
      {id: 'ride', prompt: 'a ride'},
    ],
    {askedLines: ['vo'], speech, sounds: [aLine('vo', 'Late.', [0, 60])]},
  );

/** The same without a word. */
const silent: Simulation['scan'] = (variant) => aTimeline(variant, [{id: 'stop', prompt: `a tram stop ${variant.format.id}`}]);

/** Kinds in the order in which work was begun, repetitions left out. */
const stagesOf = (made: readonly string[]): string[] => {
  const kinds = made.map((name) => name.split(' ')[0] ?? '');
  return kinds.filter((kind, at) => kind !== kinds[at - 1]);
};

/** An order that differs for every seed. */
const shuffled =
  (seed: number) =>
  (ready: readonly ReadyWork[]): ReadyWork[] =>
    ready
      .map((work, at) => ({work, place: Math.sin(1000 * (seed + 1) * (at + 1 + work.name.length))}))
      .sort((a, b) => a.place - b.place)
      .map(({work}) => work);

describe('a build', () => {
  it('makes a film from nothing: bundle, timeline, takes, then segments and mix, then the film', async () => {
    const {made} = await simulate({variants: [reel], scan: silent, facts: {bundle: null}});
    expect(stagesOf(made)).toEqual(['bundle', 'timeline', 'take', 'segment', 'mix', 'film']);
  });

  it('makes a line that timelines follow once for all formats, before anything rests on an estimate of it', async () => {
    const {made, plan} = await simulate({variants: [reel, square], scan: spoken});
    expect(made.filter((name) => name.startsWith('sound'))).toHaveLength(1);
    expect(made.indexOf(made.find((name) => name.startsWith('sound')) ?? '')).toBeLessThan(
      made.findIndex((name) => name.startsWith('take')),
    );
    expect(plan.films.map(({work}) => work.film.action)).toEqual(['keep', 'keep']);
    expect(plan.summary).toMatchObject({timing: 'exact', totals: {generate: 0}});
  });

  it('makes no take before every timeline is known, but for lines that one of them follows: --frozen refuses before anything is made', async () => {
    const scan: Simulation['scan'] = (variant, speech) =>
      aTimeline(variant, [{id: 'a', prompt: 'a'}], {speech, sounds: [aLine('vo', 'Late.', [0, 60])]});
    const {facts} = await simulate({variants: [reel], scan, allows: () => false});
    const {made} = await simulate({variants: [reel, square], scan, facts, wanted: {speaksFirst: false}});
    expect(stagesOf(made).slice(0, 2)).toEqual(['timeline', 'take']);
    expect(made.findIndex((name) => name.startsWith('sound'))).toBeGreaterThan(made.indexOf('timeline tram/square'));
  });

  it('makes nothing the second time', async () => {
    const {facts} = await simulate({variants: [reel, square], scan: spoken});
    const {made} = await simulate({variants: [reel, square], scan: spoken, facts});
    // Nobody remembers here what was heard: the first pass knows nothing, and finds everything stored.
    expect(made).toEqual([]);
  });

  it('makes exactly what its plan has named', async () => {
    const {facts} = await simulate({variants: [reel, square], scan: spoken, allows: ({kind}) => kind === 'sound'});
    const {plans, made} = await simulate({variants: [reel, square], scan: spoken, facts});
    const named = plans[0]?.work.filter(({action}) => action === 'make').map(({name}) => name) ?? [];
    expect([...made].sort()).toEqual([...named].sort());
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('comes to the same in every order that is allowed, as with seed %i', async (seed) => {
    const straight = await simulate({variants: [reel, square], scan: spoken});
    const other = await simulate({variants: [reel, square], scan: spoken, order: shuffled(seed)});
    expect([...other.made].sort()).toEqual([...straight.made].sort());
    const keys = ({facts}: typeof straight): string[] =>
      [facts.takes, facts.timelines, facts.stored, facts.films].flatMap((map) => [...(map?.keys() ?? [])]);
    expect(keys(other).sort()).toEqual(keys(straight).sort());
  });

  it('renders one film while the take of another is made', async () => {
    const begun: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const running = simulate({
      variants: [reel, square],
      scan: silent,
      making: async ([first]) => {
        begun.push(first?.name ?? '');
        if (first?.kind === 'take' && first.variants.includes('tram/square')) await held;
      },
    });
    await vi.waitFor(() => expect(begun).toContain('film tram/reel'));
    expect(begun).not.toContain('film tram/square');
    release();
    expect((await running).made).toContain('film tram/square');
  });

  it('keeps to the limit of each resource', async () => {
    let [now, most] = [0, 0];
    const making: Simulation['making'] = async ([first]) => {
      if (first?.kind !== 'take') return;
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 1));
      now -= 1;
    };
    const scan: Simulation['scan'] = (variant) =>
      aTimeline(
        variant,
        ['a', 'b', 'c', 'd'].map((id) => ({id, prompt: id})),
      );
    await simulate({variants: [reel], scan, making});
    expect(most).toBe(1);
    most = 0;
    await simulate({variants: [reel], scan, making, limitOf: (resource) => (resource === 'generator:testcard' ? 3 : 1)});
    expect(most).toBe(3);
  });

  it('begins nothing more after a failure, lets takes under way finish, stops the rest, and throws the first error', async () => {
    const ended: string[] = [];
    const scan: Simulation['scan'] = (variant) =>
      aTimeline(
        variant,
        ['a', 'b', 'c'].map((id) => ({id, prompt: id})),
      );
    const running = simulate({
      variants: [reel],
      scan,
      limitOf: () => 2,
      making: async ([first]) => {
        if (first?.kind !== 'take') return;
        const {id} = first.input.take;
        if (id === 'a') throw new Error('out of paint');
        await new Promise((resolve) => setTimeout(resolve, 5));
        ended.push(id);
      },
    });
    await expect(running).rejects.toThrow('out of paint');
    expect(ended).toEqual(['b']);
  });

  it('says so where nothing can go on, instead of taking a film for done', async () => {
    const stuck = simulate({variants: [reel], scan: silent, facts: {}, allows: ({kind}) => kind === 'film'});
    await expect(stuck).rejects.toThrow("'film tram/reel' is missing");
  });
});

import {describe, expect, it} from 'vitest';
import type {PlannedTake} from '../../src/core/planned-take.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import type {Variant} from '../../src/core/variant.ts';
import {aLine, aTimeline, aVariant, type Simulation, simulate} from '../schedule/simulated-build.ts';

type Speech = Timeline['speech'];

const variant = aVariant('letter/reel');

/** A line is as many seconds long as its text has letters. */
const secondsOf = (take: PlannedTake): number => (take.kind !== 'shot' && take.spec.sound === 'dialogue' ? take.spec.text.length : 0);

/** A component that asks about these lines and says `vo` with the text that it chooses by what it is told. */
const component =
  (askedLines: readonly string[], text: (speech: Speech) => string | null) =>
  (of: Variant, speech: Speech): Timeline => {
    const words = text(speech);
    const sounds = words === null ? [] : [aLine('vo', words, [0, 3000])];
    return aTimeline(of, [], {askedLines, speech, sounds, durationInFrames: of.durationInFrames});
  };

const settle = async (scan: Simulation['scan'], more: Partial<Simulation> = {}) => {
  const {plan, made} = await simulate({variants: [variant], scan, secondsOf, wanted: {checksLines: false}, ...more});
  const [film] = plan.films;
  return {
    timeline: film?.timeline,
    steps: made.filter((name) => !/^(segment|mix|film)/.test(name)).map((name) => name.replace(/ [0-9a-f]{8}$/, '')),
  };
};

const secondsIn = (timeline: Timeline | undefined): Record<string, number> =>
  Object.fromEntries(Object.entries(timeline?.speech ?? {}).map(([id, line]) => [id, line.durationInSeconds]));

describe('a timeline that follows its speech', () => {
  it('is scanned once where nobody asks about a line', async () => {
    const {steps} = await settle(component([], () => 'ten'));
    expect(steps).toEqual(['timeline letter/reel', 'sound letter/vo']);
  });

  it('is spoken as soon as its lines are known, and scanned until what it was told is what comes out', async () => {
    const {timeline, steps} = await settle(component(['vo'], ({vo}) => (vo ? 'longer' : 'ten')));
    expect(secondsIn(timeline)).toEqual({vo: 6});
    expect(steps).toEqual(['timeline letter/reel', 'sound letter/vo', 'timeline letter/reel', 'sound letter/vo', 'timeline letter/reel']);
  });

  it('is laid out by estimates where nothing may be made', async () => {
    const {timeline, steps} = await settle(
      component(['vo'], () => 'ten'),
      {allows: () => false, wanted: {checksLines: false, speaksFirst: false}},
    );
    expect(timeline?.speech['vo']?.state).toBe('estimated');
    expect(steps).toEqual(['timeline letter/reel', 'timeline letter/reel']);
  });

  it('lasts as long as its lines where its length asks about them, also where nothing else does', async () => {
    const follows = {...variant, followsSpeech: true as const};
    const lengthOf = (_: Variant, speech: Speech) => ({
      durationInFrames: Math.round(30 * (speech['vo']?.durationInSeconds ?? 1)),
      askedLines: ['vo'],
    });
    const {timeline} = await settle(
      component([], () => 'ten'),
      {variants: [follows], lengthOf},
    );
    expect(timeline).toMatchObject({durationInFrames: 90, speech: {vo: {durationInSeconds: 3}}});
    const unknown = settle(
      component([], () => null),
      {variants: [follows], lengthOf: () => ({durationInFrames: 30, askedLines: ['voice']})},
    );
    await expect(unknown).rejects.toMatchObject({code: 'dialogue-unknown', facts: {found: '"voice"'}});
  });

  it('is an error where it keeps moving', async () => {
    const moving = component(['vo'], ({vo}) => 'x'.repeat(1 + (vo?.durationInSeconds ?? 0)));
    await expect(settle(moving)).rejects.toMatchObject({code: 'timing-never-settles'});
  });

  it('is an error where it asks about a line that is nowhere', async () => {
    await expect(settle(component(['voice-over'], () => null))).rejects.toMatchObject({
      code: 'dialogue-unknown',
      facts: {found: '"voice-over"'},
    });
  });

  describe('and is long enough to be probed', () => {
    const long = {...variant, followsSpeech: true as const};
    const lengthOf = () => ({durationInFrames: 1000, askedLines: []});
    const probed = async (scan: Simulation['scan'], probe: NonNullable<Simulation['probe']>) =>
      (await settle(scan, {variants: [long], lengthOf, probe})).steps;

    it('is scanned once, whatever probes have moved before', async () => {
      const moves = component(['vo'], ({vo}) => (vo ? 'longer' : 'ten'));
      expect(await probed(moves, moves)).toEqual([
        'timeline letter/reel lines',
        'sound letter/vo',
        'timeline letter/reel lines',
        'sound letter/vo',
        'timeline letter/reel lines',
        'timeline letter/reel',
      ]);
    });

    it('believes its scan where a probe has missed a line', async () => {
      const speaks = component(['vo'], () => 'ten');
      const misses = component([], () => null);
      expect(await probed(speaks, misses)).toEqual([
        'timeline letter/reel lines',
        'timeline letter/reel',
        'sound letter/vo',
        'timeline letter/reel',
      ]);
    });
  });
});

import {describe, expect, it} from 'vitest';
import {canonical, type Json} from '../../src/core/canonical.ts';
import {shotRequest} from '../../src/core/shot-request.ts';
import {collectShots} from '../../src/scan/collect-shots.ts';
import type {SeenFrame, SeenShot} from '../../src/scan/page/protocol.ts';

const shot = (...[id, localFrame, prompt = 'a fox']: [string, number, string?]): SeenShot => ({
  id,
  request: canonical(shotRequest({id, prompt}) as unknown as Json),
  localFrame,
  component: `Tram > ${id}`,
});
const collect = (frames: readonly (readonly SeenShot[])[]) =>
  collectShots(
    frames.map((shots) => ({shots}) as unknown as SeenFrame),
    'tram/reel',
  );
const factsOf = (frames: readonly (readonly SeenShot[])[]) =>
  collect(frames).map(({request, ranges, firstLocalFrame, durationInFrames}) => ({
    id: request.id,
    ranges,
    firstLocalFrame,
    durationInFrames,
  }));

describe('the shots of a variant', () => {
  it('come in the order in which they appear', () => {
    const found = collect([[shot('b', 0)], [shot('b', 1), shot('a', 0)], [shot('a', 1)]]);
    expect(found.map(({request}) => request.id)).toEqual(['b', 'a']);
    expect(found[0]).toMatchObject({component: 'Tram > b', request: {prompt: 'a fox', take: 1, generator: null}});
  });

  it('last from the first to the last frame of their own clock that is shown', () => {
    expect(factsOf([[], [shot('a', 5)], [shot('a', 6)], [], [shot('a', 8)]])).toEqual([
      {
        id: 'a',
        ranges: [
          {start: 1, end: 3},
          {start: 4, end: 5},
        ],
        firstLocalFrame: 5,
        durationInFrames: 4,
      },
    ]);
  });

  it('that loop are as long as one turn, also where the first turn begins half-way', () => {
    const locals = [2, 3, 0, 1, 2, 3];
    expect(factsOf(locals.map((local) => [shot('a', local)]))).toEqual([
      {id: 'a', ranges: [{start: 0, end: 6}], firstLocalFrame: 0, durationInFrames: 4},
    ]);
  });

  it('that stand still are one frame long', () => {
    expect(factsOf([[shot('a', 7)], [shot('a', 7)]])).toEqual([
      {id: 'a', ranges: [{start: 0, end: 2}], firstLocalFrame: 7, durationInFrames: 1},
    ]);
  });

  it('are none where none is shown', () => {
    expect(collect([[], []])).toEqual([]);
  });

  it('with one id on one frame are refused, with the frame and both components', () => {
    const twice = () => collect([[shot('a', 0)], [shot('a', 1), shot('a', 1)]]);
    expect(twice).toThrow(expect.objectContaining({code: 'shot-id-taken', exitCode: 2}));
    expect(twice).toThrow(/frame 1 of tram\/reel/);
  });

  it('with one id on different frames are one shot', () => {
    expect(collect([[shot('a', 0)], [shot('a', 0)]])).toHaveLength(1);
  });

  it('that ask for something else half-way are refused, with the field, both values and both frames', () => {
    const changing = () => collect([[shot('a', 0)], [], [shot('a', 2, 'a wolf')]]);
    expect(changing).toThrow(expect.objectContaining({code: 'shot-changes-midway', exitCode: 2}));
    expect(changing).toThrow(/prompt "a fox" at frame 0, "a wolf" at frame 2/);
  });

  it('that change half-way are told in few words, however long the prompt', () => {
    const changing = () => collect([[shot('a', 0, 'x'.repeat(8000))], [shot('a', 1, 'y'.repeat(8000))]]);
    expect(changing).toThrow(expect.objectContaining({message: expect.not.stringContaining('x'.repeat(100))}));
  });
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {ShotRequestProps} from '../../src/core/shot-request.ts';
import {orderShots} from '../../src/plan/order-shots.ts';
import {timelineOf} from './a-video.ts';

const shot = (id: string, continues?: string, more: Partial<ShotRequestProps> = {}): ShotRequestProps => ({
  id,
  prompt: id,
  ...(continues === undefined ? {} : {continues}),
  ...more,
});
const order = (...shots: ShotRequestProps[]): string[] => orderShots(timelineOf('tram/reel', shots)).map(({request}) => request.id);

describe('the order in which shots are made', () => {
  it('is that of their appearance where none continues another', () => {
    expect(order(shot('c'), shot('a'), shot('b'))).toEqual(['c', 'a', 'b']);
  });

  it('has each after the one that it continues, wherever that one appears; two may continue one', () => {
    expect(order(shot('home', 'ride'), shot('b'), shot('ride', 'stop'), shot('stop'), shot('again', 'stop'))).toEqual([
      ...['stop', 'ride', 'home', 'b', 'again'],
    ]);
  });

  it('is found for any forest, whatever the order of appearance', () => {
    const forest = fc.integer({min: 1, max: 12}).chain((count) =>
      fc.record({
        // Shot 0 continues none; the others one with a smaller number, or none.
        parents: fc.tuple(...Array.from({length: count}, (_, i) => fc.integer({min: -1, max: i - 1}))),
        appearance: fc.shuffledSubarray(
          Array.from({length: count}, (_, i) => i),
          {minLength: count},
        ),
      }),
    );
    fc.assert(
      fc.property(forest, ({parents, appearance}) => {
        const parentOf = (i: number): number => parents[i] ?? -1;
        const found = order(...appearance.map((i) => shot(`s${i}`, parentOf(i) < 0 ? undefined : `s${parentOf(i)}`)));
        expect([...found].sort()).toEqual(appearance.map((i) => `s${i}`).sort());
        for (const i of appearance) {
          if (parentOf(i) >= 0) expect(found.indexOf(`s${parentOf(i)}`)).toBeLessThan(found.indexOf(`s${i}`));
        }
      }),
    );
  });
});

describe('a shot cannot continue', () => {
  const refused = (facts: Record<string, unknown>) =>
    expect.objectContaining({code: 'continues-invalid', facts: expect.objectContaining(facts)});

  it('one that is not in the film: the error lists those that are', () => {
    expect(() => order(shot('stop'), shot('ride', 'halt'), shot('home'))).toThrow(
      refused({
        expected: 'a shot of this film that has a prompt: stop, home',
        found: 'continues="halt"',
        fix: 'write continues="stop", or leave it out',
        where: '<GeneratedShot id="ride"> of tram/reel',
      }),
    );
    expect(() => order(shot('ride', 'halt'))).toThrow(refused({fix: 'leave continues out'}));
  });

  it('itself, at once or on a detour: the error walks the ring', () => {
    expect(() => order(shot('a', 'a'))).toThrow(refused({found: 'its own id'}));
    expect(() => order(shot('x', 'c'), shot('a', 'c'), shot('b', 'a'), shot('c', 'b'))).toThrow(
      refused({found: 'a ring: c continues b continues a continues c'}),
    );
  });

  it('one of another shape, but one of another size', () => {
    const large = {width: 1080, height: 1920};
    expect(order(shot('a', undefined, {width: 540, height: 960}), shot('b', 'a', large))).toEqual(['a', 'b']);
    expect(() => order(shot('a', undefined, {width: 640, height: 640}), shot('b', 'a'))).toThrow(
      refused({
        expected: "a picture of the same shape as that of 'a', 640 × 640",
        found: '1080 × 1920',
        fix: 'write width={640} height={640}, or leave continues out',
      }),
    );
  });
});

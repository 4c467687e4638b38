import {describe, expect, it} from 'vitest';
import type {Digest} from '../../src/core/brand.ts';
import {cutSegments} from '../../src/core/segments.ts';
import type {FrameShot, Timeline, TimelineFrame} from '../../src/core/timeline.ts';
import {planSegments} from '../../src/plan/plan-segments.ts';

const digest = (text: string): Digest => `sha256:${text}` as Digest;
const frames = (count: number, shot: string | null, page = 'page'): TimelineFrame[] =>
  Array.from({length: count}, (_, frame) => ({
    page: digest(`${page}${frame}`),
    shots: shot === null ? [] : [{id: shot, takeFrame: frame} satisfies FrameShot],
    layering: {kind: 'full', reason: 'a test'},
  }));
const cut = (all: readonly TimelineFrame[]): string[] => cutSegments(all, 15).map(({start, end}) => `${start}-${end}`);

describe('a film is cut', () => {
  it('where another set of shots is on screen, every 60 frames from there, and what is left in halves', () => {
    expect(cut([...frames(90, 'a'), ...frames(120, 'b')])).toEqual(['0-45', '45-90', '90-150', '150-210']);
  });

  it('where takes have keyframes', () => {
    expect(cut(frames(91, 'a'))).toEqual(['0-60', '60-91']);
    expect(cut(frames(200, 'a'))).toEqual(['0-60', '60-120', '120-165', '165-200']);
    expect(cutSegments(frames(100, 'a'), 12).map(({end}) => end)).toEqual([60, 100]);
    expect(cutSegments(frames(100, 'a'), 10).map(({end}) => end)).toEqual([50, 100]);
  });

  it('into one piece where it is short', () => {
    expect(cut(frames(1, null))).toEqual(['0-1']);
    expect(cut(frames(60, 'a'))).toEqual(['0-60']);
    expect(cut(frames(61, 'a'))).toEqual(['0-45', '45-61']);
  });

  it('at both ends of an overlap', () => {
    const both = frames(4, 'a').map((frame) => ({...frame, shots: [...frame.shots, {id: 'b', takeFrame: 0}]}));
    expect(cut([...frames(8, 'a'), ...both, ...frames(8, 'b')])).toEqual(['0-8', '8-12', '12-20']);
  });

  it('so that a longer shot moves no cut inside its neighbours', () => {
    const lengths = (first: number) => cutSegments([...frames(first, 'a'), ...frames(130, 'b')], 15).map(({start, end}) => end - start);
    expect(lengths(70).slice(-3)).toEqual([60, 45, 25]);
    expect(lengths(75).slice(-3)).toEqual([60, 45, 25]);
  });

  it('so that a shot that grows keeps its cuts but for the last', () => {
    const ends = (length: number) => cutSegments(frames(length, 'a'), 15).map(({end}) => end);
    for (let length = 1; length < 400; length++) {
      const [before, after] = [ends(length), ends(length + 1)];
      const kept = before.filter((end) => end < length && after.includes(end));
      expect(kept.length, String(length)).toBeGreaterThanOrEqual(before.length - 2);
      expect([...after, ...before].every((end) => end % 15 === 0 || end >= length)).toBe(true);
    }
  });

  it('not at all where there is nothing', () => {
    expect(cut([])).toEqual([]);
  });

  it('without gap or overlap, in whatever order shots come and go', () => {
    const all = Array.from({length: 500}, (_, frame) => frames(1, frame % 7 < 3 ? 'a' : frame % 11 < 6 ? 'b' : null)[0] as TimelineFrame);
    const segments = cutSegments(all, 15);
    expect(segments.map(({start}) => start)).toEqual([0, ...segments.slice(0, -1).map(({end}) => end)]);
    expect(segments.at(-1)?.end).toBe(500);
    expect(segments.filter(({start, end}) => end - start < 1 || end - start > 60)).toEqual([]);
  });
});

describe('the segments of a film', () => {
  const encoding = {encoder: 'h264 1', capture: 'remotion', framesPerSecond: 30};
  const timeline = (all: readonly TimelineFrame[]): Timeline => ({frames: all}) as Timeline;
  const plan = (...[all, takes = {}, encodes = encoding]: [readonly TimelineFrame[], Record<string, Digest>?, typeof encoding?]) =>
    planSegments(timeline(all), new Map(Object.entries(takes)), encodes).segments.map(({key}) => key);

  it('have no key while a take is missing, and only those that show it', () => {
    const [a, b] = plan([...frames(5, 'a'), ...frames(5, 'b')], {a: digest('take-a')});
    expect(a).toMatch(/^sha256:/);
    expect(b).toBeNull();
  });

  it('change their key with the take, the page, the encoder, the capture and the rate', () => {
    const all = frames(5, 'a');
    const takes = {a: digest('take-a')};
    const keys = [
      plan(all, takes),
      plan(all, {a: digest('other')}),
      plan(frames(5, 'a', 'other'), takes),
      plan(frames(4, 'a'), takes),
      plan(all, takes, {...encoding, encoder: 'h264 2'}),
      plan(all, takes, {...encoding, capture: 'layered'}),
      plan(all, takes, {...encoding, framesPerSecond: 25}),
    ].map(([key]) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keep their key wherever in the film they stand and whatever the shot is called', () => {
    const takes = {a: digest('take-a'), b: digest('take-b'), z: digest('take-a')};
    const [first] = plan([...frames(5, 'a'), ...frames(5, 'b')], takes);
    const [, second] = plan([...frames(5, 'b'), ...frames(5, 'a')], takes);
    const [renamed] = plan(frames(5, 'z'), takes);
    expect(second).toBe(first);
    expect(renamed).toBe(first);
  });

  it('tell frames of the same picture at another time of the take apart', () => {
    const still = frames(2, 'a').map((frame) => ({...frame, page: digest('same')}));
    const {frameKeys} = planSegments(timeline(still), new Map([['a', digest('take-a')]]), encoding);
    expect(frameKeys[0]).not.toBe(frameKeys[1]);
  });
});

import {describe, expect, it} from 'vitest';
import type {Digest} from '../../src/core/brand.ts';
import type {Layering} from '../../src/core/layering.ts';
import {takeKeyframesEvery} from '../../src/core/take-keyframes.ts';
import type {Timeline, TimelineFrame} from '../../src/core/timeline.ts';
import {chooseWay} from '../../src/plan/choose-way.ts';

const hole = {shot: 'a', x: 0, y: 0, width: 8, height: 8};
const bare: Layering = {kind: 'bare', holes: [hole]};
const layered: Layering = {kind: 'layered', holes: [hole]};
const frame = (takeFrame: number, layering: Layering, page = 'page'): TimelineFrame => ({
  page: `sha256:${page}` as Digest,
  shots: [{id: 'a', takeFrame}],
  layering,
});
const film = (frames: readonly TimelineFrame[], durationInFrames = 90): Timeline =>
  ({frames, framesPerSecond: 24, shots: [{request: {id: 'a'}, durationInFrames}]}) as unknown as Timeline;
const run = (from: number, length: number, layering: Layering): TimelineFrame[] =>
  Array.from({length}, (_, index) => frame(from + index, layering));
const kindOf = (frames: readonly TimelineFrame[], durationInFrames?: number): string =>
  chooseWay(film(frames, durationInFrames), {start: 0, end: frames.length}).kind;

describe('a segment is copied from its take', () => {
  it('where nothing else shows and both cuts lie at keyframes, or at the take’s end', () => {
    expect(chooseWay(film(run(0, 60, bare)), {start: 0, end: 60})).toEqual({kind: 'passthrough', shot: 'a', takeFrame: 0});
    expect(chooseWay(film(run(60, 30, bare)), {start: 0, end: 30})).toEqual({kind: 'passthrough', shot: 'a', takeFrame: 60});
  });

  it('but not where a cut lies between keyframes, where pictures are skipped, or where one frame has more on it', () => {
    expect(kindOf(run(7, 53, bare))).toBe('layered');
    expect(kindOf(run(0, 55, bare))).toBe('layered');
    expect(kindOf([...run(0, 12, bare), ...run(24, 12, bare)])).toBe('layered');
    expect(kindOf([...run(0, 59, bare), frame(59, layered)])).toBe('layered');
  });
});

describe('a segment is blended', () => {
  it('where its pages stay long enough for drawing them twice to pay', () => {
    const words = (every: number): TimelineFrame[] =>
      Array.from({length: 48}, (_, index) => frame(index, layered, `word ${Math.floor(index / every)}`));
    expect(kindOf(words(8))).toBe('layered');
    expect(kindOf(words(2))).toBe('layered');
    expect(chooseWay(film(words(1)), {start: 0, end: 48})).toEqual({
      kind: 'full',
      reason: '48 different pages over 48 frames: drawing them with their shots costs less',
    });
  });

  it('unless one of its frames needs the browser, whose reason is told', () => {
    const frames = [...run(0, 30, layered), frame(30, {kind: 'full', reason: 'backdrop-filter on .card over shot a'})];
    expect(chooseWay(film(frames), {start: 0, end: 31})).toEqual({kind: 'full', reason: 'backdrop-filter on .card over shot a'});
  });
});

it.each([
  [24, 12],
  [25, 12],
  [30, 15],
  [29.97, 12],
  [50, 20],
  [60, 30],
  [12, 6],
  [1, 1],
])('keyframes of a take at %d frames a second are %d apart: half a second, and a divisor of a segment', (rate, distance) => {
  expect(takeKeyframesEvery(rate)).toBe(distance);
});

import {describe, expect, it} from 'vitest';
import {elementRuns} from '../../src/assemble/element-runs.ts';
import {film, shownFor} from './a-placement.ts';

const facts = (audio: Parameters<typeof elementRuns>[0]): unknown[] =>
  elementRuns(audio, 30).map(({start, mediaStartInSeconds, volumes, isContinued}) => [
    start,
    Math.round(mediaStartInSeconds * 1e6) / 1e6,
    volumes.length,
    isContinued,
  ]);

describe('runs of elements', () => {
  it('are as long as an element plays on, with a volume a frame', () => {
    const audio = film(60, {from: 10, shown: shownFor(30, {src: 'a.mp3', volume: (frame) => frame / 10})});
    const [run] = elementRuns(audio, 30);
    expect(run?.volumes.slice(0, 3)).toEqual([0, 0.1, 0.2]);
    expect(facts(audio)).toEqual([[10, 0, 30, false]]);
  });

  it('count what is trimmed in frames of the film, and only what follows at the rate', () => {
    expect(facts(film(30, {from: 0, shown: shownFor(30, {src: 'a.mp3', trimBefore: 15, playbackRate: 2})}))).toEqual([[0, 0.5, 30, false]]);
  });

  it('end where an element is muted, and where a loop begins again', () => {
    const shown = shownFor(30, {src: 'a.mp3'});
    const muted = film(30, {from: 0, shown}).map((placed, frame) => (frame >= 10 && frame < 20 ? [] : placed));
    expect(facts(muted)).toEqual([
      [0, 0, 10, false],
      [20, 0.666667, 10, false],
    ]);
    expect(facts(film(30, {from: 0, shown: shownFor(15, {src: 'a.mp3'})}, {from: 15, shown: shownFor(15, {src: 'a.mp3'})}))).toEqual([
      [0, 0, 15, false],
      [15, 0, 15, false],
    ]);
  });

  it('go on over a clip that is split in two', () => {
    const split = film(
      30,
      {from: 0, shown: shownFor(15, {src: 'a.mp3', id: 'first'})},
      {from: 15, shown: shownFor(15, {src: 'a.mp3', trimBefore: 15, id: 'second'})},
    );
    expect(facts(split)).toEqual([[0, 0, 30, false]]);
  });

  it('fade into the next where only the rate changes', () => {
    const ramp = film(
      30,
      {from: 0, shown: shownFor(15, {src: 'a.mp3'})},
      {from: 15, shown: shownFor(15, {src: 'a.mp3', trimBefore: 15, playbackRate: 1.5})},
    );
    expect(facts(ramp)).toEqual([
      [0, 0, 15, true],
      [15, 0.5, 15, false],
    ]);
  });

  it('are two where two elements play the same, although Remotion gives them one id', () => {
    const twins = film(30, {from: 0, shown: shownFor(30, {src: 'a.mp3'})}, {from: 0, shown: shownFor(30, {src: 'a.mp3', volume: 0.5})});
    expect(elementRuns(twins, 30).map(({volumes}) => volumes[29])).toEqual([1, 0.5]);
  });
});

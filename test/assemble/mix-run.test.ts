import {describe, expect, it} from 'vitest';
import {elementRuns} from '../../src/assemble/element-runs.ts';
import {addRun, placeRun} from '../../src/assemble/mix-run.ts';
import type {FilePlacement} from '../../src/core/timeline.ts';
import {silence} from '../../src/media/pcm.ts';
import {film, shownFor} from './a-placement.ts';

/** A file that is 1 at each sample, so that the mix is the gain: at 30 frames a second, a frame is 1600 samples. */
const gains = (audio: readonly (readonly FilePlacement[])[], pieceInSamples = 1000): Float32Array => {
  const mix = silence(1600 * audio.length);
  const piece = {left: new Float32Array(pieceInSamples).fill(1), right: new Float32Array(pieceInSamples).fill(1)};
  for (const run of elementRuns(audio, 30).map((run) => placeRun(run, 30, mix.left.length))) {
    for (let at = 0; at < 480_000; at += pieceInSamples) addRun(mix, run, {piece, at});
  }
  return mix.left;
};

describe('a run in the mix', () => {
  it('begins at once where its file begins, and fades over 5 ms where it is cut out of it', () => {
    const whole = gains(film(10, {from: 2, shown: shownFor(4, {src: 'a.wav'})}));
    expect([3199, 3200, 9300, 9480, 9600].map((at) => whole[at])).toEqual([0, 1, 1, 0.5, 0]);
    const trimmed = gains(film(10, {from: 2, shown: shownFor(4, {src: 'a.wav', trimBefore: 5})}));
    expect([3200, 3320, 3440].map((at) => trimmed[at])).toEqual([0, expect.closeTo(0.5, 5), 1]);
  });

  it('follows a curve in straight lines from frame to frame', () => {
    const curve = gains(film(10, {from: 0, shown: shownFor(10, {src: 'a.wav', volume: (frame) => 1 + frame / 10})}));
    for (const frame of [0, 0.5, 1, 3.25, 8.5]) expect(curve[frame * 1600]).toBeCloseTo(1 + frame / 10, 2);
  });

  it('jumps on the frame of the jump, within 5 ms', () => {
    const cut = gains(film(10, {from: 0, shown: shownFor(10, {src: 'a.wav', volume: (frame) => (frame < 5 ? 1 : 0.25)})}));
    expect([7999, 8000, 8120, 8240].map((at) => cut[at])).toEqual([1, 1, expect.closeTo(0.625, 2), expect.closeTo(0.25, 5)]);
    const raised = gains(film(10, {from: 0, shown: shownFor(10, {src: 'a.wav', volume: (frame) => (frame < 5 ? 0.25 : 2)})}));
    expect([7999, 8240].map((at) => raised[at])).toEqual([0.25, expect.closeTo(2, 5)]);
  });

  it('fades into a run that plays the same file on, without a dip', () => {
    const first = {from: 0, shown: shownFor(5, {src: 'a.wav'})};
    const faster = gains(film(10, first, {from: 5, shown: shownFor(5, {src: 'a.wav', trimBefore: 5, playbackRate: 1.25})}));
    expect(Math.min(...faster.subarray(0, 15_700))).toBeCloseTo(1, 5);
    expect(Math.max(...faster)).toBeCloseTo(1, 5);
  });

  it('is the same, however the file comes in pieces', () => {
    const audio = film(10, {from: 1, shown: shownFor(8, {src: 'a.wav', trimBefore: 2, volume: (frame) => 1 + Math.sin(frame)})});
    expect(gains(audio, 100)).toEqual(gains(audio, 7919));
  });
});

import {type Pcm, sampleRateInHertz} from '../media/pcm.ts';
import type {PageSamples} from '../remotion/page-samples.ts';

/** All that one element of `@remotion/media` plays. */
export interface PageSound {
  readonly startInSamples: number;
  readonly pcm: Pcm;
  readonly toneFrequency: number;
}

/**
 * Puts the frames of each element one behind the other. Remotion rounds a frame's first sample down and its last one up: where two frames overlap, the
 * later one counts, as in its own mixer.
 *
 * @param pieces in order of their frames.
 */
export const joinSamples = (pieces: readonly PageSamples[], framesPerSecond: number): PageSound[] => {
  const elements = new Map<string, PageSamples[]>();
  for (const piece of pieces) {
    const key = `${piece.id} ${piece.toneFrequency}`;
    const element = elements.get(key) ?? [];
    element.push(piece);
    elements.set(key, element);
  }
  return [...elements.values()].flatMap((element) => {
    const [first] = element;
    if (!first) return [];
    const startInSamples = firstSample(first.frame, framesPerSecond);
    const endOf = ({frame, audio}: PageSamples): number => firstSample(frame, framesPerSecond) + Math.floor(audio.length / 2);
    const length = element.reduce((end, piece) => Math.max(end, endOf(piece)), 0) - startInSamples;
    const pcm = {left: new Float32Array(length), right: new Float32Array(length)};
    for (const {frame, audio} of element) {
      const at = firstSample(frame, framesPerSecond) - startInSamples;
      for (let i = 0; i < Math.floor(audio.length / 2); i++) {
        pcm.left[at + i] = (audio[2 * i] ?? 0) / 32_768;
        pcm.right[at + i] = (audio[2 * i + 1] ?? 0) / 32_768;
      }
    }
    return [{startInSamples, pcm, toneFrequency: first.toneFrequency}];
  });
};

/** 5.1 s are 244,799.999 samples in floating point. */
const firstSample = (frame: number, framesPerSecond: number): number => Math.floor((frame / framesPerSecond) * sampleRateInHertz + 1e-5);

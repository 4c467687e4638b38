import {rm} from 'node:fs/promises';
import {renderFrames} from '@remotion/renderer';
import {type Pcm, sampleRateInHertz} from '../media/pcm.ts';
import {type PageToDraw, pageOptions} from './page-options.ts';

/** What one element of `@remotion/media` plays: samples that the page has decoded, trimmed and made as loud as the element says. */
export interface PageSound {
  readonly startInSamples: number;
  readonly pcm: Pcm;
  readonly toneFrequency: number;
}

/** An `inline-audio` asset of Remotion, as far as it is read here. */
export interface InlineSamples {
  readonly id: string;
  readonly frame: number;
  /** Left and right in turns, 16 bits. */
  readonly audio: ArrayLike<number>;
  readonly toneFrequency: number;
}

/** `@remotion/media` decodes in the page, frame by frame: the page runs over its frames once more, without pictures. */
export const decodeInPage = async (page: PageToDraw): Promise<PageSound[]> => {
  const {assetsInfo} = await renderFrames({...pageOptions(page), imageFormat: 'none', muted: false, concurrency: 1});
  await rm(assetsInfo.downloadMap.assetDir, {recursive: true, force: true});
  const inline = assetsInfo.assets.toSorted((a, b) => a.frame - b.frame).map(({frame, inlineAudioAssets}) => ({frame, inlineAudioAssets}));
  return joinSamples(
    inline.flatMap(({frame, inlineAudioAssets}) => inlineAudioAssets.map((asset) => ({...asset, frame}))),
    page.variant.framesPerSecond,
  );
};

/**
 * Puts the frames of each element one behind the other. Remotion rounds a frame's first sample down and its last one up: where two frames overlap, the
 * later one counts, as in its own mixer.
 *
 * @param pieces in order of their frames.
 */
export const joinSamples = (pieces: readonly InlineSamples[], framesPerSecond: number): PageSound[] => {
  const elements = new Map<string, InlineSamples[]>();
  for (const piece of pieces) {
    const key = `${piece.id} ${piece.toneFrequency}`;
    elements.set(key, [...(elements.get(key) ?? []), piece]);
  }
  return [...elements.values()].flatMap((element) => {
    const [first, last] = [element[0], element.at(-1)];
    if (!first || !last) return [];
    const startInSamples = firstSample(first.frame, framesPerSecond);
    const ends = element.map(({frame, audio}) => firstSample(frame, framesPerSecond) + Math.floor(audio.length / 2));
    const length = Math.max(...ends) - startInSamples;
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

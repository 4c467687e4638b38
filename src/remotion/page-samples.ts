import {rm} from 'node:fs/promises';
import {renderFrames} from '@remotion/renderer';
import {type PageToDraw, pageOptions} from './page-options.ts';

/** What an element of `@remotion/media` plays on one frame: decoded, trimmed and made as loud as the element says. */
export interface PageSamples {
  /** Of the element. */
  readonly id: string;
  /** Of the film. */
  readonly frame: number;
  /** Left and right in turns, 16 bits, 48 kHz. */
  readonly audio: ArrayLike<number>;
  readonly toneFrequency: number;
}

/** `@remotion/media` decodes in the page, frame by frame: the page runs over its frames once more, without pictures. In order of the frames. */
export const decodeInPage = async (page: PageToDraw): Promise<PageSamples[]> => {
  const {assetsInfo} = await renderFrames({...pageOptions(page), imageFormat: 'none', muted: false, concurrency: 1});
  await rm(assetsInfo.downloadMap.assetDir, {recursive: true, force: true});
  return assetsInfo.assets
    .toSorted((a, b) => a.frame - b.frame)
    .flatMap(({frame, inlineAudioAssets}) => inlineAudioAssets.map((asset) => ({...asset, frame})));
};

import {rm} from 'node:fs/promises';
import {RenderInternals, renderFrames, stitchFramesToVideo} from '@remotion/renderer';
import type {AudioPlacement} from '../core/timeline.ts';
import {programFolder} from './executables.ts';
import {type PageToDraw, pageOptions} from './page-options.ts';

type AssetsInfo = Awaited<ReturnType<typeof renderFrames>>['assetsInfo'];

/**
 * Mixes the whole timeline once, by Remotion's own mixer: trims, loops, volume curves and rates come out as in its studio.
 *
 * @param request.placements per frame.
 * @param request.page asked for where something sounds: the page on the composition, which the sources are fetched from.
 * @param request.wavFile where the mix goes: 48 kHz WAV, `placements.length / framesPerSecond` seconds.
 */
export const mixPlacements = async (request: {
  readonly placements: readonly (readonly AudioPlacement[])[];
  readonly page: PageToDraw;
  readonly wavFile: string;
}): Promise<void> => {
  const {placements, page} = request;
  const hasSamples = placements.some((placed) => placed.some(({type}) => type === 'samples'));
  const assetsInfo = fromFiles(placements, page);
  try {
    if (hasSamples) await decodeInPage(page, assetsInfo);
    await stitchFramesToVideo({
      assetsInfo,
      codec: 'wav',
      fps: page.variant.framesPerSecond,
      width: page.variant.format.width,
      height: page.variant.format.height,
      outputLocation: request.wavFile,
      enforceAudioTrack: true,
      sampleRate: 48_000,
      force: true,
      binariesDirectory: programFolder(),
    });
  } finally {
    await rm(assetsInfo.downloadMap.assetDir, {recursive: true, force: true});
  }
};

/** What the scan found is all the mixer needs of files. */
const fromFiles = (placements: readonly (readonly AudioPlacement[])[], page: PageToDraw): AssetsInfo => {
  const origin = page.session.server.serveUrl;
  const absolute = (src: string): string => (src.startsWith('/') ? origin + src : src);
  return {
    assets: placements.map((placed, frame) => ({
      frame,
      audioAndVideoAssets: placed.flatMap((sound) => (sound.type === 'samples' ? [] : [{...sound, src: absolute(sound.src)}])),
      artifactAssets: [],
      inlineAudioAssets: [],
    })),
    imageSequenceName: '',
    firstFrameIndex: 0,
    downloadMap: RenderInternals.makeDownloadMap(48_000),
    chunkLengthInSeconds: placements.length / page.variant.framesPerSecond,
    trimLeftOffset: 0,
    trimRightOffset: 0,
    forSeamlessAacConcatenation: false,
  };
};

/**
 * `@remotion/media` decodes in the page, sample by sample: the page runs over its frames once more, without pictures. `renderFrames` clears
 * away what it mixed into when it ends, so the samples are put into our own map again.
 */
const decodeInPage = async (page: PageToDraw, into: AssetsInfo): Promise<void> => {
  const {assetsInfo} = await renderFrames({...pageOptions(page), imageFormat: 'none', muted: false, concurrency: 1});
  const {durationInFrames: totalNumberOfFrames, framesPerSecond: fps} = page.variant;
  const whole = {fps, totalNumberOfFrames, firstFrame: 0, trimLeftOffset: 0, trimRightOffset: 0};
  for (const {frame, inlineAudioAssets} of assetsInfo.assets.toSorted((a, b) => a.frame - b.frame)) {
    for (const asset of inlineAudioAssets) into.downloadMap.inlineAudioMixing.addAsset({...whole, asset: {...asset, frame}});
  }
};

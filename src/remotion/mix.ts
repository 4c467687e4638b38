import {rm} from 'node:fs/promises';
import {RenderInternals, stitchFramesToVideo} from '@remotion/renderer';
import type {AudioPlacement} from '../core/timeline.ts';

/**
 * Mixes the whole timeline once, by Remotion's own mixer: trims, loops, volume curves and rates come out as in its studio.
 *
 * @param placements per frame, with sources that can be fetched now.
 * @param wavFile where the mix goes: 48 kHz WAV, `placements.length / framesPerSecond` seconds.
 */
export const mixPlacements = async (request: {
  readonly placements: readonly (readonly AudioPlacement[])[];
  readonly framesPerSecond: number;
  readonly width: number;
  readonly height: number;
  readonly wavFile: string;
}): Promise<void> => {
  const downloadMap = RenderInternals.makeDownloadMap(48_000);
  const durationInSeconds = request.placements.length / request.framesPerSecond;
  try {
    await stitchFramesToVideo({
      assetsInfo: {
        assets: request.placements.map((placed, frame) => ({
          frame,
          audioAndVideoAssets: placed.map((placement) => ({...placement})),
          artifactAssets: [],
          inlineAudioAssets: [],
        })),
        imageSequenceName: '',
        firstFrameIndex: 0,
        downloadMap,
        chunkLengthInSeconds: durationInSeconds,
        trimLeftOffset: 0,
        trimRightOffset: 0,
        forSeamlessAacConcatenation: false,
      },
      codec: 'wav',
      fps: request.framesPerSecond,
      width: request.width,
      height: request.height,
      outputLocation: request.wavFile,
      enforceAudioTrack: true,
      sampleRate: 48_000,
      force: true,
    });
  } finally {
    await rm(downloadMap.assetDir, {recursive: true, force: true});
  }
};

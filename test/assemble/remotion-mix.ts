import {readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {RenderInternals, stitchFramesToVideo} from '@remotion/renderer';
import type {FilePlacement} from '../../src/core/timeline.ts';
import type {Pcm} from '../../src/media/pcm.ts';
import {readWav} from '../../src/media/wav.ts';
import {ffmpegExecutable} from '../../src/remotion/executables.ts';

/** What Remotion's own mixer makes of placements: what ours is compared with. */
export const mixByRemotion = async (
  audio: readonly (readonly FilePlacement[])[],
  {framesPerSecond, wavFile}: {readonly framesPerSecond: number; readonly wavFile: string},
): Promise<Pcm> => {
  const dataUrls = new Map<string, string>();
  for (const {src} of audio.flat()) {
    const type = src.endsWith('.mp4') ? 'video/mp4' : 'audio/wav';
    if (!dataUrls.has(src)) dataUrls.set(src, `data:${type};base64,${(await readFile(src)).toString('base64')}`);
  }
  const downloadMap = RenderInternals.makeDownloadMap(48_000);
  try {
    await stitchFramesToVideo({
      assetsInfo: {
        assets: audio.map((placed, frame) => ({
          frame,
          audioAndVideoAssets: placed.map((sound) => ({...sound, src: dataUrls.get(sound.src) ?? ''})),
          artifactAssets: [],
          inlineAudioAssets: [],
        })),
        imageSequenceName: '',
        firstFrameIndex: 0,
        downloadMap,
        chunkLengthInSeconds: audio.length / framesPerSecond,
        trimLeftOffset: 0,
        trimRightOffset: 0,
        forSeamlessAacConcatenation: false,
      },
      ...{codec: 'wav', fps: framesPerSecond, width: 64, height: 64, outputLocation: wavFile, enforceAudioTrack: true, sampleRate: 48_000},
      ...{force: true, binariesDirectory: path.dirname(ffmpegExecutable('ffmpeg'))},
    });
  } finally {
    await rm(downloadMap.assetDir, {recursive: true, force: true});
  }
  return readWav(await readFile(wavFile));
};

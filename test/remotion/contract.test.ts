/**
 * What we rely on inside Remotion at the pinned version. A new version that breaks one of these is met here, not in a user's film.
 */
import {RenderInternals} from '@remotion/renderer';
import {VERSION} from 'remotion/version';
import {describe, expect, it} from 'vitest';
import {ffmpegExecutable} from '../../src/remotion/executables.ts';
import {isEmptySequence} from '../../src/remotion/messages.ts';

describe('Remotion at the pinned version', () => {
  it('is the version that everything here was tried with', () => {
    expect(VERSION).toBe('4.0.527');
  });

  // That Remotion says it in these words is held by the rig, where a real sequence has no frames.
  it('tells an empty sequence from other mistakes of a duration', () => {
    expect(isEmptySequence('The "durationInFrames" prop of <Series.Sequence> must be positive, but got 0.')).toBe(true);
    expect(isEmptySequence('durationInFrames must be an integer, but got 1.5')).toBe(false);
  });

  it.each(['makeOrReuseServer', 'makeDownloadMap', 'getExecutablePath', 'makeFileExecutableIfItIsNot'] as const)(
    'has RenderInternals.%s',
    (name) => {
      expect(typeof RenderInternals[name]).toBe('function');
    },
  );

  it('mixes samples into a map that we can fill', () => {
    const map = RenderInternals.makeDownloadMap(48_000);
    expect(typeof map.inlineAudioMixing.addAsset).toBe('function');
    map.inlineAudioMixing.cleanup();
  });

  it('brings an ffmpeg and an ffprobe for this platform', () => {
    expect(ffmpegExecutable('ffmpeg')).toMatch(/ffmpeg/);
    expect(ffmpegExecutable('ffprobe')).toMatch(/ffprobe/);
  });
});

/**
 * What we rely on inside Remotion at the pinned version. A new version that breaks one of these is met here, not in a user's film.
 */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
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

  // `remotion/bundle.ts` leaves this module out of bundles, and with it two thirds of them.
  it('starts its studio from the render page by one module, and only where a person opens the page', async () => {
    const bundler = createRequire(createRequire(import.meta.url).resolve('@remotion/bundler'));
    const page = await readFile(path.join(path.dirname(bundler.resolve('@remotion/studio/renderEntry')), 'esm', 'renderEntry.mjs'), 'utf8');
    const index = page.slice(page.indexOf('bundleMode.type === "index"'));
    expect(page.match(/import\(/g)).toHaveLength(1);
    expect(index).toContain('if (isInHeadlessBrowser()) {');
    expect(index).toContain('import("./internals.mjs")');
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

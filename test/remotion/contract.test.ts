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
import {withWholeLimits} from '../../src/remotion/finish-scripts.ts';
import {isEmptySequence, readBrokenPicture, readExceededDelay, withoutStack} from '../../src/remotion/messages.ts';

describe('Remotion at the pinned version', () => {
  it('is the version that everything here was tried with', () => {
    expect(VERSION).toBe('4.0.527');
  });

  // That Remotion says it in these words is held by the rig, where a real sequence has no frames.
  it('tells an empty sequence from other mistakes of a duration', () => {
    expect(isEmptySequence('The "durationInFrames" prop of <Series.Sequence> must be positive, but got 0.')).toBe(true);
    expect(isEmptySequence('durationInFrames must be an integer, but got 1.5')).toBe(false);
  });

  it('takes two seconds off the limits of delayRender() in one place, where bundles put them back', async () => {
    const file = path.join(path.dirname(createRequire(import.meta.url).resolve('remotion/package.json')), 'dist', 'esm', 'index.mjs');
    const code = await readFile(file, 'utf8');
    expect(code.match(/\) - 2000\b/g)).toHaveLength(1);
    expect(withWholeLimits(code)).not.toMatch(/\) - 2000\b/);
  });

  it('says which delay was exceeded', () => {
    const words =
      'A delayRender() "prices" was called but not cleared after 1500ms. See https://… The delayRender was called: \n    at f (bundle.js:1:1)';
    expect(readExceededDelay(words)).toEqual({label: 'prices', limitInMilliseconds: 1500});
    expect(withoutStack('The tram has left. \n    at f (bundle.js:1:1)\n    at g')).toBe('The tram has left.');
  });

  it('says which picture could not be loaded', async () => {
    const file = path.join(path.dirname(createRequire(import.meta.url).resolve('remotion/package.json')), 'dist', 'esm', 'index.mjs');
    expect(await readFile(file, 'utf8')).toContain('"Error loading image with src: "');
    expect(readBrokenPicture('Error: Error loading image with src: http://localhost:3000/public/a.png')).toBe(
      'http://localhost:3000/public/a.png',
    );
    expect(readBrokenPicture('The tram has left.')).toBeNull();
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

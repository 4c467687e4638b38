import {readdir, stat} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {partsOfMp4, probeFilm} from '../helpers/film.ts';
import {bytesBelow, openRig, type Rendered, type Rig, renderedOf} from '../helpers/rig.ts';
import {browserThatCannotDraw} from '../helpers/watched-browser.ts';

describe('a first render', () => {
  let rig: Rig;
  let first: Rendered;
  beforeAll(async () => {
    rig = await openRig('two-shots');
    first = await rig.render();
  });
  afterAll(() => rig.remove());

  it('makes both shots, a film and a lock, and says so in its last line', async () => {
    expect(first.shotsMade).toEqual(['ride', 'stop']);
    expect(first.of('tram/tiny')).toMatchObject({
      id: 'tram/tiny',
      film: 'out/tram/tiny.mp4',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      // Nothing over the shot, 3 of the text coming, 1 of it standing, 1 with the badge, 1 of the badge alone.
      frames: {total: 24, captured: 7},
      segments: {total: 2, reused: 0, layered: 2},
      shots: {total: 2, kept: 0, restored: 0, generated: 2},
      audio: 'silent',
    });
    expect(Object.keys(await bytesBelow(rig.path('out')))).toEqual(['tram/tiny.mp4']);
    const lock = JSON.parse(await rig.read('scenes/tram/reshoot.lock.json'));
    expect(Object.keys(lock.takes).map((key) => key.split('/')[0])).toEqual(['ride', 'stop']);
  });

  it('makes a film that a platform takes: size, rate, exact count, H.264 High in bt709, AAC at 48 kHz', async () => {
    const {video, audio, streams} = await probeFilm(rig.path('out/tram/tiny.mp4'));
    expect(streams).toBe(2);
    expect(video).toMatchObject({
      codec_name: 'h264',
      // The second is what an ffprobe without names of profiles prints.
      profile: expect.stringMatching(/^(High|100)$/),
      width: 128,
      height: 224,
      pix_fmt: 'yuv420p',
      color_space: 'bt709',
      color_primaries: 'bt709',
      color_transfer: 'bt709',
      color_range: 'tv',
      r_frame_rate: '30/1',
      avg_frame_rate: '30/1',
      nb_frames: '24',
      nb_read_frames: '24',
      start_pts: 0,
    });
    expect(Number(video['duration'])).toBeCloseTo(24 / 30, 6);
    expect(audio).toMatchObject({codec_name: 'aac', sample_rate: '48000', channels: 2});
    expect(Math.abs(Number(audio['duration']) - 24 / 30)).toBeLessThan(2 * (1024 / 48_000));
  });

  it('puts the index in front of the pictures, so that the film plays while it loads', async () => {
    const parts = await partsOfMp4(rig.path('out/tram/tiny.mp4'));
    expect(parts.indexOf('moov')).toBeGreaterThan(0);
    expect(parts.indexOf('moov')).toBeLessThan(parts.indexOf('mdat'));
  });

  it.skipIf(process.platform === 'win32')('does nothing the second time: no take, no frame, no browser, no bundler', async () => {
    const before = {out: await bytesBelow(rig.path('out')), scenes: await bytesBelow(rig.path('scenes'))};
    const filmTime = (await stat(rig.path('out/tram/tiny.mp4'))).mtimeMs;
    const bundles = await readdir(rig.path('.reshoot/bundles'));
    const browser = await browserThatCannotDraw(rig.path('.reshoot'));
    const second = renderedOf(await rig.reshoot(['render', '--json'], {environment: {REMOTION_BROWSER: browser.executable}}));
    expect(second.code).toBe(0);
    expect(second.of('tram/tiny')).toMatchObject({
      digest: first.of('tram/tiny').digest,
      frames: {total: 24, captured: 0},
      segments: {total: 2, reused: 2, full: 0},
      shots: {total: 2, kept: 2, restored: 0, generated: 0},
      audio: 'reused',
    });
    expect(second.shotsMade).toEqual([]);
    // Asking for the version starts no browser that draws; it is part of every frame key.
    expect((await browser.calls()).filter((call) => call !== '--version')).toEqual([]);
    expect(second.events.filter((event) => 'stage' in event && event.stage === 'bundle')).toEqual([]);
    expect(await readdir(rig.path('.reshoot/bundles'))).toEqual(bundles);
    expect({out: await bytesBelow(rig.path('out')), scenes: await bytesBelow(rig.path('scenes'))}).toEqual(before);
    expect((await stat(rig.path('out/tram/tiny.mp4'))).mtimeMs).toBe(filmTime);
  });

  it.skipIf(process.platform === 'win32')('would have failed with that browser, had there been a frame to draw', async () => {
    const browser = await browserThatCannotDraw(rig.path('.reshoot'));
    const before = await bytesBelow(rig.path('out'));
    const run = await rig.reshoot(['render', '--full', '--json'], {environment: {REMOTION_BROWSER: browser.executable}});
    expect(run.code).toBe(1);
    expect((await browser.calls()).some((call) => call !== '--version')).toBe(true);
    expect(await bytesBelow(rig.path('out'))).toEqual(before);
  });

  it('makes a deleted film again from its segments, byte for byte, without capturing a frame', async () => {
    const before = await bytesBelow(rig.path('out'));
    await rig.write('out/tram/tiny.mp4', 'not a film');
    const again = await rig.render();
    expect(again.of('tram/tiny').frames.captured).toBe(0);
    expect(again.of('tram/tiny').digest).toBe(first.of('tram/tiny').digest);
    expect(await bytesBelow(rig.path('out'))).toEqual(before);
  });

  it('names a pattern that fits no film, and what there is', async () => {
    const run = await rig.reshoot(['render', 'tram/reel', '--json']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('variant-unknown');
    expect(run.stderr).toContain('tram/tiny');
  });
});

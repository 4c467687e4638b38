import {describe, expect, it} from 'vitest';
import type {Digest} from '../../src/core/brand.ts';
import type {SeenFrame} from '../../src/scan/page/protocol.ts';
import {checkFiles, scanFailure} from '../../src/scan/scan-failure.ts';

const failed = {state: 'failed', frame: 7, message: 'Error: the tram has left', missing: [], known: null} as const;

describe('a component that failed', () => {
  it('is told by its own words', () => {
    expect(scanFailure(failed, 'tram/reel')).toMatchObject({code: 'video-throws', facts: {found: 'Error: the tram has left'}});
  });

  it('beside a file that is not there: names the file, and keeps the words, which may be of something else', () => {
    const {code, facts} = scanFailure({...failed, missing: ['/public/logo%20one.png']}, 'tram/reel');
    expect(code).toBe('file-missing');
    expect(facts.found).toContain('public/logo one.png');
    expect(facts.found).toContain('the tram has left');
    expect(facts.where).toBe('frame 7 of tram/reel');
  });
});

describe('files that frames draw', () => {
  // Only what is looked at.
  const frames = [[], ['/public/sky.png'], ['/public/sky.png', 'https://example.com/far.png']].map(
    (urls) => ({urls, audio: []}) as unknown as SeenFrame,
  );
  const there = `sha256:${'a'.repeat(64)}` as Digest;
  const check = (sky: Digest | null, missing: readonly string[]) =>
    checkFiles(
      {frames, missing, tracks: []},
      {
        assets: new Map([
          ['/public/sky.png', sky],
          ['https://example.com/far.png', null],
        ]),
        variant: 'tram/reel',
        publicFiles: async () => ['Skye.png', 'logo.svg', 'clips/Night.mp4'],
      },
    );

  it('may be far away and unreadable, as long as the page got them', () => {
    return expect(check(there, [])).resolves.toBeUndefined();
  });

  it('are refused with the first frame that names them, where they are not in the project', () => {
    return expect(check(null, [])).rejects.toThrow(/public\/sky\.png[\s\S]*frame 1 of tram\/reel/);
  });

  it('are refused where the page asked in vain', () => {
    return expect(check(there, ['https://example.com/far.png'])).rejects.toThrow(/far\.png[\s\S]*frame 2 of tram\/reel/);
  });

  it('may be missing where no frame names them any more', () => {
    return expect(check(there, ['/public/old.png'])).resolves.toBeUndefined();
  });

  it('are refused with the name of the file that may be meant', async () => {
    await expect(check(null, [])).rejects.toThrow('write staticFile("Skye.png"), which is there, or put the file at public/sky.png');
  });

  it('are refused where a video or a sound of a frame is none, or music', async () => {
    const about = {variant: 'tram/reel', publicFiles: async () => ['clips/Night.mp4']};
    // Only what is looked at.
    const heard = {urls: [], audio: [{type: 'audio', src: '/public/none.mp3'}]} as unknown as SeenFrame;
    const shown = {urls: ['video:src=%2Fpublic%2Fclips%2Fnight.mp4&time=0'], audio: []} as unknown as SeenFrame;
    const assets = new Map<string, null>([...shown.urls, '/public/none.mp3', '/public/song.mp3'].map((url) => [url, null]));
    await expect(checkFiles({frames: [heard], missing: [], tracks: []}, {assets, ...about})).rejects.toThrow('public/none.mp3');
    await expect(checkFiles({frames: [shown], missing: [], tracks: []}, {assets, ...about})).rejects.toThrow(
      'staticFile("clips/Night.mp4")',
    );
    await expect(checkFiles({frames: [], missing: [], tracks: ['/public/song.mp3']}, {assets, ...about})).rejects.toThrow('<Music src>');
  });
});

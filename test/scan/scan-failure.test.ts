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
    (urls) => ({urls}) as unknown as SeenFrame,
  );
  const there = `sha256:${'a'.repeat(64)}` as Digest;
  const check = (sky: Digest | null, missing: readonly string[]) => () =>
    checkFiles(
      {frames, missing},
      {
        assets: new Map([
          ['/public/sky.png', sky],
          ['https://example.com/far.png', null],
        ]),
        variant: 'tram/reel',
      },
    );

  it('may be far away and unreadable, as long as the page got them', () => {
    expect(check(there, [])).not.toThrow();
  });

  it('are refused with the first frame that names them, where they are not in the project', () => {
    expect(check(null, [])).toThrow(/public\/sky\.png[\s\S]*frame 1 of tram\/reel/);
  });

  it('are refused where the page asked in vain', () => {
    expect(check(there, ['https://example.com/far.png'])).toThrow(/far\.png[\s\S]*frame 2 of tram\/reel/);
  });

  it('may be missing where no frame names them any more', () => {
    expect(check(there, ['/public/old.png'])).not.toThrow();
  });
});

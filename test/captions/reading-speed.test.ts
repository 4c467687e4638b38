import {describe, expect, it} from 'vitest';
import {hurriedCaptions} from '../../src/captions/reading-speed.ts';

const caption = (text: string, seconds: number, language = 'en') => ({range: {start: 30, end: 30 + 30 * seconds}, text, language});

const film = {id: 'tram/reel', framesPerSecond: 30};

describe('captions that are gone too soon', () => {
  it('are told once, the worst of them by name', () => {
    const found = hurriedCaptions([caption('x'.repeat(60), 1), caption(`The tram\n${'y'.repeat(91)}`, 2), caption('Fine.', 1)], film);
    expect(found).toMatchObject([
      {
        code: 'captions-hurried',
        where: 'frame 30 of tram/reel',
        expected: 'captions that can be read: 20 characters a second are comfortable',
        found: `2 captions, the fastest "${'x'.repeat(60)}" at 60 characters a second`,
      },
    ]);
  });

  it('are measured by what their language allows', () => {
    expect(hurriedCaptions([caption('x'.repeat(29), 1)], film)).toEqual([]);
    expect(hurriedCaptions([caption('猫'.repeat(29), 1, 'ja')], film)[0]?.expected).toContain('4 characters a second');
  });
});

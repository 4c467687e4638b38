import {describe, expect, it} from 'vitest';
import {hurriedCaptions} from '../../src/captions/reading-speed.ts';

const caption = (text: string, seconds: number, language = 'en') => ({range: {start: 30, end: 30 + 30 * seconds}, text, language});

describe('captions that are gone too soon', () => {
  it('are told once, the worst of them by name', () => {
    expect(hurriedCaptions([caption('x'.repeat(60), 1), caption(`The tram\n${'y'.repeat(91)}`, 2), caption('Fine.', 1)], 30)).toBe(
      `2 captions are gone too soon to be read: "${'x'.repeat(60)}" at frame 30, 60 characters a second where 20 are comfortable`,
    );
  });

  it('are measured by what their language allows', () => {
    expect(hurriedCaptions([caption('x'.repeat(29), 1)], 30)).toBeNull();
    expect(hurriedCaptions([caption('猫'.repeat(29), 1, 'ja')], 30)).toContain('where 4 are comfortable');
  });
});

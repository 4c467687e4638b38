import {expect, it} from 'vitest';
import {collectCaptions} from '../../src/scan/collect-captions.ts';

const seen = (page: number, text: string): string => JSON.stringify({page, text, language: 'en', families: [], letters: text});

it('finds where captions stand to the frame, those of equal words apart, and again where a film repeats them', () => {
  const [a, b] = [seen(0, 'No.'), seen(2, 'No.')];
  const frames = [[a], [a], [b], [b, a], [], [a]].map((captions) => ({captions}));
  expect(collectCaptions(frames).map(({range, text}) => [range.start, range.end, text])).toEqual([
    [0, 2, 'No.'],
    [2, 4, 'No.'],
    [3, 4, 'No.'],
    [5, 6, 'No.'],
  ]);
});

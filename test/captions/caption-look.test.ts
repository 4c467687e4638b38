import {describe, expect, it} from 'vitest';
import {type CaptionLook, viewsAt} from '../../src/captions/caption-look.ts';
import {sourceOfCues, sourceOfWords} from '../../src/captions/caption-source.ts';
import {type CaptionTrack, captionTrack, frameOf} from '../../src/captions/caption-track.ts';
import {pageLimits} from '../../src/captions/page-limits.ts';
import {spoken} from './sample.ts';

const words = spoken('Some mornings start late. The tram was already gone when the small fox came running down the hill.');
const limits = (language: string | null) => pageLimits({language, width: 1080, height: 1920, lineWidthInEms: 9});
const trackAt = (framesPerSecond: number): CaptionTrack =>
  captionTrack(sourceOfWords(words, 'a test'), {language: 'en', limits, framesPerSecond});

/** Views of all frames, and how many different ones there are: as many pictures are captured. */
const statesOf = (track: CaptionTrack, look: CaptionLook, frames: number): number =>
  new Set(Array.from({length: frames}, (_, frame) => JSON.stringify(viewsAt(track, look, frame)))).size;

describe('the frame on which a word is lit', () => {
  it.each([24, 25, 30_000 / 1001, 30, 60])('is at most half a frame from its sound at %d frames a second', (framesPerSecond) => {
    const track = trackAt(framesPerSecond);
    let lit = 0;
    const first: number[] = [];
    for (let frame = 0; frame < 10 * framesPerSecond; frame++) {
      const [view] = viewsAt(track, 'karaoke', frame);
      if (!view) continue;
      const before = track.pages.slice(0, track.pages.indexOf(view.page)).reduce((sum, page) => sum + page.wordFrames.length, 0);
      for (; lit < before + view.begun; lit++) first.push(frame);
    }
    expect(first).toHaveLength(words.length);
    for (const [index, frame] of first.entries()) {
      expect(Math.abs(frame - (words[index]?.startInSeconds ?? 0) * framesPerSecond)).toBeLessThanOrEqual(0.5);
    }
  });

  it('is the rounded one: a word at 0.45 s of 30 frames a second begins with frame 14', () => {
    expect([frameOf(0.45, 30), frameOf(0.449, 30), frameOf(0, 30)]).toEqual([14, 13, 0]);
  });
});

describe('a look', () => {
  const track = trackAt(30);
  const frames = 30 * 9;

  it('takes one picture a page where nothing moves, and one for the blank', () => {
    expect(statesOf(track, 'two-line', frames)).toBe(track.pages.length + 1);
  });

  it('takes one picture a word as karaoke', () => {
    expect(statesOf(track, 'karaoke', frames)).toBe(words.length + 1);
  });

  it('takes at most four pictures a word where words pop', () => {
    const states = statesOf(track, 'word-pop', frames);
    expect(states).toBeGreaterThan(2 * words.length);
    expect(states).toBeLessThanOrEqual(4 * words.length + 1);
  });

  it('takes one picture a letter as a typewriter', () => {
    const letters = words.reduce((sum, {text}) => sum + text.length, 0);
    expect(statesOf(track, 'typewriter', frames)).toBeLessThanOrEqual(letters + 1);
    expect(statesOf(track, 'typewriter', frames)).toBeGreaterThan(letters / 2);
  });
});

it('shows overlapping cues together, in order', () => {
  const cues = [
    {startInSeconds: 0, endInSeconds: 3, text: 'Where is it?'},
    {startInSeconds: 1, endInSeconds: 4, text: 'Gone.'},
  ];
  const track = captionTrack(sourceOfCues(cues), {language: 'en', limits, framesPerSecond: 10});
  const shown = [5, 15, 35, 45].map((frame) => viewsAt(track, 'two-line', frame).map(({page}) => page.text));
  expect(shown).toEqual([['Where is it?'], ['Where is it?', 'Gone.'], ['Gone.'], []]);
});

it('finds its page in a film of three hours as fast as in a short one', () => {
  const cues = Array.from({length: 3600}, (_, index) => ({
    startInSeconds: 3 * index,
    endInSeconds: 3 * index + 2.5,
    text: `Line ${index}`,
  }));
  const track = captionTrack(sourceOfCues(cues), {language: 'en', limits, framesPerSecond: 30});
  let shown = 0;
  for (let frame = 0; frame < 3 * 3600 * 30; frame++) shown += viewsAt(track, 'two-line', frame).length;
  expect(shown).toBe(3600 * 75);
});

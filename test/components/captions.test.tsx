import type {ReactNode} from 'react';
import {Sequence} from 'remotion';
import {describe, expect, it} from 'vitest';
import {Captions, type CaptionsProps, SafeArea, safeMargins} from '../../src/index.ts';
import {markupAt} from './markup-at.tsx';

const words = [
  {text: 'Some', startInSeconds: 0.2, endInSeconds: 0.4},
  {text: 'mornings', startInSeconds: 0.4, endInSeconds: 0.8},
  {text: 'start', startInSeconds: 0.8, endInSeconds: 1},
  {text: 'late.', startInSeconds: 1, endInSeconds: 1.4},
];
const shown = (markup: string): string =>
  (markup.split('grid-area:1 / 1').at(-1) ?? '')
    .replaceAll(/^[^>]*>|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const litWord = (markup: string): string | undefined => /<span style="white-space:nowrap;color:#ffd84a">([^<]*)<\/span>/.exec(markup)?.[1];
const captioned = (
  frame: number,
  props: CaptionsProps = {words},
  around: (captions: ReactNode) => ReactNode = (captions) => captions,
): string => markupAt(frame, around(<Captions {...props} />));

describe('<Captions>', () => {
  it('lights each word on the frame of its sound, and shows nothing before the first', () => {
    expect([5, 6, 11, 12, 23, 24, 29, 30].map((frame) => litWord(captioned(frame)))).toEqual([
      ...[undefined, 'Some', 'Some', 'mornings', 'mornings', 'start', 'start', 'late.'],
    ]);
    expect(shown(captioned(5))).toBe('');
    expect(shown(captioned(12))).toBe('Some mornings start late.');
  });

  it('counts from the sequence around it', () => {
    const later = (captions: ReactNode): ReactNode => (
      <Sequence from={20} layout="none">
        {captions}
      </Sequence>
    );
    expect([25, 26].map((frame) => litWord(captioned(frame, {words}, later)))).toEqual([undefined, 'Some']);
  });

  it('follows a dialogue wherever that begins', () => {
    const speech = {vo: {state: 'made', durationInSeconds: 2, words, startFrame: 40}} as const;
    const at = (frame: number): string => markupAt(frame, <Captions of="vo" />, {speech});
    expect([45, 46, 52].map((frame) => litWord(at(frame)))).toEqual([undefined, 'Some', 'mornings']);
  });

  it('shows nothing where there are no words', () => {
    expect(shown(captioned(10, {words: []}))).toBe('');
  });

  it.each([
    ['none', {}],
    ['two', {words, src: 'en.srt'}],
  ])('refuses %s origins', (_, props) => {
    expect(() => captioned(0, props)).toThrow(/captions-origin/);
  });

  it('draws signs of music in the colour of the text, outlined as its letters are', () => {
    const markup = captioned(10, {words: [{text: '♪ La', startInSeconds: 0, endInSeconds: 2}], outlineWidth: 6, look: 'two-line'});
    const drawings = [
      ...markup.matchAll(/<svg[^>]*aria-label="♪"[^>]*><path[^>]*fill="currentColor" stroke="(\w+)" stroke-width="(\d+)"/g),
    ];
    expect(drawings.map(([, stroke, width]) => [stroke, width])).toEqual([
      ['currentColor', '12'],
      ['none', '0'],
    ]);
    expect(shown(markup)).toBe('La');
  });

  it('takes plain style props, and the style of the look for the rest', () => {
    const markup = captioned(12, {
      words,
      color: '#123456',
      activeColor: '#654321',
      fontSize: 50,
      place: 'top',
      className: 'mine',
      style: {opacity: 0.5},
    });
    for (const part of ['color:#123456', 'color:#654321', 'font-size:50px', 'justify-content:flex-start', 'class="mine"', 'opacity:0.5']) {
      expect(markup).toContain(part);
    }
  });

  it('keeps the room of words that have not popped up, so that none moves', () => {
    const markup = captioned(6, {words, look: 'word-pop'});
    expect(markup).toMatch(/scale\(0\.84\)[^>]*>Some/);
    expect(markup).toMatch(/visibility:hidden[^>]*>mornings/);
  });

  it('keeps words of two directions in one line of text: boxes of their own would be put in the wrong order', () => {
    const arabic = [
      {text: 'مع', startInSeconds: 0, endInSeconds: 0.5},
      {text: 'React', startInSeconds: 0.5, endInSeconds: 1},
      {text: 'Native', startInSeconds: 1, endInSeconds: 1.5},
    ];
    const markup = captioned(40, {words: arabic, look: 'word-pop', language: 'ar'});
    expect(markup).toContain('dir="rtl"');
    expect(markup).toContain('lang="ar"');
    expect(markup).not.toContain('inline-block');
  });
});

describe('<SafeArea>', () => {
  it('stays clear of what the platform of the format draws over the picture, centred', () => {
    expect(markupAt(0, <SafeArea />)).toContain('top:246px;right:194px;bottom:385px;left:194px');
    expect(markupAt(0, <SafeArea sides="exact" />)).toContain('right:194px;bottom:385px;left:52px');
    expect(markupAt(0, <SafeArea use="ad" />, {format: 'short'})).toContain('top:375px;right:200px;bottom:672px');
    expect(markupAt(0, <SafeArea margins={{top: 1, right: 2, bottom: 3, left: 4}} />)).toContain('top:1px;right:2px;bottom:3px;left:4px');
  });

  it('scales with the picture, and keeps the margins of television where no app draws', () => {
    expect(safeMargins({width: 540, height: 960, platform: 'youtube-shorts'}, 'organic')).toEqual({
      top: 188,
      right: 100,
      bottom: 120,
      left: 26,
    });
    expect(safeMargins({width: 1920, height: 1080, platform: 'youtube'}, 'organic')).toEqual({top: 54, right: 96, bottom: 54, left: 96});
    expect(safeMargins({width: 1080, height: 1920, platform: null}, 'organic')).toEqual({top: 375, right: 240, bottom: 420, left: 120});
  });
});

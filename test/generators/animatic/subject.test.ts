import {describe, expect, it} from 'vitest';
import {hsvOf, recolour} from '../../../generators/animatic/colour.ts';
import {hasIcon} from '../../../generators/animatic/icons.ts';
import {castOf, homeOf, iconFor} from '../../../generators/animatic/subject.ts';
import {subjectWords} from '../../../generators/animatic/subject-words.ts';
import {subjectOf} from './shots.ts';

describe('subjects', () => {
  it.each([
    ['fox', 'fox'],
    ['tram', 'tram-car'],
    ['coffee cup', 'hot-beverage'],
    ['small wooden sailboat', 'sailboat'],
    ['foxes', 'fox'],
    ['barista', 'woman-cook'],
  ])('draws %s as %s', (noun, icon) => {
    expect(iconFor(noun)).toBe(icon);
  });

  it('leaves a noun without an illustration to the text', () => {
    expect(iconFor('zorgblat')).toBeNull();
    expect(iconFor('狐')).toBeNull();
  });

  it('knows only illustrations that exist', () => {
    const missing = subjectWords
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]?.trim() ?? '')
      .filter((icon) => !hasIcon(icon));
    expect(missing).toEqual([]);
  });

  it('casts at most three, and dresses them as the prompt says', () => {
    expect(castOf([subjectOf('fox', {count: 5})])).toHaveLength(3);
    expect(castOf([subjectOf('fox', {attributes: ['yellow raincoat']})])[0]?.garment).toBe('yellow');
  });

  it('puts fish under water and rockets into space when nobody says where', () => {
    expect([homeOf('goldfish'), homeOf('rocket'), homeOf('zorgblat')]).toEqual(['underwater', 'space', null]);
  });

  it('recolours what has the main colour and leaves the rest', () => {
    const pixels = Uint8Array.from([200, 30, 30, 255, 180, 20, 25, 255, 220, 220, 230, 255]);
    recolour(pixels, '#3f7fd0');
    expect(hsvOf([pixels[0] ?? 0, pixels[1] ?? 0, pixels[2] ?? 0]).hue).toBeCloseTo(213, -1);
    expect([...pixels.slice(8, 11)]).toEqual([220, 220, 230]);
  });
});

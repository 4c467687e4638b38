import {describe, expect, it} from 'vitest';
import {planesOfRgb} from '../../src/media/colour.ts';
import {blend} from '../../src/render/blend.ts';
import {type Overlay, overlayOf} from '../../src/render/overlay.ts';

const size = {width: 8, height: 4};
const pixels = size.width * size.height;
const rgb = (paint: (x: number, y: number) => readonly [number, number, number]): Uint8Array =>
  Uint8Array.from({length: 3 * pixels}, (_, at) => {
    const pixel = Math.floor(at / 3);
    return paint(pixel % size.width, Math.floor(pixel / size.width))[at % 3] ?? 0;
  });
const flat = (red: number, green: number, blue: number): Uint8Array => rgb(() => [red, green, blue]);
/** A layer of one colour and opacity over black or white. */
const over = (colour: number, opacity: number, behind: number): number => Math.round(colour * opacity + behind * (1 - opacity));
const farthest = (one: Uint8Array, other: Uint8Array): number =>
  one.reduce((worst, level, at) => Math.max(worst, Math.abs(level - (other[at] ?? 0))), 0);
/** In memory that was used before. */
const drawnOver = (black: Uint8Array, white: Uint8Array): Overlay =>
  overlayOf(size, {black, white: Uint8Array.from(white), planes: new Uint8Array((3 * pixels) / 2).fill(77)});

describe('blending a page over a picture', () => {
  it('leaves the take’s own samples where nothing of the page shows, also colours that no screen has', () => {
    const overlay = drawnOver(flat(0, 0, 0), flat(255, 255, 255));
    const planes = Uint8Array.from({length: (pixels * 3) / 2}, (_, at) => (at * 37) % 256);
    const before = Uint8Array.from(planes);
    blend(overlay, planes);
    expect(planes).toEqual(before);
    expect(overlay.runs).toHaveLength(0);
  });

  it('takes the page alone where it covers', () => {
    const page = rgb((x, y) => [x * 30, y * 60, 90]);
    const planes = planesOfRgb(flat(1, 250, 3), size);
    blend(drawnOver(page, page), planes);
    expect(planes).toEqual(planesOfRgb(page, size));
  });

  it.each([0.1, 0.35, 0.5, 0.8, 0.97])('mixes both at opacity %d as one would in RGB, within 2 levels', (opacity) => {
    const black = rgb(() => [over(200, opacity, 0), over(40, opacity, 0), over(120, opacity, 0)]);
    const white = rgb(() => [over(200, opacity, 255), over(40, opacity, 255), over(120, opacity, 255)]);
    const planes = planesOfRgb(flat(60, 180, 20), size);
    blend(drawnOver(black, white), planes);
    const wanted = flat(over(200, opacity, 60), over(40, opacity, 180), over(120, opacity, 20));
    expect(farthest(planes, planesOfRgb(wanted, size))).toBeLessThanOrEqual(2);
  });

  it('tells blocks apart inside one page: clear, covered and mixed side by side', () => {
    const black = rgb((x) => (x < 2 ? [0, 0, 0] : x < 4 ? [9, 9, 9] : [100, 0, 0]));
    const white = rgb((x) => (x < 2 ? [255, 255, 255] : x < 4 ? [9, 9, 9] : [200, 100, 100]));
    const {runs} = drawnOver(black, white);
    expect([...runs]).toEqual([1, 0, 1, 2, 2, 0, 2, 4, 1, 1, 1, 2, 2, 1, 2, 4]);
  });
});

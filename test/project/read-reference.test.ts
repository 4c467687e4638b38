import sharp from 'sharp';
import {describe, expect, it} from 'vitest';
import {fitted} from '../../generators/animatic/first-frame.ts';
import {digestOf} from '../../src/core/digest.ts';
import {digestOfReference} from '../../src/project/read-reference.ts';

/** Lies on its side: left red, right blue; upright, as a phone means it, red is on top. */
const photo = (orientation: number): Promise<Buffer> =>
  sharp({create: {width: 40, height: 20, channels: 3, background: '#c00000'}})
    .composite([{input: {create: {width: 20, height: 20, channels: 3, background: '#0000c0'}}, left: 20, top: 0}])
    .jpeg({quality: 100})
    .withMetadata({orientation})
    .toBuffer();

describe('a reference picture with an EXIF turn', () => {
  it('begins a film upright, as a browser shows it', async () => {
    const rgb = await fitted(await photo(6), {width: 20, height: 40});
    const at = (x: number, y: number): boolean[] => [0, 1, 2].map((channel) => (rgb[3 * (y * 20 + x) + channel] ?? 0) > 100);
    expect([at(10, 5), at(10, 35)]).toEqual([
      [true, false, false],
      [false, false, true],
    ]);
  });

  it('has a name of its own in fingerprints; one without a turn is its bytes', async () => {
    const [plain, turned] = [await photo(1), await photo(6)];
    expect(await digestOfReference(plain)).toBe(digestOf(plain));
    expect(await digestOfReference(turned)).not.toBe(digestOf(turned));
    expect(await digestOfReference(Buffer.from('no picture'))).toBe(digestOf(Buffer.from('no picture')));
  });
});

it('a CMYK picture is not inverted', async () => {
  const cmyk = await sharp({create: {width: 8, height: 8, channels: 3, background: '#ff0000'}})
    .toColourspace('cmyk')
    .jpeg({quality: 100})
    .toBuffer();
  const [red = 0, green = 0, blue = 0] = await fitted(cmyk, {width: 8, height: 8});
  expect(red).toBeGreaterThan(200);
  expect(Math.max(green, blue)).toBeLessThan(60);
});

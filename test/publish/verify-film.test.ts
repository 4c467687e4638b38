import {describe, expect, it} from 'vitest';
import {worstSquare} from '../../src/publish/verify-film.ts';

const size = {width: 64, height: 48};
const grey = (): Uint8Array => new Uint8Array((size.width * size.height * 3) / 2).fill(120);

describe('comparing a film with what the browser draws', () => {
  it('finds nothing in equal pictures', () => {
    expect(worstSquare(grey(), grey(), size).levels).toBe(0);
  });

  it('finds a square of another brightness, and where it is', () => {
    const film = grey();
    for (let y = 16; y < 32; y++) film.fill(180, y * size.width + 32, y * size.width + 48);
    expect(worstSquare(grey(), film, size)).toEqual({x: 32, y: 16, levels: 60});
  });

  it('finds a square of another colour, in pixels of the picture', () => {
    const film = grey();
    const cb = size.width * size.height;
    for (let y = 8; y < 16; y++) film.fill(160, cb + y * 32 + 16, cb + y * 32 + 24);
    expect(worstSquare(grey(), film, size)).toEqual({x: 32, y: 16, levels: 40});
  });

  it('is not disturbed by noise, which encoding leaves', () => {
    const film = grey().map((level, at) => level + (at % 2 === 0 ? 9 : -9));
    expect(worstSquare(grey(), film, size).levels).toBeLessThan(1);
  });
});

import {writeFile} from 'node:fs/promises';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {decodeFilm} from '../helpers/film.ts';
import {openRig, type Rendered, type Rig} from '../helpers/rig.ts';

/** A picture that takes a while to load and to decode: 1920 x 1080 of coloured noise, nowhere dark. */
const writeBigPicture = async (file: string, seed: number): Promise<void> => {
  const pixels = Buffer.alloc(1920 * 1080 * 3);
  let state = seed + 1;
  for (let at = 0; at < pixels.length; at++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    pixels[at] = 120 + (state >> 25);
  }
  await sharp(pixels, {raw: {width: 1920, height: 1080, channels: 3}})
    .png({compressionLevel: 1})
    .toFile(file);
};

describe('pictures, whatever element or style shows them', () => {
  let rig: Rig;
  const renders: Rendered[] = [];
  beforeAll(async () => {
    rig = await openRig('pictures');
    await rig.write('public/readme.txt', 'Pictures are made by the test.');
    await Promise.all(Array.from({length: 6}, (_, seed) => writeBigPicture(rig.path(`public/big-${seed}.png`), seed)));
    renders.push(await rig.render('--full', '--verify=2'), await rig.render('--full'));
  });
  afterAll(() => rig.remove());

  it('are all there on the frame on which they come, on random pages', async () => {
    const {films} = renders[0] ?? {films: []};
    expect(films).toHaveLength(5);
    for (const {film} of films) {
      const {frames, width} = await decodeFilm(rig.path(film));
      for (const [frame, pixels] of frames.entries()) {
        // From frame 2 on all nine cells show their pictures.
        if (frame < 2) continue;
        for (let cell = 0; cell < 9; cell++) {
          const at = 3 * ((60 * Math.floor(cell / 3) + 30) * width + 60 * (cell % 3) + 30);
          expect(Math.max(...pixels.subarray(at, at + 3)), `${film}, frame ${frame}, cell ${cell}`).toBeGreaterThan(90);
        }
      }
    }
  });

  it('give the same film each time', () => {
    const digests = renders.map(({films}) => films.map(({digest}) => digest));
    expect(digests[1]).toEqual(digests[0]);
  });

  it('that are missing or broken are named, and no film is made', async () => {
    const before = await rig.bytes('out/wall/page-0/tiny.mp4');
    await writeFile(rig.path('public/big-0.png'), 'no picture');
    const run = await rig.reshoot(['render', '--full', '--json']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('picture-unusable');
    expect(run.stderr).toContain('public/big-0.png');
    expect(await rig.bytes('out/wall/page-0/tiny.mp4')).toEqual(before);
  });
});

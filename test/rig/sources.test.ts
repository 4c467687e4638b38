import {rename, rm} from 'node:fs/promises';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runFfmpeg} from '../../src/media/ffmpeg.ts';
import {decodeFilm} from '../helpers/film.ts';
import {openRig, type Rig} from '../helpers/rig.ts';

const video = (first: string) => `import {defineVideo, GeneratedShot, Music} from 'reshoot';
import {AbsoluteFill, Series} from 'remotion';
import {z} from 'zod';
const Film = () => (
  <AbsoluteFill style={{background: 'black'}}>
    <Series>
      <Series.Sequence durationInFrames={3}><GeneratedShot id="photo" src="${first}" /></Series.Sequence>
      <Series.Sequence durationInFrames={3}><GeneratedShot id="clip" src="shots/clip.png" /></Series.Sequence>
    </Series>
  </AbsoluteFill>
);
export default defineVideo({
  id: 'film', framesPerSecond: 30, durationInFrames: 6, formats: [{id: 'tiny', width: 64, height: 64}],
  schema: z.object({}), props: {}, component: Film,
});
`;

const pictures = `import {character, defineVideo, file, GeneratedShot} from 'reshoot';
import {AbsoluteFill, Img, Series, staticFile} from 'remotion';
import {z} from 'zod';
const Film = () => (
  <AbsoluteFill style={{background: 'black'}}>
    <Series>
      <Series.Sequence durationInFrames={1}><Img src={staticFile('turned.jpg')} /></Series.Sequence>
      <Series.Sequence durationInFrames={1}><GeneratedShot id="footage" src="turned.jpg" /></Series.Sequence>
      <Series.Sequence durationInFrames={1}>
        <GeneratedShot id="shot" generator="animatic" prompt="{street} at noon, static shot" width={240} height={240} parameters={{first: 'street'}} />
      </Series.Sequence>
      <Series.Sequence durationInFrames={1}><Img src={staticFile('cmyk.jpg')} style={{width: '100%', height: '100%'}} /></Series.Sequence>
      <Series.Sequence durationInFrames={1}><GeneratedShot id="cmyk" src="cmyk.jpg" /></Series.Sequence>
    </Series>
  </AbsoluteFill>
);
export default defineVideo({
  id: 'film', framesPerSecond: 30, durationInFrames: 5, formats: [{id: 'tiny', width: 64, height: 64}], schema: z.object({}), props: {},
  ingredients: [character('street', {look: 'a street', references: [file('./turned.jpg')]})], component: Film,
});
`;

describe('footage by a path below public/', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig('text');
    await rm(rig.path('scenes/fonts'), {recursive: true});
    await rig.write('public/shots/.keep', '');
    const plain = (background: string) => sharp({create: {width: 64, height: 64, channels: 3, background}}).png();
    await plain('#c00000').toFile(rig.path('public/shots/photo-1500'));
    const [blue, mp4] = [rig.path('blue.png'), rig.path('public/shots/clip.mp4')];
    await plain('#0000c0').toFile(blue);
    await runFfmpeg('ffmpeg', ['-y', '-framerate', '30', '-loop', '1', '-i', blue, '-frames:v', '30', '-pix_fmt', 'yuv420p', mp4]);
    await rename(mp4, rig.path('public/shots/clip.png'));
  });
  afterAll(() => rig.remove());

  it('is a picture or a video by its bytes, whatever it is called', async () => {
    await rig.write('scenes/film/video.tsx', video('shots/photo-1500'));
    await rig.render('--verify=2');
    const {frames} = await decodeFilm(rig.path('out/film/tiny.mp4'));
    const strongest = frames.map((pixels) =>
      [0, 1, 2].map((channel) => Math.round((pixels[3 * (32 * 64 + 32) + channel] ?? 0) / 64)).join(''),
    );
    expect(strongest).toEqual(['300', '300', '300', '003', '003', '003']);
  });

  it('is upright and not inverted in every way that a film shows it: by <Img>, as footage, and as the reference of a shot', async () => {
    // Stored on its side, as a phone does: left red, right blue. Upright, red is on top.
    const right = {input: {create: {width: 32, height: 64, channels: 3 as const, background: '#0000c0'}}, left: 32, top: 0};
    const photo = sharp({create: {width: 64, height: 64, channels: 3, background: '#c00000'}}).composite([right]);
    const turned = photo.withMetadata({orientation: 6});
    await rig.write('public/cmyk.jpg', await turned.clone().toColourspace('cmyk').jpeg({quality: 100}).toBuffer());
    for (const folder of ['public', 'scenes/film'])
      await rig.write(`${folder}/turned.jpg`, await turned.clone().jpeg({quality: 100}).toBuffer());
    await rig.write('scenes/film/video.tsx', pictures);
    await rig.render();
    const {frames} = await decodeFilm(rig.path('out/film/tiny.mp4'));
    const strongest = ['red', 'green', 'blue'];
    const at = (pixels: Uint8Array | undefined, x: number, y: number): string => {
      const [red = 0, green = 0, blue = 0] = pixels?.slice(3 * (y * 64 + x)) ?? [];
      return strongest[[red, green, blue].indexOf(Math.max(red, green, blue))] ?? '';
    };
    const seen = frames.map((pixels) => [at(pixels, 16, 16), at(pixels, 48, 16), at(pixels, 16, 48), at(pixels, 48, 48)].join(' '));
    expect(seen).toEqual(Array.from({length: 5}, () => 'red red blue blue'));
    expect(frames[3]).toEqual(frames[4]);
  });

  it('that is not there is refused by the scan, with the file that may be meant', async () => {
    await rig.write('scenes/film/video.tsx', video('shots/Photo-150'));
    const run = await rig.reshoot(['render', '--json']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('file-missing');
    expect(run.stderr).toContain('public/shots/Photo-150');
    expect(run.stderr).toContain('staticFile("shots/photo-1500")');
    expect(run.events.some((event) => 'stage' in event && event.stage === 'render')).toBe(false);
  });
});

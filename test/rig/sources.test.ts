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

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {decodeFilm, ssim} from '../helpers/film.ts';
import {compareWithGolden, expectSamePicture} from '../helpers/golden-picture.ts';
import {plainRemotion} from '../helpers/plain-remotion.ts';
import {openRig, type Rendered, type Rig} from '../helpers/rig.ts';

describe('the first render of a film that shows everything on frame 0', () => {
  let rig: Rig;
  let rendered: Rendered;
  beforeAll(async () => {
    rig = await openRig('everything');
    rendered = await rig.render('--verify=5');
  });
  afterAll(() => rig.remove());

  it.each([0, 37])('has the picture, both fonts, the stand-in font, the caption and its emoji on frame %i', async (frame) => {
    expectSamePicture(await compareWithGolden(`everything-${frame}`, rig.path('out/all/tiny.mp4'), frame));
  });

  it('speaks the line that it shows', () => {
    expect(rendered.of('all/tiny').sounds).toMatchObject({total: 1, generated: 1});
    expect(rendered.of('all/tiny').audio).toBe('mixed');
  });

  it.each([0, 37])('is drawn the same by `npx remotion render` that begins on frame %i', async (frame) => {
    const remotion = await plainRemotion(rig);
    const run = await remotion('render', 'all-tiny', 'plain.mp4', `--frames=${frame}-${frame}`, '--concurrency=1', '--log=error');
    expect(run.code, run.stderr + run.stdout).toBe(0);
    const [ours, plain] = [await decodeFilm(rig.path('out/all/tiny.mp4')), await decodeFilm(rig.path('plain.mp4'))];
    const [expected, drawn] = [ours.frames[frame], plain.frames[0]];
    if (!expected || !drawn) throw new Error(`No frame ${frame}`);
    expect(ssim(expected, drawn, ours.width)).toBeGreaterThanOrEqual(0.97);
  });
});

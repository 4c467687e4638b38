import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Comparison, compareBlended} from '../helpers/blended.ts';
import {probeFilm} from '../helpers/film.ts';
import {names, reasonOf} from '../helpers/projects/layers/scenes/page/video.tsx';
import {openRig, type Rendered, type Rig, timelineIn} from '../helpers/rig.ts';

const variantOf = (name: string): string => `page/${name.replaceAll(' ', '-')}/tiny`;

describe('a film is put together without the browser only where that gives the same picture', () => {
  let rig: Rig;
  let rendered: Rendered;
  let planned: string;
  let compared: ReadonlyMap<string, Comparison>;
  beforeAll(async () => {
    rig = await openRig('layers');
    // Three frames of every film are drawn again by Remotion's own renderer.
    planned = (await rig.reshoot(['plan', '--explain'])).stdout;
    rendered = await rig.render('--verify=3');
    compared = await compareBlended({project: path.resolve(rig.folder), variants: names.together.map(variantOf), frames: [0, 13]});
  });
  afterAll(() => rig.remove());

  it.each(['bare', 'bare in parts'])('%s: the takes are copied, and nothing is drawn', (name) => {
    const {segments, frames} = rendered.of(variantOf(name));
    expect(segments).toMatchObject({passthrough: segments.total, layered: 0, full: 0});
    expect(frames.captured).toBe(0);
  });

  it.each(names.together.filter((name) => !name.startsWith('bare')))('%s: each page is drawn once', async (name) => {
    const {segments, frames} = rendered.of(variantOf(name));
    expect(segments).toMatchObject({passthrough: 0, layered: segments.total, full: 0});
    const pages = new Set((await timelineIn(rig, variantOf(name))).frames.map(({page}) => page));
    expect(frames.captured).toBe(pages.size);
  });

  // Chromium rasterises curved edges by another path where a canvas lies behind them: up to 1 sample in 400 differs more, all on a rounded card's outline, by part of a pixel's cover.
  it.each(names.together)('%s: samples are within 2 levels of what the browser draws, but for a few on curved edges', (name) => {
    const {worst, beyond} = compared.get(variantOf(name)) ?? {worst: 255, beyond: 1};
    expect(beyond).toBeLessThanOrEqual(1 / 400);
    expect(worst).toBeLessThanOrEqual(16);
  });

  it('sixty frames a second: every frame is there, and two pages are drawn', async () => {
    const {frames, segments} = rendered.of('fast/tiny');
    expect({frames, full: segments.full}).toEqual({frames: {total: 90, captured: 2}, full: 0});
    const {video} = await probeFilm(rig.path('out/fast/tiny.mp4'));
    expect({rate: video['avg_frame_rate'], frames: video['nb_read_frames']}).toEqual({rate: '60/1', frames: '90'});
  });

  it.each(names.whole)('%s: the browser draws it whole, and the plan says why', (name) => {
    const {layered, passthrough, full} = rendered.of(variantOf(name)).segments;
    expect({passthrough, isDrawn: full > 0}).toEqual({passthrough: name === 'transition series' ? passthrough : 0, isDrawn: true});
    if (name !== 'transition series') expect(layered).toBe(0);
    expect(planned).toMatch(new RegExp(`${variantOf(name)} .*full: .*(${reasonOf(name)})`));
  });
});

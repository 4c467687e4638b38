import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Timeline} from '../../src/core/timeline.ts';
import {type Comparison, compareBlended} from '../helpers/blended.ts';
import {openRig, type Rendered, type Rig, timelineIn} from '../helpers/rig.ts';

/** A small one with every run of the tests; SHOWCASE=all for a night. */
const isWhole = process.env.SHOWCASE === 'all';
const films = isWhole ? [] : ['getaway/alps/square'];
const framesEach = isWhole ? 12 : 2;

describe('the films that we show', () => {
  let rig: Rig;
  let rendered: Rendered;
  const timelines = new Map<string, Timeline>();
  const compared = new Map<string, Comparison>();
  beforeAll(async () => {
    rig = await openRig('showcase');
    // Drawn again by Remotion's own renderer, from the finished films.
    rendered = await rig.render(...films, `--verify=${framesEach}`);
    for (const {id} of rendered.films) {
      const timeline = await timelineIn(rig, id);
      timelines.set(id, timeline);
      const layered = [...timeline.frames.keys()].filter((frame) => timeline.frames[frame]?.layering.kind === 'layered');
      const frames = layered.filter((_, at) => at % Math.ceil(layered.length / framesEach) === 0);
      if (frames.length === 0) continue;
      for (const [variant, found] of await compareBlended({project: path.resolve(rig.folder), variants: [id], frames})) {
        compared.set(variant, found);
      }
    }
  });
  afterAll(() => rig.remove());

  it('are the same drawn by Remotion, and none of their pages is drawn twice', () => {
    expect(rendered.films.length).toBe(isWhole ? 6 : 1);
    for (const {id, frames, segments} of rendered.films) {
      const seen = timelines.get(id)?.frames ?? [];
      // A frame that is drawn whole has its take on it: pages are only shared where frames are blended.
      const most = segments.full === 0 ? new Set(seen.map(({page}) => page)).size : seen.length;
      expect(frames.captured, id).toBeLessThanOrEqual(most);
    }
  });

  it('are blended within 2 levels of what the browser draws, but for a few samples on curved edges', () => {
    expect(compared.size).toBeGreaterThan(0);
    for (const [id, {worst, beyond}] of compared) {
      expect(beyond, id).toBeLessThanOrEqual(1 / 400);
      expect(worst, id).toBeLessThanOrEqual(16);
    }
  });
});

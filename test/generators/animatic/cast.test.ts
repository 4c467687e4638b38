import {describe, expect, it} from 'vitest';
import {place} from '../../../generators/animatic/camera-path.ts';
import {storyboard} from '../../../generators/animatic/storyboard.ts';
import {cameraOf, planOf, specOf, subjectOf} from './shots.ts';

const roleOf = async (noun: string, more: Parameters<typeof planOf>[0] = {}) => {
  const scenePlan = planOf({location: {kind: 'forest', detail: null}, ...more, subjects: [subjectOf(noun)]});
  const board = await storyboard(specOf({scenePlan}), () => Promise.reject(new Error('no references')));
  return {role: board.actors[0]?.role, pose: board.at(0.5).poses[0]};
};

describe('the cast', () => {
  it('lets an owl sit, and fly when it is told to', async () => {
    expect((await roleOf('owl')).role?.manner).toBe('idle');
    expect((await roleOf('owl', {action: 'flying'})).role?.manner).toBe('fly');
  });

  it.each(['pan-left', 'pan-right', 'orbit', 'dolly-in'] as const)('keeps whoever it is about in the picture of a %s', async (move) => {
    for (const position of ['left', 'centre', 'right'] as const) {
      const scenePlan = planOf({subjects: [subjectOf('fox')], camera: cameraOf(move), position, location: {kind: 'park', detail: null}});
      const spec = specOf({scenePlan, durationInFrames: 36});
      const board = await storyboard(spec, () => Promise.reject(new Error('no references')));
      for (const {camera, poses} of [board.at(0), board.at(1)]) {
        const at = place(camera, 1, {x: poses[0]?.x ?? 9, y: 0}).x / (spec.width / spec.height);
        expect(Math.abs(at)).toBeLessThan(position === 'centre' ? 0.36 : 0.42);
      }
    }
  });

  it.each([2, 3])('draws %i as small as they have to be to stand side by side in the picture', async (count) => {
    const scenePlan = planOf({
      subjects: [subjectOf('penguin', {count})],
      camera: cameraOf('static'),
      location: {kind: 'snowfield', detail: null},
    });
    const spec = specOf({scenePlan});
    const board = await storyboard(spec, () => Promise.reject(new Error('no references')));
    const {poses} = board.at(0.5);
    expect(poses).toHaveLength(count);
    for (const {x, size} of poses) expect(Math.abs(x) + size / 2).toBeLessThan(spec.width / spec.height / 2 + 0.01);
  });

  it('gives a shadow to who stands, and none to what flies', async () => {
    expect((await roleOf('fox')).pose?.ground).not.toBeNull();
    expect((await roleOf('airplane')).pose?.ground).toBeNull();
  });
});

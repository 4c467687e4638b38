import {describe, expect, it} from 'vitest';
import {storyboard} from '../../../generators/animatic/storyboard.ts';
import {planOf, specOf, subjectOf} from './shots.ts';

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

  it('gives a shadow to who stands, and none to what flies', async () => {
    expect((await roleOf('fox')).pose?.ground).not.toBeNull();
    expect((await roleOf('airplane')).pose?.ground).toBeNull();
  });
});

import {describe, expect, it} from 'vitest';
import {scenePlanOverridesSchema, scenePlanSchema, unspecifiedScenePlan} from '../../src/core/scene-plan.ts';

const messagesOf = (result: {success: boolean; error?: {issues: readonly {message: string}[]} | undefined}): readonly string[] =>
  result.error?.issues.map(({message}) => message) ?? [];

describe('a scene plan', () => {
  it('may leave everything open', () => expect(scenePlanSchema.parse(unspecifiedScenePlan)).toEqual(unspecifiedScenePlan));

  it('has every field: what is not said is null, never missing', () => {
    const {mood: _, ...withoutMood} = unspecifiedScenePlan;
    expect(scenePlanSchema.safeParse(withoutMood).success).toBe(false);
  });

  it('refuses an unknown key by naming those that exist', () => {
    expect(messagesOf(scenePlanSchema.safeParse({...unspecifiedScenePlan, sky: 'blue'}))).toEqual([
      'the scene plan has no "sky"; its keys are: subjects, action, location, timeOfDay, weather, style, palette, camera, lighting, mood, ' +
        'position, durationInSeconds, sound, without',
    ]);
  });

  it.each(['35mm', 'macro', null])('takes the lens %s', (lens) => {
    expect(scenePlanSchema.safeParse({...unspecifiedScenePlan, camera: {...unspecifiedScenePlan.camera, lens}}).success).toBe(true);
  });

  it.each(['35', 'mm', '3.5mm', 'huge'])('refuses the lens %s', (lens) => {
    expect(scenePlanSchema.safeParse({...unspecifiedScenePlan, camera: {...unspecifiedScenePlan.camera, lens}}).success).toBe(false);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a length of %s seconds', (durationInSeconds) => {
    expect(scenePlanSchema.safeParse({...unspecifiedScenePlan, durationInSeconds}).success).toBe(false);
  });
});

describe('overrides', () => {
  it('may say as little as one field of one group', () => {
    expect(scenePlanOverridesSchema.parse({camera: {move: 'dolly-in'}})).toEqual({camera: {move: 'dolly-in'}});
  });

  it('complete a subject that has only a noun', () => {
    expect(scenePlanOverridesSchema.parse({subjects: [{noun: 'fox'}]})).toEqual({
      subjects: [{noun: 'fox', count: 1, colours: [], attributes: [], ingredient: null}],
    });
  });

  it('refuse a slip in a key, on every level, by naming the keys that exist', () => {
    expect(messagesOf(scenePlanOverridesSchema.safeParse({camera: {mvoe: 'orbit'}}))).toEqual([
      'camera has no "mvoe"; its keys are: shotSize, angle, move, speed, lens',
    ]);
    expect(messagesOf(scenePlanOverridesSchema.safeParse({subjects: [{noun: 'fox', color: 'red'}]}))).toEqual([
      'a subject has no "color"; its keys are: noun, count, colours, attributes, ingredient',
    ]);
    expect(messagesOf(scenePlanOverridesSchema.safeParse({camra: {}}))[0]).toContain('plan has no "camra"; its keys are: subjects, action');
  });

  it('refuse a term that is not in its closed set', () => {
    expect(messagesOf(scenePlanOverridesSchema.safeParse({camera: {move: 'fly'}}))[0]).toContain('"dolly-in"');
  });
});

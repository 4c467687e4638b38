import {describe, expect, it} from 'vitest';
import type {Fingerprint} from '../../src/core/brand.ts';
import {digestOf} from '../../src/core/digest.ts';
import {fingerprintOf} from '../../src/core/fingerprint.ts';
import type {Generator} from '../../src/core/generator.ts';
import type {ShotRequestProps} from '../../src/core/shot-request.ts';
import {asDrafts, decideDrafts} from '../../src/plan/draft-shots.ts';
import {decideShots, type KnownGenerator, wantedTakes} from '../../src/plan/plan-shots.ts';
import {generators, knownGenerator, lockOf, timelineOf} from './a-video.ts';

const plain = knownGenerator('testcard');
const drafting: KnownGenerator = {
  ...plain,
  generator: {
    ...plain.generator,
    estimate: ({width}) => ({seconds: width / 100, cost: {amount: 0, currency: 'USD'}}),
    draft: (spec) => ({...spec, width: spec.width / 2, height: spec.height / 2, parameters: {...spec.parameters, steps: 4}}),
  } satisfies Generator,
};
const stop: ShotRequestProps = {id: 'stop', prompt: 'a red fox waits'};

const plan = (maker: KnownGenerator, props: ShotRequestProps = stop, stored: readonly Fingerprint[] = []) => {
  const get = generators(maker);
  const storedTake = (fingerprint: Fingerprint) => (stored.includes(fingerprint) ? {digest: digestOf(fingerprint)} : null);
  const video = {id: 'tram', ingredients: [], lock: lockOf(), timelines: [timelineOf('tram/reel', [props])]};
  const takes = decideShots(wantedTakes(video, get, storedTake), storedTake, get);
  const [take] = takes;
  const [draft] = decideDrafts(asDrafts(takes, get), storedTake);
  if (take === undefined || draft === undefined) throw new Error('no shots');
  return {take, draft};
};

describe('a draft', () => {
  it('is half as large, in four steps, sooner there, and as long and as large on the film as the take', () => {
    const {take, draft} = plan(drafting);
    expect(draft.draft).toMatchObject({width: 540, height: 960, parameters: {steps: 4}, durationInFrames: 30, framesPerSecond: 30});
    expect(draft.spec).toEqual(take.spec);
    expect(draft).toMatchObject({action: 'generate', estimate: {seconds: 5.4}, locked: null});
    expect(draft.reason).toBe('a draft, because the take is missing (new: the lock has no take of this shot)');
  });

  it('is never a hit for a take, not even for one that is asked for as small and in as many steps', () => {
    const {draft} = plan(drafting);
    const small = plan(plain, {...stop, width: 540, height: 960, parameters: {steps: 4}}).take;
    expect(draft.draft).toEqual(small.spec);
    expect(new Set([draft.fingerprint, small.fingerprint, plan(drafting).take.fingerprint]).size).toBe(3);
    expect(plan(drafting, stop, [draft.fingerprint]).take.action).toBe('generate');
  });

  it('is used again', () => {
    const {draft} = plan(drafting);
    expect(plan(drafting, stop, [draft.fingerprint]).draft).toMatchObject({
      action: 'restore',
      reason: 'a draft that was made earlier; the take itself is missing',
    });
  });

  it('is not made where the take is there, or the generator has no drafts', () => {
    const take = fingerprintOf(drafting.identity, plan(drafting).take.spec);
    const there = plan(drafting, stop, [take]);
    expect(there.draft).toBe(there.take);
    const none = plan(plain);
    expect(none.draft).toEqual(none.take);
  });
});

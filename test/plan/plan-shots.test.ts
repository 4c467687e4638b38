import {describe, expect, it} from 'vitest';
import type {Fingerprint} from '../../src/core/brand.ts';
import {digestOf} from '../../src/core/digest.ts';
import {fingerprintOf} from '../../src/core/fingerprint.ts';
import type {Lock} from '../../src/core/lock.ts';
import type {PlannedShot} from '../../src/core/planned-take.ts';
import type {ShotRequestProps} from '../../src/core/shot-request.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import {candidateFingerprints, decideShots, type KnownGenerator, wantedTakes} from '../../src/plan/plan-shots.ts';
import {planTotals} from '../../src/plan/totals.ts';
import {generators, knownGenerator, lockedTake, lockOf, timelineOf} from './a-video.ts';

const testcard = knownGenerator('testcard');
const animatic = knownGenerator('animatic');
const stop: ShotRequestProps = {id: 'stop', prompt: 'a red fox waits'};

interface Situation {
  readonly shots?: readonly ShotRequestProps[];
  readonly timelines?: readonly Timeline[];
  readonly lock?: Lock;
  readonly stored?: readonly Fingerprint[];
  readonly get?: (id: string | null) => KnownGenerator;
}

/** The plan of a video, as the planner makes it. */
const plan = ({shots = [stop], timelines, lock = lockOf(), stored = [], get = generators(testcard)}: Situation): PlannedShot[] => {
  const storedTake = (fingerprint: Fingerprint) => (stored.includes(fingerprint) ? {digest: digestOf(fingerprint)} : null);
  const video = {id: 'tram', ingredients: [], lock, timelines: timelines ?? [timelineOf('tram/reel', shots)]};
  return decideShots(wantedTakes(video, get, storedTake), storedTake, get);
};
/** The only shot of a plan. */
const decide = (situation: Situation): PlannedShot => {
  const [shot, ...more] = plan(situation);
  if (!shot || more.length > 0) throw new Error(`${more.length + 1} shots`);
  return shot;
};
const specOf = (...[props, get = generators(testcard)]: [ShotRequestProps, Situation['get']?]) => decide({shots: [props], get}).spec;
/** A lock in which this was made by this generator. */
const lockedBy = ({identity}: KnownGenerator, props: ShotRequestProps = stop): Lock =>
  lockOf(lockedTake(props.id, specOf(props), identity));
const only = (lock: Lock): Fingerprint[] => Object.values(lock.takes).map(({fingerprint}) => fingerprint);

describe('a shot is', () => {
  it('generated where nothing is known of it', () => {
    expect(decide({})).toMatchObject({
      action: 'generate',
      reason: 'new: the lock has no take of this shot',
      generator: testcard.identity,
      locked: null,
    });
  });

  it('kept where its take is locked and its bytes are here', () => {
    const lock = lockedBy(testcard);
    expect(decide({lock, stored: only(lock)})).toMatchObject({action: 'keep', reason: 'locked, and its bytes are in the store'});
  });

  it('generated again where its take is locked and its bytes are not here', () => {
    const lock = lockedBy(testcard);
    expect(decide({lock})).toMatchObject({
      action: 'generate',
      reason: 'locked, but its bytes are not in the store of this machine',
      fingerprint: only(lock)[0],
      locked: {shot: 'stop'},
    });
  });

  it('restored where its take is not locked any more but was made before', () => {
    const before = fingerprintOf(testcard.identity, specOf(stop));
    expect(decide({lock: lockedBy(testcard, {...stop, prompt: 'another'}), stored: [before]})).toMatchObject({
      action: 'restore',
      fingerprint: before,
      reason: 'made earlier from the same request; its bytes are in the store',
    });
  });

  it.each<[string, ShotRequestProps, string]>([
    ['prompt', {...stop, prompt: 'a red fox waits.'}, 'changed: prompt'],
    ['take', {...stop, take: 2}, 'changed: take 1 → 2, seed'],
    ['seed', {...stop, seed: 9}, 'changed: seed'],
    ['size', {...stop, width: 640, height: 360}, 'changed: size 1080×1920 → 640×360'],
    ['parameters', {...stop, parameters: {steps: 4}}, 'changed: ingredients (a look or a reference picture), plan overrides or parameters'],
  ])('generated for another %s, with that as its reason', (_field, props, reason) => {
    const lock = lockedBy(testcard);
    expect(decide({shots: [props], lock, stored: only(lock)})).toMatchObject({action: 'generate', reason});
  });

  it('generated for another length and another rate of the film', () => {
    const lock = lockedBy(testcard);
    const slower = decide({timelines: [timelineOf('tram/reel', [stop], {framesPerSecond: 25})], lock});
    expect(slower.reason).toBe('changed: rate 30 → 25 frames a second');
  });
});

describe('the generator of a locked take', () => {
  it('stays, whoever is the default today: no take goes stale by that', () => {
    const lock = lockedBy(testcard);
    const get = generators(animatic, testcard);
    expect(decide({lock, stored: only(lock), get})).toMatchObject({action: 'keep', generator: testcard.identity});
  });

  it('stays in its version too, as long as its bytes are here', () => {
    const lock = lockedBy(testcard);
    const get = generators(knownGenerator('testcard', '2'));
    expect(decide({lock, stored: only(lock), get})).toMatchObject({action: 'keep', generator: testcard.identity});
  });

  it('makes place for the one of today where its bytes are gone and it cannot make them again', () => {
    const newer = knownGenerator('testcard', '2');
    const found = decide({lock: lockedBy(testcard), get: generators(newer)});
    expect(found).toMatchObject({action: 'generate', generator: newer.identity, reason: 'generator: testcard@1 → testcard@2'});
  });

  it('makes place for the one that the shot names', () => {
    const lock = lockedBy(testcard);
    const get = generators(testcard, animatic);
    const found = decide({shots: [{...stop, generator: 'animatic'}], lock, stored: only(lock), get});
    expect(found).toMatchObject({action: 'generate', generator: animatic.identity, reason: 'generator: testcard@1 → animatic@1'});
  });

  it('stays where the shot names it, and for a new shot the default is taken', () => {
    const lock = lockedBy(testcard);
    const get = generators(animatic, testcard);
    const found = plan({
      shots: [
        {...stop, generator: 'testcard'},
        {id: 'ride', prompt: 'lights'},
      ],
      lock,
      stored: only(lock),
      get,
    });
    expect(found.map(({action, generator}) => [action, generator.id])).toEqual([
      ['keep', 'testcard'],
      ['generate', 'animatic'],
    ]);
  });
});

describe('the reading of a locked take', () => {
  it('stays, however a better planner would read the prompt today', () => {
    const spec = {...specOf(stop), scenePlan: {...specOf(stop).scenePlan, timeOfDay: 'night' as const}};
    const lock = lockOf(lockedTake('stop', spec, testcard.identity));
    const found = decide({lock, stored: only(lock)});
    expect(found).toMatchObject({action: 'keep', spec: {scenePlan: {timeOfDay: 'night'}}});
  });
});

describe('the variants of a video', () => {
  const wide = timelineOf('tram/wide', [stop], {width: 1920, height: 1080});

  it('share a take where they ask for the same', () => {
    const found = plan({timelines: [timelineOf('tram/a/reel', [stop]), timelineOf('tram/b/reel', [stop])]});
    expect(found).toHaveLength(1);
    expect(found[0]?.variants).toEqual(['tram/a/reel', 'tram/b/reel']);
  });

  it('have their own where they differ in size, from one seed', () => {
    const found = plan({timelines: [timelineOf('tram/reel', [stop]), wide]});
    expect(found.map(({spec}) => [spec.width, spec.height])).toEqual([
      [1080, 1920],
      [1920, 1080],
    ]);
    expect(new Set(found.map(({spec}) => spec.seed)).size).toBe(1);
  });

  it('share one where the shot has a size of its own', () => {
    const fixed = {...stop, width: 640, height: 360};
    expect(
      plan({timelines: [timelineOf('tram/reel', [fixed]), timelineOf('tram/wide', [fixed], {width: 1920, height: 1080})]}),
    ).toHaveLength(1);
  });

  it('are each compared with the locked take of their own size', () => {
    const both = plan({timelines: [timelineOf('tram/reel', [stop]), wide]});
    const lock = lockOf(...both.map(({spec}) => lockedTake('stop', spec, testcard.identity)));
    const edited = {...stop, prompt: 'a blue fox waits'};
    const found = plan({
      timelines: [timelineOf('tram/reel', [edited]), timelineOf('tram/wide', [edited], {width: 1920, height: 1080})],
      lock,
    });
    expect(found.map(({reason}) => reason)).toEqual(['changed: prompt', 'changed: prompt']);
  });
});

describe('what the planner asks the store about', () => {
  it('is every take of the lock', () => {
    const lock = lockedBy(testcard);
    expect(candidateFingerprints({id: 'tram', ingredients: [], lock, timelines: []})).toEqual(only(lock));
  });
});

describe('the totals of a plan', () => {
  const priced = (cost: number) => generators(knownGenerator('hosted', '1', cost));

  it('count shots of every variant, and takes once', () => {
    const shots = [stop, {id: 'ride', prompt: 'lights'}];
    const timelines = [timelineOf('tram/a/reel', shots), timelineOf('tram/b/reel', shots)];
    expect(planTotals(plan({timelines, get: priced(0.5)}), 2)).toEqual({
      variants: 2,
      shots: 4,
      sounds: 0,
      uniqueTakes: 2,
      generate: 2,
      cost: {amount: 1, currency: 'USD'},
    });
  });

  it('charge nothing for what is kept', () => {
    const lock = lockedBy(testcard);
    const shots = plan({lock, stored: only(lock), get: generators(knownGenerator('testcard', '1', 3))});
    expect(planTotals(shots, 1)).toMatchObject({generate: 0, cost: {amount: 0, currency: 'USD'}});
  });

  it('are unknown where one amount is, or where currencies mix: a bill is never understated', () => {
    const [one, two] = plan({shots: [stop, {id: 'ride', prompt: 'lights'}], get: priced(1)});
    if (!one || !two) throw new Error('two shots were planned');
    const costing = (cost: PlannedShot['estimate']['cost']): PlannedShot => ({...two, estimate: {seconds: 1, cost}});
    expect(planTotals([one, costing('unknown')], 1).cost).toBe('unknown');
    expect(planTotals([one, costing({amount: 1, currency: 'EUR'})], 1).cost).toBe('unknown');
    expect(planTotals([one, costing({amount: 0, currency: 'EUR'})], 1).cost).toEqual({amount: 1, currency: 'USD'});
  });

  it('count one take of two shots once', () => {
    const [one, two] = plan({
      shots: [
        {...stop, seed: 1},
        {...stop, id: 'again', seed: 1},
      ],
      get: priced(1),
    });
    expect(two?.fingerprint).toBe(one?.fingerprint);
    const totals = planTotals(
      [one, two].filter((shot) => shot !== undefined),
      1,
    );
    expect(totals).toMatchObject({shots: 2, uniqueTakes: 1, generate: 1, cost: {amount: 1}});
  });
});

import {describe, expect, it} from 'vitest';
import type {Digest, Fingerprint} from '../../src/core/brand.ts';
import {digestOf} from '../../src/core/digest.ts';
import type {LockedTake} from '../../src/core/lock.ts';
import type {PlannedShot} from '../../src/core/planned-take.ts';
import type {ShotRequestProps} from '../../src/core/shot-request.ts';
import {asDrafts, decideDrafts} from '../../src/plan/draft-shots.ts';
import {candidateFingerprints, decideShots, type KnownGenerator, wantedTakes} from '../../src/plan/plan-shots.ts';
import type {StoredTake} from '../../src/plan/presence.ts';
import {generators, knownGenerator, lockedTake, lockOf, timelineOf} from './a-video.ts';

const testcard = knownGenerator('testcard');
const stop: ShotRequestProps = {id: 'stop', prompt: 'a red fox waits'};
const ride: ShotRequestProps = {id: 'ride', prompt: 'city lights', continues: 'stop'};
const home: ShotRequestProps = {id: 'home', prompt: 'the fox is home', continues: 'ride'};

interface Situation {
  readonly shots?: readonly ShotRequestProps[];
  readonly lock?: ReturnType<typeof lockOf>;
  readonly stored?: ReadonlyMap<Fingerprint, StoredTake>;
  readonly maker?: KnownGenerator;
}

const plan = ({shots = [stop, ride, home], lock = lockOf(), stored = new Map(), maker = testcard}: Situation = {}): PlannedShot[] => {
  const find = (fingerprint: Fingerprint): StoredTake | null => stored.get(fingerprint) ?? null;
  const get = generators(maker);
  const video = {id: 'tram', ingredients: [], lock, timelines: [timelineOf('tram/reel', shots)]};
  return decideShots(wantedTakes(video, get, find), find, get);
};
const actions = (shots: readonly PlannedShot[]): string[] => shots.map(({id, action}) => `${id} ${action}`);

/** A lock and a store in which this plan was made, each take from the bytes of the one before it. */
const madeFrom = (shots: readonly PlannedShot[]) => {
  const digestOfTake = (fingerprint: Fingerprint): Digest => digestOf(`bytes of ${fingerprint}`);
  const continuing = ({spec: {continues}}: PlannedShot): Pick<LockedTake, 'continues'> =>
    continues === undefined ? {} : {continues: {fingerprint: continues, digest: digestOfTake(continues)}};
  return {
    lock: lockOf(...shots.map((shot) => ({...lockedTake(shot.id, shot.spec, shot.generator), ...continuing(shot)}))),
    stored: new Map<Fingerprint, StoredTake>(
      shots.map((shot) => {
        const {continues} = continuing(shot);
        const own = {digest: digestOfTake(shot.fingerprint)};
        return [shot.fingerprint, continues === undefined ? own : {...own, madeFrom: continues.digest}];
      }),
    ),
  };
};

describe('a shot that continues another', () => {
  it('has the fingerprint of that one’s take in its own, all along the chain', () => {
    const [first, second, third] = plan();
    expect(first?.spec).not.toHaveProperty('continues');
    expect(second?.spec.continues).toBe(first?.fingerprint);
    expect(third?.spec.continues).toBe(second?.fingerprint);
    expect(second?.continues).toBe('stop');
  });

  it('is kept with it', () => {
    expect(actions(plan(madeFrom(plan())))).toEqual(['stop keep', 'ride keep', 'home keep']);
  });

  it('is made again where that one is edited, and says so; an edit of its own leaves that one alone', () => {
    const made = madeFrom(plan());
    const edited = plan({...made, shots: [{...stop, prompt: 'a hare waits'}, ride, home]});
    expect(edited.map(({action, reason}) => [action, reason])).toEqual([
      ['generate', 'changed: prompt'],
      ['generate', "changed: the take of 'stop', which it continues"],
      ['generate', "changed: the take of 'ride', which it continues"],
    ]);
    const later = plan({...made, shots: [stop, ride, {...home, prompt: 'the fox sleeps'}]});
    expect(actions(later)).toEqual(['stop keep', 'ride keep', 'home generate']);
    expect(later[2]?.reason).toBe('changed: prompt');
  });

  it('is made again where it begins to continue one, another one, or none any more', () => {
    const reasons = (before: ShotRequestProps, after: ShotRequestProps) => {
      const shots = [stop, home].map((shot) => ({...shot, continues: undefined}));
      return plan({...madeFrom(plan({shots: [...shots, before]})), shots: [...shots, after]}).at(-1)?.reason;
    };
    expect(reasons({...ride, continues: undefined}, ride)).toBe("changed: the take of 'stop', which it continues");
    expect(reasons(ride, {...ride, continues: 'home'})).toBe("changed: the take of 'home', which it continues");
    expect(reasons(ride, {...ride, continues: undefined})).toBe('changed: it continues no shot any more');
  });

  it('is never a hit beside other bytes than it was made from, and neither is what continues it', () => {
    const made = madeFrom(plan());
    const [first, second] = plan();
    if (!first || !second) throw new Error('three shots were planned');
    const stored = new Map([...made.stored, [first.fingerprint, {digest: digestOf('as another machine made it')}] as const]);
    const found = plan({...made, stored});
    expect(actions(found)).toEqual(['stop keep', 'ride generate', 'home generate']);
    expect(found[1]?.reason).toBe("'stop', which it continues, is made again or has other bytes than it was made from");
    expect(found[1]?.fingerprint).toBe(second.fingerprint);
    // The same where nothing is locked and the bytes were only found.
    expect(actions(plan({stored}))).toEqual(['stop restore', 'ride generate', 'home generate']);
  });

  it('waits for the bytes of that one where only its own are there', () => {
    const made = madeFrom(plan());
    const [first] = plan();
    const stored = new Map([...made.stored].filter(([fingerprint]) => fingerprint !== first?.fingerprint));
    expect(actions(plan({...made, stored}))).toEqual(['stop generate', 'ride generate', 'home generate']);
  });

  it('is made by the generator of today where its bytes are outdated and the one it had is gone', () => {
    const made = madeFrom(plan());
    const newer = knownGenerator('testcard', '2');
    const [first] = plan();
    if (!first) throw new Error('three shots were planned');
    const stored = new Map([...made.stored, [first.fingerprint, {digest: digestOf('others')}] as const]);
    const found = plan({...made, stored, maker: newer});
    expect(found.map(({id, action, generator}) => `${id} ${action} ${generator.version}`)).toEqual([
      ...['stop keep 1', 'ride generate 2', 'home generate 2'],
    ]);
  });

  it('is shared by variants that share what it continues, and by no others', () => {
    const find = () => null;
    const get = generators(testcard);
    const timelines = ['a', 'b', 'c'].map((row) =>
      timelineOf(`tram/${row}/reel`, [row === 'c' ? {...stop, prompt: 'a hare waits'} : stop, ride]),
    );
    const shots = decideShots(wantedTakes({id: 'tram', ingredients: [], lock: lockOf(), timelines}, get, find), find, get);
    expect(shots.map(({id, variants}) => `${id} of ${variants.join(' and ')}`)).toEqual([
      ...['stop of tram/a/reel and tram/b/reel', 'ride of tram/a/reel and tram/b/reel'],
      ...['stop of tram/c/reel', 'ride of tram/c/reel'],
    ]);
  });

  it('has the planner ask the store about what the lock says was continued, too', () => {
    const {lock} = madeFrom(plan());
    const rideAlone = lockOf(...Object.values(lock.takes).filter(({shot}) => shot === 'ride'));
    const asked = candidateFingerprints({id: 'tram', ingredients: [], lock: rideAlone, timelines: []});
    expect(asked.sort()).toEqual(
      plan({shots: [stop, ride]})
        .map(({fingerprint}) => fingerprint)
        .sort(),
    );
  });
});

describe('a draft of a chain', () => {
  const drafting: KnownGenerator = {
    ...testcard,
    generator: {...testcard.generator, draft: (spec) => ({...spec, width: spec.width / 2, height: spec.height / 2})},
  };
  const drafts = (situation: Situation, maker = drafting) => {
    const shots = asDrafts(plan({...situation, maker}), generators(maker));
    return decideDrafts(shots, (fingerprint) => situation.stored?.get(fingerprint) ?? null);
  };

  it('continues drafts, whatever order the shots appear in', () => {
    for (const shots of [
      [stop, ride, home],
      [home, ride, stop],
    ]) {
      const found = new Map(drafts({shots}).map((shot) => [shot.id, shot]));
      expect(found.get('ride')?.draft?.continues).toBe(found.get('stop')?.fingerprint);
      expect(found.get('home')?.draft?.continues).toBe(found.get('ride')?.fingerprint);
      expect(found.get('home')?.draft?.width).toBe(540);
    }
  });

  it('continues takes where they are there', () => {
    const made = madeFrom(plan());
    const [first, second] = drafts({...made, shots: [stop, {...ride, prompt: 'rain'}, home]});
    expect(first).toMatchObject({action: 'keep'});
    expect(second?.draft?.continues).toBe(first?.fingerprint);
  });

  it('is used again beside the bytes that it was made from, and beside no others', () => {
    const chain = drafts({});
    const stored = new Map<Fingerprint, StoredTake>();
    let before: Digest | undefined;
    for (const {fingerprint} of chain) {
      stored.set(fingerprint, {digest: digestOf(fingerprint), ...(before === undefined ? {} : {madeFrom: before})});
      before = digestOf(fingerprint);
    }
    expect(actions(drafts({stored}))).toEqual(['stop restore', 'ride restore', 'home restore']);
    const [first] = chain;
    if (!first) throw new Error('three drafts were planned');
    stored.set(first.fingerprint, {digest: digestOf('others')});
    expect(actions(drafts({stored}))).toEqual(['stop restore', 'ride generate', 'home generate']);
  });

  it('is one itself where its generator has none but what it continues is a draft', () => {
    const plain: KnownGenerator = {...testcard, identity: {...testcard.identity, id: 'plain'}};
    const get = (id: string | null): KnownGenerator => (id === 'plain' ? plain : drafting);
    const find = () => null;
    const timelines = [timelineOf('tram/reel', [stop, {...ride, generator: 'plain'}])];
    const shots = decideShots(wantedTakes({id: 'tram', ingredients: [], lock: lockOf(), timelines}, get, find), find, get);
    const [first, second] = asDrafts(shots, get);
    expect(second?.draft).toMatchObject({width: 1080, continues: first?.fingerprint});
    expect(second?.generator.version).toBe('1 draft of 1080x1920');
  });
});

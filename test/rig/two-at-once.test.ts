import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {bytesBelow, openRig, type Rendered, type Rig, renderedOf} from '../helpers/rig.ts';

describe('two renders of one project at the same time', () => {
  let rig: Rig;
  let runs: readonly [Rendered, Rendered];
  beforeAll(async () => {
    rig = await openRig('worded');
    const shots = ['stop', 'ride', 'home'].map((id) => ({
      id,
      prompt: `the ${id} of a fox`,
      // So that one is certainly at it when the other wants the same.
      parameters: {testcard: {delayInMilliseconds: 1500}},
    }));
    await rig.write('scenes/words/rows.json', JSON.stringify([{row: 'a', shots}]));
    const render = async (): Promise<Rendered> => {
      const run = await rig.reshoot(['render', '--json']);
      expect(run.code, run.stderr).toBe(0);
      return renderedOf(run);
    };
    runs = await Promise.all([render(), render()]);
  });
  afterAll(() => rig.remove());

  it('both end well, with the same film and one lock', async () => {
    const [one, other] = runs.map((run) => run.of('words/a/tiny'));
    expect(one?.digest).toBe(other?.digest);
    expect(Object.values(await bytesBelow(rig.path('out')))).toEqual([one?.digest.slice('sha256:'.length)]);
    expect(Object.keys(JSON.parse(await rig.read('scenes/words/reshoot.lock.json')).takes)).toHaveLength(3);
  });

  it('make each take once; the one that came later waits and shares it', () => {
    const made = runs.flatMap((run) => run.shotsMade).sort();
    expect(made).toEqual(['home', 'ride', 'stop']);
    const shared = runs.flatMap((run) => run.events.filter(({event}) => event === 'take-shared'));
    expect(shared.length).toBeGreaterThan(0);
  });

  it('leave a store in which everything is whole, and nothing to do', async () => {
    expect((await rig.store.verify()).dropped).toEqual([]);
    const run = await rig.render('--frozen');
    expect(run.of('words/a/tiny')).toMatchObject({frames: {captured: 0}, shots: {kept: 3}});
    expect(Object.keys(await bytesBelow(rig.path('.reshoot/work')))).toEqual([]);
  });
});

import {describe, expect, it} from 'vitest';
import {planJson} from '../../src/report/plan-json.ts';
import {planLines} from '../../src/report/plan-lines.ts';
import {aPlan, aShot} from './a-plan.ts';
import {aFingerprint} from './a-render.ts';

const ride = aShot({id: 'ride', action: 'generate', reason: 'the prompt changed'});
const arrival = aShot({
  id: 'arrival',
  action: 'restore',
  reason: 'the store has it from before',
  estimate: {seconds: 'unknown', cost: 'unknown'},
});

describe('a plan for people', () => {
  it('puts what has to be generated first and the sums last', () => {
    expect(planLines(aPlan([aShot(), arrival, ride]), {explain: null})).toEqual([
      'action    shot     video     estimate  reason',
      'generate  ride     tram-fox      12 s  the prompt changed',
      'restore   arrival  tram-fox            the store has it from before',
      'keep      stop     tram-fox            the lock has it and the store too',
      '',
      '2 variants, 3 shots, 3 takes in all',
      '1 take to generate (about 12 s, no cost), 1 to restore',
      '4 segments: 1 reused, 1 to blend, 2 to draw whole',
    ]);
  });

  it('says unknown where nothing is known, and never 0', () => {
    const unknown = aShot({action: 'generate', estimate: {seconds: 'unknown', cost: 'unknown'}});
    const plan = aPlan([unknown, ride]);
    const lines = planLines({...plan, totals: {...plan.totals, cost: 'unknown'}}, {explain: null});
    expect(lines[1]).toContain('time unknown, cost unknown');
    expect(lines).toContain('2 takes to generate (at least 12 s, cost unknown)');
  });

  it('says a price in its currency', () => {
    const priced = aShot({action: 'generate', estimate: {seconds: 40, cost: {amount: 0.35, currency: 'EUR'}}});
    expect(planLines(aPlan([priced]), {explain: null})[1]).toContain('40 s, 0.35 EUR');
  });

  it('says so where there is nothing to do', () => {
    expect(planLines(aPlan([aShot()]), {explain: null})).toContain('nothing to generate');
  });

  it('is only sums for a project without shots', () => {
    expect(planLines(aPlan([]), {explain: null})[0]).toBe('2 variants, 0 shots, 0 takes in all');
  });

  it('with explain, has the reading of each prompt below its shot', () => {
    const lines = planLines(aPlan([ride]), {explain: ({spec}) => [`prompt   ${spec.prompt}`, 'subject  fox']});
    expect(lines.slice(1, 5)).toEqual([
      '',
      'generate  ride  tram-fox      12 s  the prompt changed',
      '  prompt   a fox waits at a tram stop',
      '  subject  fox',
    ]);
  });
});

describe('a plan for programs', () => {
  it('has the shape that DESIGN promises', () => {
    expect(planJson(aPlan([ride]))).toEqual({
      shots: [
        {
          id: 'ride',
          video: 'tram-fox',
          variants: ['tram-fox/reel', 'tram-fox/square'],
          action: 'generate',
          reason: 'the prompt changed',
          fingerprint: aFingerprint,
          generator: 'animatic',
          estimate: {seconds: 12, cost: {amount: 0, currency: 'USD'}},
        },
      ],
      sounds: [],
      timing: 'exact',
      segments: {total: 4, reused: 1, passthrough: 0, layered: 1, full: 2},
      totals: {variants: 2, shots: 1, sounds: 0, uniqueTakes: 1, generate: 1, cost: {amount: 0, currency: 'USD'}},
      work: [],
    });
  });
});

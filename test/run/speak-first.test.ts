import {expect, it} from 'vitest';
import type {PlannedSound} from '../../src/core/plan.ts';
import {toldTakes} from '../../src/run/speak-first.ts';

const sound = (fingerprint: string, action: PlannedSound['action'], variants: readonly string[] = ['tram/reel']): PlannedSound =>
  // The other fields are not read.
  ({fingerprint, action, variants}) as PlannedSound;

it('tells a line that was spoken for the sake of lengths as generated, and the others as the later plan has them', () => {
  const before = [sound('vo', 'generate'), sound('rain', 'generate'), sound('bell', 'keep')];
  const after = [sound('vo', 'restore'), sound('longer rain', 'generate'), sound('bell', 'keep')];
  expect(toldTakes(after, before).map(({fingerprint, action}) => [fingerprint, action])).toEqual([
    ['vo', 'generate'],
    ['longer rain', 'generate'],
    ['bell', 'keep'],
  ]);
});

it('leaves it to all variants that use it: the plan by which it was spoken knew only the first of them', () => {
  const [told] = toldTakes([sound('vo', 'restore', ['tram/reel', 'tram/square'])], [sound('vo', 'generate')]);
  expect(told).toMatchObject({action: 'generate', variants: ['tram/reel', 'tram/square']});
});

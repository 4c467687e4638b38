import {expect, it} from 'vitest';
import type {Plan, PlannedSound} from '../../src/core/plan.ts';
import {toldSounds} from '../../src/run/speak-first.ts';

const sound = (fingerprint: string, action: PlannedSound['action']): PlannedSound => ({fingerprint, action}) as PlannedSound;
const plan = (...sounds: PlannedSound[]): Plan => ({sounds}) as unknown as Plan;

it('tells a line that was spoken for the sake of lengths as generated, and the others as the later plan has them', () => {
  const before = plan(sound('vo', 'generate'), sound('rain', 'generate'), sound('bell', 'keep'));
  const after = plan(sound('vo', 'restore'), sound('longer rain', 'generate'), sound('bell', 'keep'));
  expect(toldSounds(after, before).map(({fingerprint, action}) => [fingerprint, action])).toEqual([
    ['vo', 'generate'],
    ['longer rain', 'generate'],
    ['bell', 'keep'],
  ]);
});

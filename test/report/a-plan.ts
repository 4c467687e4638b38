import type {Plan} from '../../src/core/plan.ts';
import type {PlannedShot} from '../../src/core/planned-take.ts';
import {unspecifiedScenePlan} from '../../src/core/scene-plan.ts';
import {aDigest, aFingerprint} from './a-render.ts';

export const aShot = (more: Partial<PlannedShot> = {}): PlannedShot => ({
  kind: 'shot',
  id: 'stop',
  video: 'tram-fox',
  variants: ['tram-fox/reel', 'tram-fox/square'],
  action: 'keep',
  code: 'locked',
  reason: 'the lock has it and the store too',
  fingerprint: aFingerprint,
  generator: {id: 'animatic', version: '1', weights: aDigest},
  spec: {
    prompt: 'a fox waits at a tram stop',
    scenePlan: unspecifiedScenePlan,
    overrides: null,
    ingredients: [],
    width: 1080,
    height: 1920,
    durationInFrames: 90,
    framesPerSecond: 30,
    take: 1,
    seed: 7,
    parameters: {},
  },
  estimate: {seconds: 12, cost: {amount: 0, currency: 'USD'}},
  locked: null,
  ...more,
});

export const aPlan = (shots: readonly PlannedShot[]): Plan => ({
  work: [],
  shots,
  sounds: [],
  timing: 'exact',
  segments: {total: 4, reused: 1, passthrough: 0, layered: 1, full: 2, details: []},
  totals: {
    variants: 2,
    shots: shots.length,
    sounds: 0,
    uniqueTakes: shots.length,
    generate: shots.filter(({action}) => action === 'generate').length,
    cost: {amount: 0, currency: 'USD'},
  },
});

import type {Digest, Fingerprint} from '../../src/core/brand.ts';
import type {FinishedVariant, ReshootEvent} from '../../src/core/events.ts';

export const aDigest = `sha256:${'ab'.repeat(32)}` as Digest;
export const aFingerprint = `fp1-${'cd'.repeat(32)}` as Fingerprint;

export const aFilm: FinishedVariant = {
  id: 'tram-fox/reel',
  film: 'out/tram-fox/reel.mp4',
  digest: aDigest,
  frames: {total: 180, captured: 41},
  segments: {total: 4, reused: 2, passthrough: 0, layered: 0, full: 2},
  shots: {total: 2, kept: 1, restored: 0, generated: 1},
  sounds: {total: 0, kept: 0, restored: 0, generated: 0},
  audio: 'reused',
  durationInMilliseconds: 8123,
};

/** What a render with one new shot tells, each event with the second it is told at. */
export const aRender: readonly (readonly [second: number, event: ReshootEvent])[] = [
  [0, {event: 'stage-started', stage: 'scan', label: 'tram-fox/reel'}],
  [1, {event: 'scan-finished', variant: 'tram-fox/reel', frames: 180, shots: 2, millisecondsPerFrame: 5.42, reused: false}],
  [1, {event: 'stage-finished', stage: 'scan', label: 'tram-fox/reel', durationInMilliseconds: 1000}],
  [
    1,
    {event: 'shot-planned', shot: 'stop', video: 'tram-fox', action: 'keep', code: 'locked', reason: 'the lock has it and the store too'},
  ],
  [1, {event: 'shot-planned', shot: 'ride', video: 'tram-fox', action: 'generate', code: 'changed', reason: 'the prompt changed'}],
  [1, {event: 'stage-started', stage: 'generate', label: '1 take'}],
  [3, {event: 'take-progress', video: 'tram-fox', shot: 'ride', share: 0.25, label: 'denoise 2/8'}],
  [5, {event: 'take-progress', video: 'tram-fox', shot: 'ride', share: 0.5, label: 'denoise 4/8'}],
  [9, {event: 'take-made', video: 'tram-fox', shot: 'ride', fingerprint: aFingerprint, digest: aDigest, durationInMilliseconds: 8000}],
  [9, {event: 'stage-finished', stage: 'generate', label: '1 take', durationInMilliseconds: 8000}],
  [9, {event: 'stage-started', stage: 'render', label: 'tram-fox/reel'}],
  [20, {event: 'progress', stage: 'render', label: 'tram-fox/reel', share: 0.41}],
  [25, {event: 'store-entry-corrupt', kind: 'segment', key: 'seg-1'}],
  [36, {event: 'stage-finished', stage: 'render', label: 'tram-fox/reel', durationInMilliseconds: 27_000}],
  [36, {event: 'variant-finished', variant: aFilm}],
  [36, {event: 'render-finished', variants: [aFilm]}],
];

import {describe, expect, it} from 'vitest';
import type {ShotNoiseRequest} from '../../src/core/shot-sound.ts';
import type {TimelineSound} from '../../src/core/sound.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {withShotSounds} from '../../src/plan/with-shot-sounds.ts';
import {timelineOf} from './a-video.ts';

const playback = {loops: false, fadeInInFrames: 0, fadeOutInFrames: 0, trimBeforeInFrames: 0, trimAfterInFrames: null, ducking: null};
const heard = (request: object): TimelineSound =>
  // Only what is asked about.
  ({request, playback, placements: [], component: 'GeneratedShot'}) as unknown as TimelineSound;
const noise = (prompt: string, saidBy: string | null = null): ShotNoiseRequest => ({prompt, at: 0, saidBy, played: []});

/** A variant whose shot asks for these effects, and the sounds that stand for them. */
const variant = (id: string, effects: readonly ShotNoiseRequest[]) =>
  timelineOf(id, [{id: 'stop', prompt: 'a tram stop'}], {
    sounds: [
      heard({kind: 'shot', id: 'stop/sound', shot: 'stop', madeBy: null, dialogue: null, ambience: null, effects}),
      ...effects.map(({prompt}, index) => heard({kind: 'effect', id: `stop-effect-${index + 1}`, prompt})),
    ],
  });
/** Both variants share a take in which the generator made the click. */
const shot = {
  id: 'stop',
  variants: ['tram/a', 'tram/b'],
  spec: {sound: {dialogue: null, ambience: null, effects: [{prompt: 'click', startFrame: 0}]}} as unknown as ShotSpec,
};

describe('a timeline in which a shot has its own sound', () => {
  it.each([
    ['tram/a', [noise('bell', 'generator'), noise('click')], ['stop/sound', 'stop-effect-1']],
    ['tram/b', [noise('click')], ['stop/sound']],
  ] as const)('loses what its generator makes, by the numbers of its own element: %s', (id, effects, left) => {
    expect(withShotSounds(variant(id, effects), [shot]).sounds.map(({request}) => request.id)).toEqual(left);
  });

  it('keeps what stands for it in a variant that does not show that take', () => {
    expect(withShotSounds(variant('tram/c', [noise('click')]), [shot]).sounds.map(({request}) => request.id)).toEqual(['stop-effect-1']);
  });
});

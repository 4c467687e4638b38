import {describe, expect, it} from 'vitest';
import type {PlannedShot} from '../../src/core/planned-take.ts';
import type {BrowserVariant} from '../../src/core/project-data.ts';
import type {TimedWord} from '../../src/core/timed-word.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import type {Variant} from '../../src/core/variant.ts';
import type {TakeFact} from '../../src/plan/facts.ts';
import {heardIn} from '../../src/plan/heard.ts';
import {withSounds} from '../../src/studio/studio-sounds.ts';
import {plannedShot} from '../generate/planned-shot.ts';

describe('music in the studio', () => {
  // Only what is asked about.
  const timeline = {
    framesPerSecond: 30,
    sounds: [
      {request: {kind: 'shot', id: 'stop/sound', shot: 'stop'}, playback: {}, placements: [{start: 30, end: 90, offsetInFrames: 0}]},
    ],
    shots: [],
  } as unknown as Timeline;

  /** When somebody speaks, in a film whose shot has these words; null: nobody speaks in it. */
  const spokenIn = (words: readonly TimedWord[] | null) => {
    const dialogue = words === null ? null : {text: 'late', language: null, startFrame: 0};
    const sound = {dialogue, ambience: 'rain', effects: []};
    const shot: PlannedShot = plannedShot('stop', {sound}, {action: 'keep', variants: ['tram-fox/reel']});
    const fact: TakeFact = {digest: shot.fingerprint as never, words, durationInSeconds: null};
    const film = {variant: {id: 'tram-fox/reel'} as Variant, timeline, shots: [shot], sounds: []};
    const heard = heardIn(film, {takes: new Map([[shot.fingerprint, fact]])});
    return withSounds({} as BrowserVariant, timeline, heard).spoken;
  };

  it('steps back for words of a shot’s own sound, all the while where they are not known, and not where nobody speaks', () => {
    expect(spokenIn([{text: 'late', startInSeconds: 0.5, endInSeconds: 1}])).toEqual([{startInSeconds: 1.5, endInSeconds: 2}]);
    expect(spokenIn([])).toEqual([{startInSeconds: 1, endInSeconds: 3}]);
    expect(spokenIn(null)).toEqual([]);
  });
});

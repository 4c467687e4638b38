import {describe, expect, it} from 'vitest';
import type {BrowserVariant} from '../../src/core/project-data.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import {withSounds} from '../../src/run/browser-sounds.ts';

describe('music in the studio', () => {
  const timeline = {
    framesPerSecond: 30,
    speech: {},
    sounds: [
      {request: {kind: 'shot', id: 'stop/sound', shot: 'stop'}, playback: {}, placements: [{start: 30, end: 90, offsetInFrames: 0}]},
    ],
    // Only what is asked about.
  } as unknown as Timeline;
  const take = {digest: 'sha256:00', path: 'stop.mp4'} as never;
  const spokenIn = (spoken: {text: string; startInSeconds: number; endInSeconds: number}[] | null) =>
    withSounds({} as BrowserVariant, {
      timeline,
      played: new Map(),
      ofShots: new Map([['stop/sound', {take, durationInSeconds: 2, ...(spoken === null ? {} : {spoken})}]]),
    }).spoken;

  it('steps back for words of a shot’s own sound, all the while where they are not known, and not where nobody speaks', () => {
    expect(spokenIn([{text: 'late', startInSeconds: 0.5, endInSeconds: 1}])).toEqual([{startInSeconds: 1.5, endInSeconds: 2}]);
    expect(spokenIn([])).toEqual([{startInSeconds: 1, endInSeconds: 3}]);
    expect(spokenIn(null)).toEqual([]);
  });
});

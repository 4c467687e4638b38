import {describe, expect, it} from 'vitest';
import {checkShotAudio, shotSoundRequest} from '../../src/core/shot-sound-request.ts';

describe('what is heard with a shot', () => {
  it('is asked for as it is written, with the first prop that says who makes a part, and those that say how it is played', () => {
    const request = shotSoundRequest('stop', {
      dialogue: {text: 'Late.', language: 'en', at: 12},
      ambience: {prompt: 'rain', gainInDecibels: -20, ducking: false} as {prompt: string},
      effects: ['click', {prompt: 'knock', generator: 'foley', durationInSeconds: 2} as {prompt: string}],
    });
    expect(request).toEqual({
      kind: 'shot',
      id: 'stop/sound',
      shot: 'stop',
      madeBy: null,
      dialogue: {text: 'Late.', language: 'en', at: 12, saidBy: null, played: []},
      ambience: {prompt: 'rain', at: 0, saidBy: null, played: ['ducking', 'gainInDecibels']},
      effects: [
        {prompt: 'click', at: 0, saidBy: null, played: []},
        {prompt: 'knock', at: 0, saidBy: 'generator', played: []},
      ],
    });
  });

  it.each<[string, unknown, string]>([
    ['a text', 'rain', '"rain"'],
    ['a list', ['rain'], '["rain"]'],
    ['a part of another name', {ambiance: 'rain'}, 'ambiance'],
    ['a number as a part', {ambience: 5}, '5'],
    ['one effect that is no list', {effects: 'click'}, '"click"'],
    ['an effect that is nothing', {effects: ['click', null]}, 'null'],
    ['somebody else to make it', {ambience: 'rain', madeBy: 'siri'}, '"siri"'],
  ])('is refused where it is %s', (_what, audio, found) => {
    expect(() => checkShotAudio('stop', audio)).toThrow(expect.objectContaining({code: 'sound-invalid'}));
    expect(() => checkShotAudio('stop', audio)).toThrow(found);
  });

  it('may be nothing, or any of its parts', () => {
    for (const audio of [{}, {ambience: 'rain'}, {dialogue: {text: 'Late.'}, effects: []}])
      expect(() => checkShotAudio('stop', audio)).not.toThrow();
  });
});

import {describe, expect, it} from 'vitest';
import {soundPlayback} from '../../src/core/sound-playback.ts';
import {dialogueRequest, promptedSoundRequest} from '../../src/core/sound-request.ts';

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code');
  }
  return 'nothing thrown';
};

describe('the request of a line', () => {
  it.each([
    ['text-empty', {id: 'vo', text: ''}],
    ['text-empty', {id: 'vo', text: ' … — [pause 2s]'}],
    ['text-too-long', {id: 'vo', text: 'late '.repeat(4000)}],
    ['sound-id-invalid', {id: 'the line', text: 'Late.'}],
    ['sound-invalid', {id: 'vo', text: 'Late.', pace: Number.NaN}],
    ['sound-invalid', {id: 'vo', text: 'Late.', pitchInSemitones: 40}],
    ['sound-invalid', {id: 'vo', text: 'Late.', take: 0}],
    ['sound-invalid', {id: 'vo', text: 'Late \uD83D'}],
  ])('is refused with %s', (code, props) => {
    expect(codeOf(() => dialogueRequest(props))).toBe(code);
  });

  it('says how long a text may be, and what to do with a longer one', () => {
    expect(() => dialogueRequest({id: 'vo', text: 'x'.repeat(20_000)})).toThrow(/20000 characters[\s\S]*cut it into several <Dialogue>/);
  });
});

describe('the request of a sound from a prompt', () => {
  it.each([
    ['prompt-empty', {id: 'rain', prompt: ' '}],
    ['prompt-too-long', {id: 'rain', prompt: 'rain '.repeat(4000)}],
    ['sound-invalid', {id: 'rain', prompt: 'rain', durationInSeconds: Number.POSITIVE_INFINITY}],
  ])('is refused with %s', (code, props) => {
    expect(codeOf(() => promptedSoundRequest('ambience', props, 'Ambience'))).toBe(code);
  });
});

describe('how a sound is played', () => {
  it.each([
    {gainInDecibels: Number.NaN},
    {gainInDecibels: 60},
    {fadeInInFrames: -1},
    {trimBeforeInFrames: 30, trimAfterInFrames: 30},
    {ducking: {amountInDecibels: Number.NaN}},
  ])('is refused for %j', (props) => {
    expect(codeOf(() => soundPlayback('music', props, '<Music>'))).toBe('sound-invalid');
  });

  it('is balanced where nothing is said: speech in front, beds behind it that repeat and step back', () => {
    expect(soundPlayback('dialogue', {}, '').playback).toMatchObject({loops: false, ducking: null});
    expect(soundPlayback('ambience', {}, '')).toMatchObject({
      gainInDecibels: -14,
      playback: {loops: true, ducking: {amountInDecibels: 12}},
    });
  });
});

import {describe, expect, it} from 'vitest';
import type {Fingerprint} from '../../src/core/brand.ts';
import type {SoundGenerator} from '../../src/core/generator.ts';
import {emptyLock, type Lock, type LockedSound} from '../../src/core/lock.ts';
import type {SoundRequest, TimelineSound} from '../../src/core/sound.ts';
import {soundPlayback} from '../../src/core/sound-playback.ts';
import {dialogueRequest, promptedSoundRequest} from '../../src/core/sound-request.ts';
import {voicesSchema} from '../../src/core/voice.ts';
import {checkLines} from '../../src/plan/check-lines.ts';
import {languageOfText} from '../../src/plan/language-of-text.ts';
import {decideSounds, type SoundsToPlan, type WantedSound, wantedSounds} from '../../src/plan/plan-sounds.ts';
import {timelineOf} from './a-video.ts';

const soundOf = (request: SoundRequest, [start, end]: readonly [number, number] = [0, 30]): TimelineSound => ({
  request,
  playback: soundPlayback(request.kind, {}, '').playback,
  placements: [{start, end, offsetInFrames: 0, gainsInDecibels: [0]}],
  component: 'Dialogue',
});

const timelineWith = (...sounds: readonly TimelineSound[]) => timelineOf('tram/reel', [{id: 'a', prompt: 'a'}], {sounds});

const contextOf = (changes: {lock?: Lock; stored?: readonly string[]; voices?: object; version?: string} = {}): SoundsToPlan => {
  const named = voicesSchema.parse(changes.voices ?? {});
  return {
    video: 'tram',
    lock: changes.lock ?? emptyLock('tram'),
    voices: {named, of: () => ['slt', 'rms'].map((name) => ({name, languages: ['en']}))},
    defaultGenerator: 'foley',
    generatorFor: (id) => ({
      identity: {id, version: changes.version ?? '1', weights: null},
      generator: {id, estimate: () => ({seconds: 1, cost: {amount: 0, currency: 'USD'}})} as unknown as SoundGenerator,
    }),
    isStored: (fingerprint) => (changes.stored ?? []).includes(fingerprint),
  };
};

const lockedOf = ({request, spec, generator, fingerprint}: WantedSound): Lock => {
  const locked: LockedSound = {
    ...{sound: request.id, kind: request.kind, take: spec.take, fingerprint, generator, seed: spec.seed, licence: 'CC0-1.0'},
    digest: `sha256:${'a'.repeat(64)}` as LockedSound['digest'],
    text: spec.sound === 'dialogue' ? spec.text : spec.prompt,
    voice: spec.sound === 'dialogue' ? spec.voice.name : null,
    media: {sampleRateInHertz: 48_000, channels: 2, durationInSamples: 1, sizeInBytes: 1},
    cost: {amount: 0, currency: 'USD'},
  };
  return {...emptyLock('tram'), sounds: {key: locked}};
};

const line = (text: string, changes: object = {}): SoundRequest => dialogueRequest({id: 'vo', text, ...changes});

const wantedOf = (request: SoundRequest, context = contextOf()): WantedSound => {
  const [wanted] = wantedSounds(timelineWith(soundOf(request)), context);
  if (!wanted) throw new Error('nothing is wanted');
  return wanted;
};

describe('the plan of sounds', () => {
  it('keeps what is locked and there, also when its generator has moved on', () => {
    const wanted = wantedOf(line('Late.'));
    const context = contextOf({lock: lockedOf(wanted), stored: [wanted.fingerprint], version: '2'});
    expect(decideSounds([wantedOf(line('Late.'), context)], context)).toMatchObject([{action: 'keep', fingerprint: wanted.fingerprint}]);
  });

  it.each<[string, SoundRequest, string]>([
    ['a text', line('Later.'), 'changed: text'],
    ['a voice', line('Late.', {voice: 'storyteller'}), 'changed: voice slt → rms'],
    ['a take', line('Late.', {take: 2}), 'changed: take 1 → 2'],
    ['a pace', line('Late.', {pace: 1.2}), 'changed: how the voice speaks, the length or parameters'],
  ])('makes a line again for %s that changed, and says so', (_, request, reason) => {
    const context = contextOf({lock: lockedOf(wantedOf(line('Late.')))});
    expect(decideSounds([wantedOf(request, context)], context)).toMatchObject([{action: 'generate', reason}]);
  });

  it('leaves a line alone when the dictionary gets a word that it does not have', () => {
    const voices = (pronunciations: object) => ({voices: {narrator: {voice: 'slt', pronunciations}}});
    const before = wantedOf(line('Late again.'), contextOf(voices({})));
    expect(wantedOf(line('Late again.'), contextOf(voices({Reshoot: 'ree shoot'}))).fingerprint).toBe(before.fingerprint);
    expect(wantedOf(line('Late again.'), contextOf(voices({again: 'a gain'}))).fingerprint).not.toBe(before.fingerprint);
  });

  it('gives sounds and shots fingerprints that cannot be confused, the same on every machine', () => {
    expect(wantedOf(promptedSoundRequest('ambience', {id: 'rain', prompt: 'rain'}, 'Ambience')).fingerprint).toBe(
      'fs1-8fcf75d0610f646457364e518139693e48b4f5a04eeff47dc8df9a726ed0ce86' as Fingerprint,
    );
  });

  it('refuses a voice that the project does not have, and one that does not speak the language', () => {
    expect(() => wantedOf(line('Late.', {voice: 'siri'}))).toThrow(/voice-unknown[\s\S]*narrator, storyteller/);
    expect(() => wantedOf(line('Selamat pagi, apa kabar?'))).toThrow(/voice-cannot-speak[\s\S]*no voice of this project speaks id/);
    const voices = {penutur: {generator: 'piper', voice: '0', languages: ['id']}};
    expect(() => wantedOf(line('Selamat pagi, apa kabar?'), contextOf({voices}))).toThrow(/write voice="penutur"/);
    expect(wantedOf(line('Selamat pagi, apa kabar?', {language: 'en'})).spec).toMatchObject({voice: {language: 'en'}});
  });
});

describe('the language of a text', () => {
  it.each([
    ['Some mornings start late, and that is fine.', 'en'],
    ['Selamat pagi, apa kabar?', 'id'],
    ['Der Zug ist nicht da.', 'de'],
    ['雨の朝は遅く始まる。', 'ja'],
    ['صباح الخير', 'ar'],
    ['Reshoot!', null],
    ['Some 日本 words', null],
  ])('%s is %s', (text, language) => {
    expect(languageOfText(text)).toBe(language);
  });
});

describe('lines on a timeline', () => {
  const two = (secondStart: number, ends: readonly [number, number] = [60, 90]) =>
    timelineWith(
      soundOf(dialogueRequest({id: 'one', text: 'One.'}), [0, ends[0]]),
      soundOf(dialogueRequest({id: 'two', text: 'Two.'}), [secondStart, ends[1]]),
    );

  it('may follow each other to the frame, but not overlap', () => {
    expect(() => checkLines(two(45), () => 1.5)).not.toThrow();
    expect(() => checkLines(two(44), () => 1.5)).toThrow(/dialogue-overlaps[\s\S]*"two" begins on frame 44[\s\S]*heard until frame 44/);
  });

  it('may not be cut off, unless their length is only estimated', () => {
    expect(() => checkLines(two(45, [40, 90]), () => 1.5)).toThrow(/dialogue-cut-off[\s\S]*45 frames/);
    expect(() => checkLines(two(45, [40, 90]), () => null)).not.toThrow();
  });
});

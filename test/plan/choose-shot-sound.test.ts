import {describe, expect, it} from 'vitest';
import {digestOf} from '../../src/core/digest.ts';
import {fingerprintOf} from '../../src/core/fingerprint.ts';
import type {PictureSound, ShotSoundRequest} from '../../src/core/shot-sound.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import type {Timeline} from '../../src/core/timeline.ts';
import {chooseShotSound, lackingSound} from '../../src/plan/choose-shot-sound.ts';
import {decideShots, type KnownGenerator, wantedTakes} from '../../src/plan/plan-shots.ts';
import type {Stored} from '../../src/plan/presence.ts';
import {generators, knownGenerator, lockedTake, lockOf, timelineOf} from './a-video.ts';

const plain = {at: 0, saidBy: null, played: []};
const request: ShotSoundRequest = {
  kind: 'shot',
  id: 'stop/sound',
  shot: 'stop',
  madeBy: null,
  dialogue: {text: 'Some mornings start late.', language: null, ...plain, at: 40},
  ambience: {prompt: 'rain', ...plain},
  effects: [
    {prompt: 'click', ...plain, at: 50},
    {prompt: 'knock', ...plain, saidBy: 'generator'},
  ],
};
const all: PictureSound = {dialogue: {languages: ['en'], words: true}, ambience: true, effects: true};
const choose = (able: PictureSound | null, changes: Partial<ShotSoundRequest> = {}) =>
  chooseShotSound({...request, ...changes}, {generator: 'hosted', able}, {firstLocalFrame: 30, where: 'here'});
const by = (choice: ReturnType<typeof choose>) => choice.parts.map((part) => part.by);

describe('what is heard with a shot is made', () => {
  it('by its generator where it can, in frames of the take, and by generators of sounds where a part says how it is made', () => {
    const choice = choose(all);
    expect(by(choice)).toEqual(['generator', 'generator', 'generator', 'sounds']);
    expect(choice.sound).toEqual({
      dialogue: {text: 'Some mornings start late.', language: null, startFrame: 10},
      ambience: 'rain',
      effects: [{prompt: 'click', startFrame: 20}],
    });
  });

  it('by generators of sounds where its generator has none, part by part', () => {
    expect(choose(null)).toMatchObject({sound: null});
    expect(by(choose({...all, dialogue: null}))).toEqual(['sounds', 'generator', 'generator', 'sounds']);
    expect(by(choose({...all, ambience: false, effects: false}))).toEqual(['generator', 'sounds', 'sounds', 'sounds']);
  });

  it('by a voice where its generator does not speak the language of the text', () => {
    const line = {text: 'Selamat pagi, apa kabar?', language: null, ...plain};
    expect(choose(all, {dialogue: line}).parts[0]?.reason).toBe("generator 'hosted' speaks en, and the text is id");
    expect(by(choose({...all, dialogue: {languages: null, words: true}}, {dialogue: line}))[0]).toBe('generator');
  });

  it('as the author says, and an error tells what the generator cannot make', () => {
    expect(choose(all, {madeBy: 'sounds'}).sound).toBeNull();
    const asked = {...request, madeBy: 'generator' as const, effects: []};
    const lack = lackingSound(asked, choose({...all, ambience: false}, asked), {generator: 'hosted', where: 'here'});
    expect(lack).toMatchObject({code: 'generator-cannot', message: expect.stringContaining('makes no ambience')});
    expect(lackingSound(asked, choose(all, asked), {generator: 'hosted', where: 'here'})).toBeNull();
  });

  it('with a word where a prop of one part cannot be heeded', () => {
    const loud = {prompt: 'rain', ...plain, played: ['gainInDecibels']};
    expect(choose(all, {ambience: loud}).warnings).toHaveLength(1);
    expect(choose({...all, ambience: false}, {ambience: loud}).warnings).toEqual([]);
  });
});

describe('a shot whose take is locked', () => {
  const stop = {id: 'stop', prompt: 'a red fox waits'};
  const able = (known: KnownGenerator, sound: PictureSound | null): KnownGenerator => ({
    ...known,
    generator: {...known.generator, ...(sound === null ? {} : {sound: () => sound})},
  });
  const silent = knownGenerator('hosted');
  const speaking = able(knownGenerator('hosted'), all);
  const timeline = (changes: Partial<ShotSoundRequest> = {}): Timeline =>
    timelineOf('tram/reel', [stop], {
      sounds: [
        {
          request: {...request, ...changes},
          playback: {loops: false, fadeInInFrames: 0, fadeOutInFrames: 0, trimBeforeInFrames: 0, trimAfterInFrames: null, ducking: null},
          placements: [],
          component: 'GeneratedShot',
        },
      ],
    });
  const plan = (known: KnownGenerator, lock = lockOf(), changes: Partial<ShotSoundRequest> = {}) => {
    const video = {id: 'tram', ingredients: [], lock, timelines: [timeline(changes)]};
    const [shot] = decideShots(wantedTakes(video, generators(known), stored), stored, generators(known));
    if (!shot) throw new Error('no shot');
    return shot;
  };
  const stored: Stored = () => ({digest: digestOf('bytes')});
  const lockedWith = (spec: ShotSpec, {identity}: KnownGenerator) =>
    lockOf({...lockedTake('stop', spec, identity), ...(spec.sound === undefined ? {} : {sound: spec.sound})});

  it('has no sound in its spec where its generator makes none: its fingerprint is older than sound', () => {
    const {spec, fingerprint} = plan(silent);
    expect(spec).not.toHaveProperty('sound');
    expect(fingerprint).toBe(fingerprintOf(silent.identity, spec));
  });

  it('keeps it, and the sounds beside it, when a later version of its generator has learned to speak', () => {
    const lock = lockedWith(plan(silent).spec, silent);
    const learned = able(knownGenerator('hosted', '2'), all);
    expect(plan(learned, lock)).toMatchObject({action: 'keep', audio: {sound: null}});
    // Of the version that made it, nothing is kept that it would make otherwise.
    expect(plan(speaking, lock).spec.sound?.ambience).toBe('rain');
  });

  it.each([
    ['another generator', 'animatic', '1'],
    ['an earlier version', 'hosted', '1'],
  ])('is made again with all of its sound where that is asked for and the take of %s is silent', (_, id, version) => {
    const before = knownGenerator(id, version);
    const learned = able(knownGenerator('hosted', '2'), all);
    const own = {madeBy: 'generator' as const, effects: []};
    expect(plan(learned, lockedWith(plan(before).spec, before), own)).toMatchObject({
      generator: {id: 'hosted', version: '2'},
      locked: null,
      spec: {sound: {ambience: 'rain'}},
    });
    expect(() => plan(before, lockedWith(plan(before).spec, before), own)).toThrow(/generator-cannot/);
  });

  it('keeps its own sound when its generator is no longer here, and is made again when its text is edited', () => {
    const lock = lockedWith(plan(speaking).spec, speaking);
    const other = knownGenerator('animatic');
    expect(plan(other, lock)).toMatchObject({action: 'keep', audio: {sound: {ambience: 'rain'}}});
    const edited = plan(speaking, lock, {ambience: {prompt: 'heavy rain', ...plain}});
    expect(edited.locked).toBeNull();
    expect(edited.spec.sound?.ambience).toBe('heavy rain');
  });
});

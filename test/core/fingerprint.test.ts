import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Digest} from '../../src/core/brand.ts';
import {digestOf} from '../../src/core/digest.ts';
import {fingerprintOf, seedOf} from '../../src/core/fingerprint.ts';
import type {GeneratorIdentity} from '../../src/core/generator.ts';
import {unspecifiedScenePlan} from '../../src/core/scene-plan.ts';
import type {ResolvedIngredient, ShotSpec} from '../../src/core/spec.ts';

const generator: GeneratorIdentity = {id: 'testcard', version: '1', weights: null};
const fox: ResolvedIngredient = {kind: 'character', name: 'fox', look: 'a red fox', references: [digestOf('fox.png')]};
const spec: ShotSpec = {
  prompt: '{fox} waits at a rainy tram stop at dusk',
  scenePlan: unspecifiedScenePlan,
  overrides: {camera: {move: 'dolly-in'}},
  ingredients: [fox],
  width: 1080,
  height: 1920,
  durationInFrames: 90,
  framesPerSecond: 30,
  take: 1,
  seed: 7,
  parameters: {},
};

const heard: ShotSpec['sound'] = {dialogue: {text: 'Late.', language: null, startFrame: 0}, ambience: 'rain', effects: []};

describe('a fingerprint', () => {
  it('is the SHA-256 of this very text: what changes it makes every take of every user stale', () => {
    const text =
      '{"generator":{"id":"testcard","version":"1","weights":null},"schema":1,"spec":{' +
      '"durationInFrames":90,"framesPerSecond":30,"height":1920,' +
      `"ingredients":[{"kind":"character","look":"a red fox","name":"fox","references":["${digestOf('fox.png')}"]}],` +
      '"overrides":{"camera":{"move":"dolly-in"}},"parameters":{},"prompt":"{fox} waits at a rainy tram stop at dusk",' +
      '"scenePlan":{"action":null,"camera":{"angle":null,"lens":null,"move":null,"shotSize":null,"speed":null},' +
      '"durationInSeconds":null,"lighting":null,"location":{"detail":null,"kind":null},"mood":null,"palette":[],"position":null,' +
      '"sound":{"ambience":null,"dialogue":null,"effects":[]},"style":null,"subjects":[],"timeOfDay":null,"weather":null,"without":[]},' +
      '"seed":7,"take":1,"width":1080}}';
    expect(fingerprintOf(generator, spec)).toBe(`fp1-${digestOf(text).slice('sha256:'.length)}`);
    expect(fingerprintOf(generator, spec)).toMatchInlineSnapshot(`"fp1-fd59a70c9a9072b6eb4f2f35b7f59263dfb14f44bd591ed5362c8474845383b9"`);
  });

  const specChanges: [string, Partial<ShotSpec>][] = [
    ['prompt', {prompt: '{fox} waits at a rainy tram stop at dawn'}],
    ['scenePlan', {scenePlan: {...unspecifiedScenePlan, timeOfDay: 'dusk'}}],
    ['a field deep in scenePlan', {scenePlan: {...unspecifiedScenePlan, camera: {...unspecifiedScenePlan.camera, lens: '35mm'}}}],
    ['overrides', {overrides: {camera: {move: 'dolly-out'}}}],
    ['overrides taken away', {overrides: null}],
    ['ingredients taken away', {ingredients: []}],
    ['the look of an ingredient', {ingredients: [{...fox, look: 'a grey fox'}]}],
    ['the kind of an ingredient', {ingredients: [{...fox, kind: 'product'}]}],
    ['the name of an ingredient', {ingredients: [{...fox, name: 'vixen'}]}],
    ['a byte of a reference', {ingredients: [{...fox, references: [digestOf('fox.pnG')]}]}],
    ['a reference more', {ingredients: [{...fox, references: [digestOf('fox.png'), digestOf('fox-2.png')]}]}],
    ['width', {width: 1082}],
    ['height', {height: 1922}],
    ['width and height exchanged', {width: 1920, height: 1080}],
    ['durationInFrames', {durationInFrames: 91}],
    ['framesPerSecond', {framesPerSecond: 29.97}],
    ['take', {take: 2}],
    ['seed', {seed: 8}],
    ['parameters', {parameters: {steps: 8}}],
    ['parameters that are null', {parameters: {steps: null}}],
    ['the take that it continues', {continues: fingerprintOf(generator, {...spec, prompt: 'before'})}],
    ['another take that it continues', {continues: fingerprintOf(generator, {...spec, prompt: 'before', take: 2})}],
    ['sound', {sound: heard}],
    ['the words of its dialogue', {sound: {...heard, dialogue: {text: 'Early.', language: null, startFrame: 0}}}],
    ['the frame on which it is spoken', {sound: {...heard, dialogue: {text: 'Late.', language: null, startFrame: 9}}}],
    ['its language', {sound: {...heard, dialogue: {text: 'Late.', language: 'en', startFrame: 0}}}],
    ['its ambience', {sound: {...heard, ambience: 'heavy rain'}}],
    ['its ambience taken away', {sound: {...heard, ambience: null}}],
    ['its effects', {sound: {...heard, effects: [{prompt: 'click', startFrame: 3}]}}],
  ];

  it.each(specChanges)('changes with %s', (_field, changes) => {
    expect(fingerprintOf(generator, {...spec, ...changes})).not.toBe(fingerprintOf(generator, spec));
  });

  it.each<[string, Partial<GeneratorIdentity>]>([
    ['id', {id: 'animatic'}],
    ['version', {version: '2'}],
    ['weights', {weights: digestOf('weights') satisfies Digest}],
  ])('changes with the generator’s %s', (_field, changes) => {
    expect(fingerprintOf({...generator, ...changes}, spec)).not.toBe(fingerprintOf(generator, spec));
  });

  it('has a case above for every field of a spec', () => {
    const changed = new Set(specChanges.flatMap(([, changes]) => Object.keys(changes)));
    // What is continued, and sound, are not there where a take begins by itself and is silent: it has the fingerprint it had before there were such takes.
    expect([...changed].sort()).toEqual([...Object.keys(spec), 'continues', 'sound'].sort());
  });

  it('never is the same for two of the cases above', () => {
    const all = specChanges.map(([, changes]) => fingerprintOf(generator, {...spec, ...changes}));
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([
    ['a letter of another script', 'лиса ждёт', 'лиса ждет'],
    ['one ideograph', '狐が待つ', '狸が待つ'],
    ['one emoji', 'a 🦊 waits', 'a 🦝 waits'],
    ['a full stop', 'a fox waits', 'a fox waits.'],
    ['a quotation mark', "the fox's tram", 'the fox’s tram'],
    ['case', 'a fox waits', 'A fox waits'],
    ['a space', 'a fox waits', 'a fox  waits'],
    ['a line break', 'a fox waits', 'a fox\nwaits'],
    ['a combining mark', 'café', 'cafe\u0301'],
  ])('tells prompts apart that differ by %s only', (_difference, a, b) => {
    expect(fingerprintOf(generator, {...spec, prompt: a})).not.toBe(fingerprintOf(generator, {...spec, prompt: b}));
  });

  it('tells any two prompts apart', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), (a, b) => {
        const [of, other] = [a, b].map((prompt) => fingerprintOf(generator, {...spec, prompt}));
        expect(of === other).toBe(a === b);
      }),
    );
  });

  it('does not depend on the order in which fields were written', () => {
    const keys = Object.keys(spec) as (keyof ShotSpec)[];
    fc.assert(
      fc.property(fc.shuffledSubarray(keys, {minLength: keys.length}), (order) => {
        // Every key is in it: the subarray is as long as the array.
        const shuffled = Object.fromEntries(order.map((key) => [key, spec[key]])) as unknown as ShotSpec;
        expect(fingerprintOf(generator, shuffled)).toBe(fingerprintOf(generator, spec));
      }),
    );
  });

  it('leaves out what else a generator carries', () => {
    const more = {...generator, facts: {licence: 'MIT'}, charges: true};
    expect(fingerprintOf(more, spec)).toBe(fingerprintOf(generator, spec));
  });

  it('refuses what JSON cannot say, which would hit other takes', () => {
    expect(() => fingerprintOf(generator, {...spec, framesPerSecond: Number.NaN})).toThrow();
    expect(() => fingerprintOf(generator, {...spec, prompt: 'half an emoji \ud83e'})).toThrow();
  });
});

describe('the seed of a shot that names none', () => {
  it('is always the same number', () => {
    expect(seedOf('tram-fox', 'stop', 1)).toMatchInlineSnapshot(`1099532550`);
  });

  it('is 32 bits, and another for another video, shot or take', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({min: 1, max: 1000}), (video, shot, take) => {
        const seed = seedOf(video, shot, take);
        expect(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff).toBe(true);
      }),
    );
    const seeds = [
      seedOf('a', 'b', 1),
      seedOf('a', 'b', 2),
      seedOf('a', 'c', 1),
      seedOf('b', 'b', 1),
      seedOf('ab', '', 1),
      seedOf('', 'ab', 1),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });
});

import {describe, expect, it} from 'vitest';
import testcard, {makeTestcard} from '../../../generators/testcard/index.ts';
import {dotsOf} from '../../../generators/testcard/letters.ts';
import {cardOf} from '../../../generators/testcard/paint.ts';
import {digestOf} from '../../../src/core/digest.ts';
import type {MakeContext, RgbFrame} from '../../../src/core/generator.ts';
import type {ShotSpec} from '../../../src/core/spec.ts';
import {specOf} from '../../generate/planned-shot.ts';

const contextOf = (more: Partial<MakeContext> = {}): MakeContext => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
  workFolder: '/nowhere',
  readReference: () => Promise.reject(new Error('no references here')),
  ...more,
});
const framesOf = async (spec: ShotSpec, context = contextOf(), generator = testcard): Promise<RgbFrame[]> => {
  const picture = await generator.make(spec, context);
  if (picture.kind !== 'frames') throw new Error(picture.kind);
  const frames: RgbFrame[] = [];
  for await (const frame of picture.frames) frames.push(frame);
  return frames;
};

describe('the test card', () => {
  it('paints as many frames as asked for, each another one', async () => {
    const frames = await framesOf(specOf());
    expect(frames.map((frame) => frame.byteLength)).toEqual(Array(6).fill(64 * 48 * 3));
    expect(new Set(frames.map((frame) => digestOf(frame))).size).toBe(6);
  });

  it('paints the same picture on every machine', () => {
    const {width, height, durationInFrames} = {width: 240, height: 320, durationInFrames: 6};
    // Changed with the generator's version, or not at all.
    expect(digestOf(cardOf(specOf({width, height, durationInFrames}))(2))).toMatchInlineSnapshot(
      `"sha256:d6c4be187ac82861b77fbbf1f0d397098292641232a4f49192e3c97bc9980272"`,
    );
  });

  it.each<[string, Partial<ShotSpec>]>([
    ['prompt', {prompt: 'a red fox waits at a tram stop.'}],
    ['seed', {seed: 8}],
    ['take', {take: 2}],
    ['parameters', {parameters: {testcard: {}}}],
  ])('paints another picture for another %s', (_field, changes) => {
    expect(digestOf(cardOf(specOf(changes))(0))).not.toBe(digestOf(cardOf(specOf())(0)));
  });

  it.each([
    [16, 16, 1],
    [16, 4320, 2],
    [4320, 16, 2],
    [18, 1080, 3],
  ])('paints %i × %i', async (width, height, durationInFrames) => {
    const spec = specOf({width, height, durationInFrames});
    expect(testcard.capability(spec)).toBeNull();
    const frames = await framesOf(spec);
    expect(frames.map((frame) => frame.byteLength)).toEqual(Array(durationInFrames).fill(width * height * 3));
  });

  it('says what it cannot make, and what to write instead', () => {
    expect(testcard.capability(specOf({width: 1081}))).toEqual({
      expected: 'an even width from 16 to 4320 pixels',
      found: 'width 1081',
      fix: 'write width: 1082',
    });
    expect(testcard.capability(specOf({height: 8}))?.fix).toBe('write height: 16');
    expect(testcard.capability(specOf({durationInFrames: 3601}))?.found).toBe('3601 frames');
    expect(testcard.capability(specOf({parameters: {testcard: {slow: true}}}))?.found).toContain('slow');
    expect(testcard.capability(specOf({parameters: {steps: 8}}))?.found).toContain('steps');
  });

  it('tells its progress up to 1 and ends at once when it is aborted', async () => {
    const shares: number[] = [];
    await framesOf(specOf(), contextOf({onProgress: (share) => shares.push(share)}));
    expect(shares.at(-1)).toBe(1);
    const controller = new AbortController();
    const aborting = framesOf(specOf(), contextOf({signal: controller.signal, onProgress: () => controller.abort(new Error('Ctrl-C'))}));
    await expect(aborting).rejects.toThrow('Ctrl-C');
    const slow = specOf({parameters: {testcard: {delayInMilliseconds: 600_000}}});
    await expect(framesOf(slow, contextOf({signal: AbortSignal.abort(new Error('Ctrl-C'))}))).rejects.toThrow('Ctrl-C');
  });

  it('counts its calls, each card for itself', async () => {
    const [one, other] = [makeTestcard(), makeTestcard()];
    await framesOf(specOf(), contextOf(), one);
    await framesOf(specOf(), contextOf(), one);
    expect([one.calls, other.calls]).toEqual([2, 0]);
  });

  it('fails and miscounts where its parameters say so', async () => {
    await expect(framesOf(specOf({parameters: {testcard: {fail: 'out of paint'}}}))).rejects.toThrow('out of paint');
    expect(await framesOf(specOf({parameters: {testcard: {frames: 2}}}))).toHaveLength(2);
  });

  it('draws every printable letter as dots of its own', () => {
    const printable = Array.from({length: 95}, (_, at) => String.fromCharCode(32 + at));
    for (const character of [...printable, 'é', '狐', '🦊', '']) expect(dotsOf(character)).toHaveLength(15);
    const capitals = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'].map((letter) => dotsOf(letter).join());
    expect(new Set(capitals).size).toBeGreaterThanOrEqual(34);
    expect(dotsOf('é')).toEqual(dotsOf('E'));
    expect(dotsOf('狐')).not.toEqual(dotsOf('犬'));
  });
});

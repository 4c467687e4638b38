import {describe, expect, it} from 'vitest';
import foley from '../../../generators/foley/index.ts';
import {moods} from '../../../generators/foley/moods.ts';
import {readSound, recipes} from '../../../generators/foley/read-prompt.ts';
import type {MakeContext} from '../../../src/core/generator.ts';
import type {PromptedSoundSpec} from '../../../src/core/sound.ts';
import {loudnessOf} from '../../../src/media/loudness.ts';
import {decibels, type Pcm, peakOf} from '../../../src/media/pcm.ts';
import {toReferenceLoudness} from '../../../src/media/reference-loudness.ts';

const specOf = (sound: PromptedSoundSpec['sound'], prompt: string, changes: Partial<PromptedSoundSpec> = {}): PromptedSoundSpec => ({
  sound,
  prompt,
  durationInSeconds: null,
  take: 1,
  seed: 7,
  parameters: {},
  ...changes,
});

const context = {onProgress: () => undefined} as unknown as MakeContext;

const made = async (spec: PromptedSoundSpec): Promise<Pcm> => {
  const [left = new Float32Array(), right = left] = (await foley.make(spec, context)).channels;
  return {left, right};
};

const steps = (samples: Float32Array): Float32Array => samples.map((sample, i) => Math.abs(sample - (samples[i - 1] ?? sample))).sort();

/** From the last sample to the first, beside the largest steps inside: 1 is as large as one step in a thousand. A click is far above. */
const seam = ({left}: Pcm): number => Math.abs((left[0] ?? 0) - (left.at(-1) ?? 0)) / (steps(left)[Math.floor(left.length * 0.999)] ?? 1);

const rms = ({left, right}: Pcm): number =>
  Math.sqrt([left, right].reduce((sum, side) => sum + side.reduce((total, sample) => total + sample * sample, 0), 0) / (2 * left.length));

describe('foley', () => {
  it.each(recipes.filter(({lasts}) => lasts === 'bed').map(({name}) => name))(
    'makes a bed of %s without a seam, an offset or hard peaks',
    async (name) => {
      const bed = await made(specOf('ambience', name, {durationInSeconds: 2}));
      expect(bed.left.length).toBe(2 * 48_000);
      expect(seam(bed)).toBeLessThan(2);
      expect(Math.abs(bed.left.reduce((sum, sample) => sum + sample, 0) / bed.left.length)).toBeLessThan(0.001 * peakOf(bed));
      // Noise has a crest of 12 to 14 dB, crackling wood more; a bed with a higher one would hit the limiter.
      expect(decibels(peakOf(bed) / rms(bed))).toBeLessThan(25);
      expect(loudnessOf(toReferenceLoudness(bed, 'ambience')).integratedInLufs).toBeGreaterThan(-23);
    },
  );

  it.each(recipes.filter(({lasts}) => lasts !== 'bed').map(({name}) => name))(
    'makes a %s that begins at once and ends in silence',
    async (name) => {
      const {left, right} = await made(specOf('effect', name));
      expect(Math.abs(left.at(-1) ?? 1)).toBeLessThan(0.01 * peakOf({left, right}));
      const half = peakOf({left: left.slice(0, left.length / 2), right: right.slice(0, right.length / 2)});
      expect(half).toBeGreaterThan(name === 'riser' ? 0 : 0.3 * peakOf({left, right}));
    },
  );

  it.each(moods.map(({words: [word = '']}) => word))('plays %s music as whole bars, without a seam', async (word) => {
    const bed = await made(specOf('music', `${word} music`, {durationInSeconds: 3}));
    expect(bed.left.length).toBe(3 * 48_000);
    expect(seam(bed)).toBeLessThan(2);
    expect(rms(bed)).toBeGreaterThan(0.01);
  });

  it('says the same samples for the same seed, and others for another', async () => {
    const spec = specOf('ambience', 'steady rain, distant tram bell', {durationInSeconds: 1});
    const [one, two, other] = [await made(spec), await made(spec), await made({...spec, seed: 8})];
    expect(Buffer.from(one.left.buffer).equals(Buffer.from(two.left.buffer))).toBe(true);
    expect(Buffer.from(one.left.buffer).equals(Buffer.from(other.left.buffer))).toBe(false);
  });

  it('reads what is heard, how strong and how far', () => {
    const reading = readSound('heavy rain and distant thunder, hutan');
    expect(reading.state === 'read' && reading.wishes.map(({recipe, force, isDistant}) => [recipe.name, force, isDistant])).toEqual([
      ['rain', 1, false],
      ['thunder', 0.5, true],
      ['forest', 0.5, false],
    ]);
  });

  it('refuses a prompt in which a part is nothing that it can make, and lists what it can', () => {
    expect(foley.capability(specOf('ambience', 'steady rain, bagpipes'))).toMatchObject({
      found: '"bagpipes"',
      expected: expect.stringContaining('rain'),
    });
    expect(foley.capability(specOf('music', 'calm, 900 bpm'))).toMatchObject({found: '900 bpm'});
  });
});

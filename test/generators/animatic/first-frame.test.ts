import sharp from 'sharp';
import {describe, expect, it} from 'vitest';
import {cameraWay, fitted} from '../../../generators/animatic/first-frame.ts';
import animatic from '../../../generators/animatic/index.ts';
import type {Digest} from '../../../src/core/brand.ts';
import type {CameraMove, ScenePlan} from '../../../src/core/scene-plan.ts';
import type {ShotSpec} from '../../../src/core/spec.ts';
import {cameraOf, contextOf, differenceOf, framesOf, planOf, specOf} from './shots.ts';

// A digest by its form; nothing is stored in these tests.
const digest = `sha256:${'0'.repeat(64)}` as Digest;

/** Coloured noise over a gradient: every place of it can be told from every other. */
const street = sharp(
  Buffer.from(
    Array.from({length: 480 * 852 * 3}, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % 480, Math.floor(i / 3 / 480)];
      return (x * 0.3 + y * 0.1 + 40 * Math.sin(x / 9 + (i % 3)) * Math.cos(y / 13) + 60) & 255;
    }),
  ),
  {raw: {width: 480, height: 852, channels: 3}},
)
  .png()
  .toBuffer();

const shot = (plan: Partial<ScenePlan> = {}, more: Partial<ShotSpec> = {}): ShotSpec =>
  specOf({
    scenePlan: planOf(plan),
    ingredients: [{kind: 'location', name: 'street', look: 'a street', references: [digest]}],
    parameters: {first: 'street'},
    ...more,
  });

const context = contextOf({readReference: async () => street});

const psnr = (a: Uint8Array, b: Uint8Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return 10 * Math.log10(255 ** 2 / Math.max(sum / a.length, 1e-9));
};

describe('a given first frame', () => {
  it.each<CameraMove>(['dolly-in', 'pan-left', 'crane-up', 'handheld', 'static'])('is the first frame of a %s', async (move) => {
    const spec = shot({camera: cameraOf(move), weather: 'snow'});
    const frames = await framesOf(spec, context);
    expect(frames).toHaveLength(12);
    expect(psnr(frames[0] ?? new Uint8Array(), await fitted(await street, spec))).toBeGreaterThan(45);
  });

  it.each<CameraMove>(['pan-right', 'pan-left', 'tilt-up', 'crane-down', 'orbit', 'handheld'])('stays within its edges in a %s', (move) => {
    const spec = shot({camera: cameraOf(move)}, {durationInFrames: 60});
    const aspect = spec.width / spec.height;
    for (const {x, y, zoom} of cameraWay(spec)) {
      expect(Math.abs(x) + aspect / 2 / zoom).toBeLessThan(aspect / 2 + 1e-9);
      expect(Math.abs(y) + 0.5 / zoom).toBeLessThan(0.5 + 1e-9);
    }
  });

  it('is left to the side that the prompt says', () => {
    const endOf = (move: CameraMove) => cameraWay(shot({camera: cameraOf(move)})).at(-1);
    expect(endOf('pan-right')?.x).toBeGreaterThan(0.05);
    expect(endOf('pan-left')?.x).toBeLessThan(-0.05);
    expect(endOf('tilt-up')?.y).toBeLessThan(-0.05);
  });

  it('gets its snow only after it was shown', async () => {
    const [snowing, dry] = await Promise.all([
      framesOf(shot({weather: 'snow', camera: cameraOf('static')}), context),
      framesOf(shot({camera: cameraOf('static')}), context),
    ]);
    expect(snowing[0]).toEqual(dry[0]);
    expect(differenceOf(snowing.at(-1) ?? new Uint8Array(), dry.at(-1) ?? new Uint8Array())).toBeGreaterThan(0.2);
  });

  it('says that nobody in it moves', async () => {
    const warnings: string[] = [];
    await framesOf(shot({action: 'running'}), {...context, onWarning: (message) => warnings.push(message)});
    expect(warnings).toEqual(['animatic moves the camera over a given picture; nobody in it is running']);
  });

  it('cannot be left backwards, and has to be a picture that the prompt names', () => {
    expect(animatic.capability(shot({camera: cameraOf('dolly-out')}))).toMatchObject({found: 'the move dolly-out'});
    expect(animatic.capability(shot({}, {parameters: {first: 'park'}}))).toMatchObject({found: "'park'"});
    expect(animatic.capability(shot({camera: cameraOf('dolly-in')}))).toBeNull();
  });
});

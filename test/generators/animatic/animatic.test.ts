import {describe, expect, it} from 'vitest';
import animatic from '../../../generators/animatic/index.ts';
import {digestOf} from '../../../src/core/digest.ts';
import {cameraOf, contextOf, differenceOf, frameOf, framesOf, meanOf, planOf, specOf, subjectOf} from './shots.ts';

const meadow = planOf({
  subjects: [subjectOf('fox')],
  location: {kind: 'field', detail: null},
  timeOfDay: 'day',
  weather: 'clear',
  camera: cameraOf('dolly-in'),
});

describe('animatic', () => {
  it('makes the same bytes from the same seed, and others from another', async () => {
    const spec = specOf({scenePlan: meadow, parameters: {steps: 1}, durationInFrames: 6});
    const [first, again, other] = [await framesOf(spec), await framesOf(spec), await framesOf({...spec, seed: 8})];
    expect(first.map((frame) => frame.byteLength)).toEqual(Array(6).fill(240 * 426 * 3));
    expect(again.map(digestOf)).toEqual(first.map(digestOf));
    expect(other.map(digestOf)).not.toEqual(first.map(digestOf));
  });

  it('paints night darker than day, and a golden hour warmer than both', async () => {
    const at = async (timeOfDay: 'night' | 'day' | 'golden-hour') => {
      const plate = await frameOf(specOf({scenePlan: {...meadow, subjects: [], timeOfDay}, durationInFrames: 3}));
      return meanOf(plate.rgb, plate, [0, 0.4]);
    };
    const [night, day, golden] = [await at('night'), await at('day'), await at('golden-hour')];
    expect(sum(night)).toBeLessThan(0.6 * sum(day));
    expect(day[2] - day[0]).toBeGreaterThan(25);
    expect(golden[0] - golden[2]).toBeGreaterThan(day[0] - day[2] + 50);
  });

  it('paints snow white and grass green', async () => {
    const ground = async (kind: 'snowfield' | 'field') => {
      const plate = await frameOf(specOf({scenePlan: {...meadow, subjects: [], location: {kind, detail: null}}, durationInFrames: 3}));
      return meanOf(plate.rgb, plate, [0.75, 1]);
    };
    const [snow, grass] = [await ground('snowfield'), await ground('field')];
    // 165 of the plate, less what the vignette takes from the lowest quarter of a finished frame.
    expect(Math.min(...snow)).toBeGreaterThan(165 * 0.93);
    expect(grass[1] - grass[2]).toBeGreaterThan(35);
  });

  it('moves as the camera is told, without flicker', async () => {
    const frames = await framesOf(specOf({scenePlan: {...meadow, camera: cameraOf('pan-right')}}));
    const steps = frames.slice(1).map((frame, i) => differenceOf(frame, frames[i] ?? frame));
    // A still has no motion; a flickering clip changes as much between neighbours as between its ends.
    const [head, tail] = [frames[0], frames.at(-1)];
    expect(differenceOf(head ?? new Uint8Array(), tail ?? new Uint8Array())).toBeGreaterThan(5);
    expect(Math.min(...steps)).toBeGreaterThan(0.4);
    expect(Math.max(...steps)).toBeLessThan(12);
    const middle = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
    expect(Math.max(...steps)).toBeLessThan(2.5 * middle);
  });

  it('stops within one step when it is told to', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const context = contextOf({
      signal: controller.signal,
      onProgress: (_share, label) => {
        seen.push(label);
        if (label === 'denoise 1/3') controller.abort(new Error('enough'));
      },
    });
    await expect(animatic.make(specOf({scenePlan: meadow}), context)).rejects.toThrow('enough');
    expect(seen).toEqual(['denoise 1/3']);
  });

  it('reports progress that only grows, from the first step to the last frame', async () => {
    const shares: number[] = [];
    await framesOf(
      specOf({scenePlan: meadow, parameters: {steps: 1}, durationInFrames: 3}),
      contextOf({onProgress: (share) => shares.push(share)}),
    );
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it.each([
    [{width: 241}, 'write width={242}'],
    [{width: 2160, height: 3840}, 'write width={1920}'],
    [{width: 1080, height: 500}, 'write width={1080} height={608}, which is 16:9'],
    [{durationInFrames: 301}, 'make the sequence 300 frames long, or cut it into several shots'],
    [{framesPerSecond: 8}, 'write framesPerSecond: 12'],
    [{parameters: {stepz: 4}}, 'leave parameters out, or write parameters={{steps: 8}}'],
  ])('names the nearest legal choice for %j', (changes, fix) => {
    expect(animatic.capability(specOf(changes))?.fix).toBe(fix);
  });

  it.each([
    [1080, 1920],
    [1080, 1350],
    [1080, 1080],
    [1920, 1080],
    [720, 1280],
    [240, 426],
  ])('can make %i × %i', (width, height) => {
    expect(animatic.capability(specOf({width, height}))).toBeNull();
  });

  it('has one identity for one set of weights', async () => {
    const identity = await animatic.identity();
    expect(identity).toEqual(await animatic.identity());
    expect(identity.weights).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

import {describe, expect, it} from 'vitest';
import type {Plane} from '../../../generators/animatic/decode.ts';
import {direct} from '../../../generators/animatic/direction.ts';
import {graded} from '../../../generators/animatic/grade.ts';
import {cutAboveRidges, drawHeavens, heavensOf} from '../../../generators/animatic/heavens.ts';
import {planOf, specOf} from './shots.ts';

const window = {left: -0.4, top: -0.6, unit: 200, width: 160, height: 160};
/** Colours of a light as the decoder has them, −1..1: a dark blue sky, or a light one. */
const code = (isDark: boolean): Float32Array => new Float32Array(47).fill(isDark ? -0.8 : 0.2);

const stage = (place: 'field' | 'home' | 'sea') => heavensOf(direct(specOf({scenePlan: planOf({location: {kind: place, detail: null}})})));

const skyAt = async (hour: string, without: readonly string[] = []): Promise<Plane> => {
  const heavens = stage('sea');
  if (heavens === null) throw new Error('the sea has no sky');
  const light = {hour, code: code(hour.startsWith('night'))};
  const [sky] = await drawHeavens(heavens, {light, palette: [], without, window, depth: 0.05, drop: 0});
  if (sky === undefined) throw new Error('no sky');
  return sky;
};

/** Colour of a place in the scene. */
const at = ({rgba, width, left, top, unit}: Plane, x: number, y: number): readonly number[] => {
  const from = (Math.floor((y - top) * unit) * width + Math.floor((x - left) * unit)) * 4;
  return [...rgba.subarray(from, from + 3)];
};

describe('the sky', () => {
  it('has the moon at night and the sun by day, each in its place and nothing in the place of the other', async () => {
    const heavens = stage('sea');
    const [moonHeight = 0, moonRadius = 0] = heavens?.bodies.night ?? [];
    const [sunHeight = 0] = heavens?.bodies.day ?? [];
    const x = heavens?.x ?? 0;
    const [night, day] = [await skyAt('night clear'), await skyAt('day clear')];
    // A crescent is bright on its left.
    expect(at(night, x - 0.8 * moonRadius, moonHeight)[0]).toBeGreaterThan(200);
    expect(at(day, x, sunHeight)[0]).toBeGreaterThan(at(day, -x, sunHeight)[0] ?? 255);
    expect(await skyAt('day rain').then((sky) => at(sky, x, sunHeight))).toEqual(at(await skyAt('day rain'), -x, sunHeight));
  });

  it('has no moon where the prompt says so', async () => {
    const {x = 0, bodies} = stage('sea') ?? {};
    const [y = 0, radius = 0] = bodies?.night ?? [];
    const sky = await skyAt('night clear', ['moon', 'star']);
    expect(at(sky, x - 0.8 * radius, y)).toEqual(at(sky, -x, y));
  });

  it('is none under a roof', () => expect(stage('home')).toBeNull());

  it('ends where far hills begin', () => {
    const [width, height] = [20, 20];
    const hills: Plane = {
      ...{depth: 0.05, width, height, left: -0.05, top: -0.05, unit: 200, drift: 0},
      rgba: new Uint8Array(width * height * 4).fill(255),
      spans: new Int32Array(height * 2),
    };
    cutAboveRidges(hills, [0, 0, 0], 0);
    expect(hills.rgba[(5 * width + 5) * 4 + 3]).toBe(0);
    expect(hills.rgba[(15 * width + 5) * 4 + 3]).toBe(255);
  });
});

describe('a palette', () => {
  it('leaves monochrome pictures no colour of their own, and does one word after the other', () => {
    const [r, g, b] = graded([0.9, 0.2, 0.4], ['monochrome']);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(0.06);
    expect(graded([0.9, 0.2, 0.4], ['muted', 'warm'])).toEqual(graded(graded([0.9, 0.2, 0.4], ['muted']), ['warm']));
    expect(graded([0.1, 0.5, 0.9], [])).toEqual([0.1, 0.5, 0.9]);
  });
});

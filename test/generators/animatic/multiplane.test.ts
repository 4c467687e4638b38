import {describe, expect, it} from 'vitest';
import type {Plane} from '../../../generators/animatic/decode.ts';
import {drawNearer, drawScenery} from '../../../generators/animatic/multiplane.ts';

/** A plane of one colour from scene column `left` to the right end, opaque. */
const planeOf = (depth: number, left: number, [r, g, b, alpha = 255]: readonly [number, number, number, number?]): Plane => {
  const unit = 100;
  const [width, height] = [Math.round((1 - left) * unit), 2 * unit];
  const rgba = Uint8Array.from({length: width * height * 4}, (_, i) => ([r, g, b, 255][i % 4] ?? 0) * (alpha / 255));
  return {
    depth,
    rgba,
    width,
    height,
    left,
    top: -1,
    unit,
    spans: Int32Array.from({length: height * 2}, (_, i) => (i % 2) * width),
    drift: 0,
  };
};

const still = {camera: {x: 0, y: 0, zoom: 1}, seconds: 0};

const canvasOf = () => ({rgb: new Uint8Array(100 * 100 * 3), width: 100, height: 100});

/** The first column of the middle row that is red. */
const edgeOf = ({rgb}: {rgb: Uint8Array}): number =>
  Array.from({length: 100}, (_, x) => rgb[(50 * 100 + x) * 3] ?? 0).findIndex((red) => red > 128);

const sky = planeOf(0.05, -1, [0, 0, 255]);

describe('the multiplane camera', () => {
  it('lays what is near over what is far', () => {
    const canvas = canvasOf();
    drawScenery(canvas, [sky, planeOf(1, 0, [255, 0, 0])], still);
    expect([...canvas.rgb.subarray(50 * 300 + 30, 50 * 300 + 33)]).toEqual([0, 0, 255]);
    expect([...canvas.rgb.subarray(50 * 300 + 240, 50 * 300 + 243)]).toEqual([255, 0, 0]);
    expect(edgeOf(canvas)).toBe(50);
  });

  it('moves a plane as far as its depth says', () => {
    const shiftOf = (depth: number): number => {
      const [before, after] = [canvasOf(), canvasOf()];
      drawScenery(before, [sky, planeOf(depth, 0, [255, 0, 0])], still);
      drawScenery(after, [sky, planeOf(depth, 0, [255, 0, 0])], {...still, camera: {x: 0.2, y: 0, zoom: 1}});
      return edgeOf(before) - edgeOf(after);
    };
    expect([shiftOf(1), shiftOf(0.5)]).toEqual([20, 10]);
  });

  it('moves what drifts by itself while the camera stands', () => {
    const cloud = {...planeOf(0.05, 0, [255, 0, 0]), drift: 0.1};
    const [before, after] = [canvasOf(), canvasOf()];
    drawScenery(before, [sky, cloud], still);
    drawScenery(after, [sky, cloud], {...still, seconds: 2});
    expect(edgeOf(after) - edgeOf(before)).toBe(20);
  });

  it('shows through a half covered plane half of what is behind it, from either side', () => {
    const [under, over] = [canvasOf(), canvasOf()];
    drawScenery(under, [sky, planeOf(1, -1, [200, 0, 0, 128])], still);
    drawScenery(over, [sky], still);
    drawNearer(over, [planeOf(1.3, -1, [200, 0, 0, 128])], still.camera);
    for (const {rgb} of [under, over]) {
      expect(rgb[50 * 300]).toBeCloseTo(100, -1);
      expect(rgb[50 * 300 + 2]).toBeCloseTo(127, -1);
    }
  });
});

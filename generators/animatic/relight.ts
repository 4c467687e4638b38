/**
 * How the network lit each subject, as a field that any resolution can use: per channel lit ≈ gain · unlit + offset, fitted locally over
 * the sprite (He, Sun: "Fast Guided Filter", arXiv 1505.00996). The small picture gives the light, the vector sprite gives the edges.
 */
import {graded} from './grade.ts';
import type {Placement} from './guide.ts';

/** Coefficients on a grid over the sprite's box: [row][column][gain r, g, b, offset r, g, b]. */
export interface LightField {
  readonly values: Float32Array;
}

export const cells = 10;

export interface Shot {
  /** [3, F, H, W] in −1..1. */
  readonly picture: Float32Array;
  /** [4, F, H, W] premultiplied, this subject alone or with others. */
  readonly guide: Float32Array;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  /** Of the picture; the guide has none. */
  readonly palette: readonly string[];
}

/** The field of one subject in one frame. */
export function lightField(shot: Shot, frame: number, placement: Placement): LightField {
  const sums = collect(shot, frame, placement);
  const all = fit(sums, null);
  const values = new Float32Array(cells * cells * 6);
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const light = filled(fit(gather(sums, row, column), all));
      values.set(shot.palette.length === 0 ? light : withoutHue(light), (row * cells + column) * 6);
    }
  }
  return {values};
}

/** A little of the subject's own colours at any hour, as a film's fill light gives: who the story is about must not sink into the dusk. */
const fill = 0.3;

const filled = (light: Float32Array): Float32Array => light.map((value, i) => value * (1 - fill) + (i < 3 ? fill : 0));

/** In a palette the hue is the palette's, and only how bright it is is the light's. */
function withoutHue(light: Float32Array): Float32Array {
  const mean = (from: number): number => ((light[from] ?? 0) + (light[from + 1] ?? 0) + (light[from + 2] ?? 0)) / 3;
  return light.map((_, i) => mean(i < 3 ? 0 : 3));
}

/** Mean of fields, weighted: light must not flicker from key to key. */
export function meanField(fields: readonly {readonly field: LightField; readonly weight: number}[]): LightField {
  const values = new Float32Array(cells * cells * 6);
  const total = fields.reduce((sum, {weight}) => sum + weight, 0);
  for (const {field, weight} of fields) {
    for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) + ((field.values[i] ?? 0) * weight) / total;
  }
  return {values};
}

/** Per cell and channel: Σα, Σα g, Σα i, Σα g g, Σα g i. */
interface Sums {
  readonly perCell: Float64Array;
}

const stride = 15;

function collect({picture, guide, frames, width, height, palette}: Shot, frame: number, {map, left, right, top, bottom}: Placement): Sums {
  const perCell = new Float64Array(cells * cells * stride);
  const area = width * height;
  const [a, b, c, d, e, f] = map;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = frame * area + y * width + x;
      const alpha = guide[3 * frames * area + at] ?? 0;
      if (alpha < 0.6) continue;
      const column = Math.floor((a * (x + 0.5) + b * (y + 0.5) + c) * cells);
      const row = Math.floor((d * (x + 0.5) + e * (y + 0.5) + f) * cells);
      if (column < 0 || row < 0 || column >= cells || row >= cells) continue;
      const own = (channel: number): number => Math.min(1, (guide[channel * frames * area + at] ?? 0) / alpha);
      const unlitColour = graded([own(0), own(1), own(2)], palette);
      for (let channel = 0; channel < 3; channel++) {
        const unlit = unlitColour[channel] ?? 0;
        const lit = ((picture[channel * frames * area + at] ?? 0) + 1) / 2;
        const base = (row * cells + column) * stride + channel * 5;
        [alpha, alpha * unlit, alpha * lit, alpha * unlit * unlit, alpha * unlit * lit].forEach((term, k) => {
          perCell[base + k] = (perCell[base + k] ?? 0) + term;
        });
      }
    }
  }
  return {perCell};
}

/** Sums of the neighbourhood of a cell, nearer cells counting more. */
function gather({perCell}: Sums, row: number, column: number): Sums {
  const total = new Float64Array(stride);
  for (let y = 0; y < cells; y++) {
    for (let x = 0; x < cells; x++) {
      const weight = Math.exp(-((y - row) ** 2 + (x - column) ** 2) / 4.5);
      if (weight < 0.01) continue;
      for (let k = 0; k < stride; k++) total[k] = (total[k] ?? 0) + weight * (perCell[(y * cells + x) * stride + k] ?? 0);
    }
  }
  return {perCell: total};
}

/** Where a patch has one colour only, gain and offset cannot be told apart: the whole sprite's fit then decides, by this much. */
const trust = 0.02;

function fit({perCell}: Sums, prior: Float32Array | null): Float32Array {
  const total = new Float64Array(stride);
  for (let i = 0; i < perCell.length; i++) total[i % stride] = (total[i % stride] ?? 0) + (perCell[i] ?? 0);
  const out = new Float32Array(6);
  for (let channel = 0; channel < 3; channel++) {
    const sum = (k: number): number => total[channel * 5 + k] ?? 0;
    const n = sum(0);
    const gain0 = prior?.[channel] ?? 0.8;
    if (n < 1e-3) {
      out[channel] = gain0;
      out[3 + channel] = prior?.[3 + channel] ?? 0;
      continue;
    }
    const [meanG, meanI] = [sum(1) / n, sum(2) / n];
    const variance = sum(3) / n - meanG * meanG;
    const covariance = sum(4) / n - meanG * meanI;
    const gain = Math.max(0.12, Math.min(1.25, (covariance + trust * gain0) / (variance + trust)));
    out[channel] = gain;
    out[3 + channel] = Math.max(-0.35, Math.min(0.6, meanI - gain * meanG));
  }
  return out;
}

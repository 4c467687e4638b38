/** What palette words do to finished colours: the same numbers that the training used (`training/data/light.py`). */
import {colourOf, rgbOf} from './colour.ts';
import type {Raster, Sprite} from './sprite.ts';

/** Red, green and blue, 0..1. */
export type Colour = readonly [number, number, number];

export const mix = (a: Colour, b: Colour, share: number): Colour => [
  a[0] * (1 - share) + b[0] * share,
  a[1] * (1 - share) + b[1] * share,
  a[2] * (1 - share) + b[2] * share,
];

export function graded(colour: Colour, palette: readonly string[]): Colour {
  return palette.reduce<Colour>((before, word) => {
    const [r, g, b] = gradedBy(word, before);
    return [clamp(r), clamp(g), clamp(b)];
  }, colour);
}

/** A sprite as a picture of that palette shows it. */
export function gradedSprite(sprite: Sprite, palette: readonly string[]): Sprite {
  if (palette.length === 0) return sprite;
  const [first, ...rest] = sprite.poses;
  return {...sprite, poses: [gradedRaster(first, palette), ...rest.map((pose) => gradedRaster(pose, palette))]};
}

function gradedRaster({width, height, rgba}: Raster, palette: readonly string[]): Raster {
  const out = Uint8Array.from(rgba);
  // Flat drawings have few colours.
  const known = new Map<number, Colour>();
  for (let i = 0; i < out.length; i += 4) {
    if (out[i + 3] === 0) continue;
    const [r, g, b] = [out[i] ?? 0, out[i + 1] ?? 0, out[i + 2] ?? 0];
    const key = (r << 16) | (g << 8) | b;
    const colour = known.get(key) ?? graded([r / 255, g / 255, b / 255], palette);
    known.set(key, colour);
    for (let c = 0; c < 3; c++) out[i + c] = Math.round((colour[c] ?? 0) * 255);
  }
  return {width, height, rgba: out};
}

/** A plane as a picture of that palette shows it: premultiplied RGBA, worked out once for colours that are nearly the same. */
export function gradedCover(rgba: Uint8Array, palette: readonly string[]): Uint8Array {
  if (palette.length === 0) return rgba;
  const out = new Uint8Array(rgba.length);
  /** By 7 bits of each channel; 0 where it has not been asked for. */
  const known = new Uint32Array(1 << 21);
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = rgba[i + 3] ?? 0;
    if (alpha === 0) continue;
    const [r, g, b] = [straight(rgba[i], alpha), straight(rgba[i + 1], alpha), straight(rgba[i + 2], alpha)];
    const key = ((r >> 1) << 14) | ((g >> 1) << 7) | (b >> 1);
    if (known[key] === 0) {
      const [red, green, blue] = graded([r / 255, g / 255, b / 255], palette);
      known[key] = 0x1000000 | (Math.round(red * 255) << 16) | (Math.round(green * 255) << 8) | Math.round(blue * 255);
    }
    const colour = known[key] ?? 0;
    out[i] = (((colour >> 16) & 255) * alpha + 127) / 255;
    out[i + 1] = (((colour >> 8) & 255) * alpha + 127) / 255;
    out[i + 2] = ((colour & 255) * alpha + 127) / 255;
    out[i + 3] = alpha;
  }
  return out;
}

const straight = (value = 0, alpha = 255): number => Math.min(255, Math.round((value * 255) / alpha));

function gradedBy(word: string, colour: Colour): Colour {
  const [r, g, b] = colour;
  const y = 0.3 * r + 0.59 * g + 0.11 * b;
  const grey: Colour = [y, y, y];
  switch (word) {
    case 'warm':
      return [r * 1.08 + 0.03, g + 0.01, b * 0.82];
    case 'cool':
      return [r * 0.82, g * 0.97 + 0.01, b * 1.08 + 0.04];
    case 'pastel':
      return mapped(mix(grey, colour, 0.72), 0.62, 0.36);
    case 'neon': {
      const duo = mix([0.1, 0.03, 0.28], [0.25, 0.95, 1], y);
      const hot = clamp(r - b);
      return [r * 0.35 + duo[0] * 0.6 + hot * 0.9, g * 0.35 + duo[1] * 0.6, b * 0.35 + duo[2] * 0.6 + hot * 0.6];
    }
    case 'muted':
      return mapped(mix(grey, colour, 0.45), 0.86, 0.07);
    case 'vivid':
      return mix(grey, colour, 1.45);
    case 'earthy':
      return mix(colour, mix([0.2, 0.13, 0.08], [0.95, 0.86, 0.66], y), 0.5);
    case 'monochrome':
      return [y, y * 0.98, y * 0.95];
    default: {
      const hex = colourOf(word);
      if (hex === null) return colour;
      const [red, green, blue] = rgbOf(hex);
      const own: Colour = [red / 255, green / 255, blue / 255];
      const dark = mapped(own, 0.22, 0);
      // Colours tint through luminance, so that light stays readable.
      const duo = y < 0.5 ? mix(dark, own, y * 2) : mix(own, mix(own, [1, 1, 1], 0.62), y * 2 - 1);
      return mix(colour, duo, 0.55);
    }
  }
}

const mapped = ([r, g, b]: Colour, factor: number, offset: number): Colour => [
  r * factor + offset,
  g * factor + offset,
  b * factor + offset,
];

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

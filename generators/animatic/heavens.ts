/**
 * The sky: its colours, the one sun or moon, stars and clouds, drawn from vectors as subjects are. A canvas that has to remember the suns, moons
 * and clouds of all hours shows traces of all of them in each; and clouds that are a plane of their own can drift.
 * `training/data/sky.py` draws the same for the networks.
 */
import {readFileSync} from 'node:fs';
import sharp from 'sharp';
import {z} from 'zod';
import {chance} from './chance.ts';
import type {Plane} from './decode.ts';
import type {Direction} from './direction.ts';
import {type Colour, graded, mix} from './grade.ts';
import type {ShotLight} from './light.ts';
import {modelFile} from './network.ts';

const body = z.tuple([z.number(), z.number(), z.boolean()]);
const stageSchema = z.strictObject({
  horizon: z.number(),
  x: z.number(),
  /** Whether fog lets the sun through. */
  veiled: z.boolean(),
  /** Height, radius, and whether it is a crescent. */
  bodies: z.strictObject({night: body, day: body, dusk: body}),
  /** By weather: x, y, size and how bright. */
  clouds: z.record(z.string(), z.array(z.tuple([z.number(), z.number(), z.number(), z.number()]))),
  /** Height of the far ridges from left to right over {@link reach} each way; null where nothing rises into the sky. */
  ridges: z.array(z.number()).nullable(),
});

export type Heavens = z.infer<typeof stageSchema>;

let read: Record<string, Heavens[]> | null = null;

/** Null where a place has a roof, water or space instead of a sky. */
export function heavensOf({place, layout}: Direction): Heavens | null {
  read ??= z.record(z.string(), z.array(stageSchema)).parse(JSON.parse(readFileSync(modelFile('heavens.json'), 'utf8')));
  return read[place]?.[layout] ?? null;
}

/** Of the plane that a picture is wanted of: scene units of its corner, pixels to a unit, size in pixels. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly unit: number;
  readonly width: number;
  readonly height: number;
}

export interface Sight {
  readonly light: ShotLight;
  readonly palette: readonly string[];
  /** `sun`, `moon`, `star`, `cloudy`: what the prompt forbids. */
  readonly without: readonly string[];
  readonly window: Window;
  readonly depth: number;
  /** Scene units by which it all lies lower than at eye level. */
  readonly drop: number;
}

/** The sky, and its clouds as a plane before it where there are any. */
export async function drawHeavens(heavens: Heavens, sight: Sight): Promise<readonly Plane[]> {
  const tints = tintsOf(sight);
  const sky = await planeOf(skyOf(heavens, tints, sight), sight, 0);
  const heap = sight.without.includes('cloudy') ? [] : (heavens.clouds[tints.weather] ?? []);
  if (heap.length === 0) return [sky];
  // The window reaches further on the side that the clouds come from.
  const margin = Math.ceil(0.25 * sight.window.unit);
  const wide = {...sight.window, left: sight.window.left - margin / sight.window.unit, width: sight.window.width + 2 * margin};
  const drift = (tints.weather === 'wind' || tints.weather === 'storm' ? 0.016 : 0.005) * (heavens.x < 0 ? 1 : -1);
  return [sky, await planeOf(cloudsOf(heap, tints), {...sight, window: wide}, drift)];
}

/** Cuts what is above the line of the far ridges out of a plane: that is sky, and drawn for itself. */
export function cutAboveRidges({rgba, width, height, left, top, unit}: Plane, ridges: readonly number[], drop: number): void {
  for (let x = 0; x < width; x++) {
    const at = Math.max(0, Math.min(ridges.length - 1.001, ((left + (x + 0.5) / unit + reach) / (2 * reach)) * (ridges.length - 1)));
    const before = Math.floor(at);
    const line = (ridges[before] ?? 0) * (1 - at + before) + (ridges[before + 1] ?? 0) * (at - before);
    const row = (line + drop - top) * unit;
    for (let y = 0; y < Math.min(height, Math.ceil(row) + 1); y++) {
      const share = Math.max(0, Math.min(1, y + 1 - row));
      const to = (y * width + x) * 4;
      for (let c = 0; c < 4; c++) rgba[to + c] = (rgba[to + c] ?? 0) * share;
    }
  }
}

/** Half the width of what `heavens.json` knows of the ridges, scene units. */
const reach = 1.25;

interface Tints {
  readonly time: string;
  readonly weather: string;
  readonly sky: readonly [Colour, Colour, Colour];
  readonly haze: Colour;
  readonly key: Colour;
  readonly isDark: boolean;
  readonly isLow: boolean;
  /** As SVG has it, in the shot's palette. */
  readonly paint: (colour: Colour) => string;
}

/** Where the colours are among the numbers of a light: sky three times, haze, tint, its power, key. */
function tintsOf({light: {hour, code}, palette}: Sight): Tints {
  const [time = '', weather = ''] = hour.split(' ');
  const colour = (at: number): Colour => [unpacked(code[at]), unpacked(code[at + 1]), unpacked(code[at + 2])];
  return {
    time,
    weather,
    sky: [colour(0), colour(3), colour(6)],
    haze: colour(9),
    key: colour(16),
    isDark: time === 'dusk' || time === 'night',
    isLow: time === 'dawn' || time === 'golden-hour' || time === 'dusk',
    paint: (plain) =>
      `rgb(${graded(plain, palette)
        .map((value) => Math.round(value * 255))
        .join()})`,
  };
}

const unpacked = (value = 0): number => Math.max(0, Math.min(1, (value + 1) / 2));

const moon = {
  full: [0.965, 0.941, 0.847],
  crater: [0.863, 0.839, 0.776],
  glow: [0.624, 0.722, 0.941],
  star: [0.992, 0.965, 0.878],
} as const;

function skyOf(heavens: Heavens, tints: Tints, {window: {left, width, unit}, without}: Sight): string {
  const {paint, sky, haze, time, weather} = tints;
  const stops = [sky[0], sky[1], sky[2], haze].map((colour, i) => `<stop offset="${[0, 0.5, 0.88, 1][i]}" stop-color="${paint(colour)}"/>`);
  const isOpen = weather === 'clear' || weather === 'wind' || weather === 'cloudy';
  return [
    `<linearGradient id="sky" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="-0.62" y2="${heavens.horizon + 0.04}">${stops.join('')}</linearGradient>`,
    `<rect x="${left - 1}" y="-2" width="${width / unit + 2}" height="4" fill="url(#sky)"/>`,
    time === 'night' && isOpen && !without.includes('star')
      ? starsOf(heavens.horizon, paint(moon.star), weather === 'cloudy' ? 40 : 130)
      : '',
    (isOpen || (weather === 'fog' && heavens.veiled)) && !without.includes(time === 'night' ? 'moon' : 'sun') ? bodyOf(heavens, tints) : '',
  ].join('');
}

function starsOf(horizon: number, fill: string, count: number): string {
  const {between, pick} = chance(count, 'stars');
  return Array.from({length: count}, () => {
    const radius = pick([0.0011, 0.0011, 0.0011, 0.0016, 0.0016, 0.0026]);
    const [x, y] = [between(-1.2, 1.2), between(-0.6, horizon - 0.05)];
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" opacity="${between(0.45, 1)}"/>`;
  }).join('');
}

function bodyOf({x, bodies}: Heavens, {time, weather, key, isLow, paint}: Tints): string {
  const veil = weather === 'clear' || weather === 'wind' ? 1 : 0.45;
  if (time === 'night') {
    const [y, r, isCrescent] = bodies.night;
    const glow = glowOf({x, y, r: r * 5}, paint(moon.glow), 0.42 * veil);
    const shadow = `<mask id="crescent"><rect x="${x - 1}" y="${y - 1}" width="2" height="2" fill="#fff"/><circle cx="${x + r * 0.42}" cy="${y - r * 0.15}" r="${r * 0.86}" fill="#000"/></mask>`;
    const craters = [
      [-0.3, -0.2, 0.2],
      [0.25, 0.3, 0.15],
      [0.2, -0.4, 0.12],
    ].map(([dx = 0, dy = 0, k = 0]) => `<circle cx="${x + dx * r}" cy="${y + dy * r}" r="${r * k}" fill="${paint(moon.crater)}"/>`);
    const disc = `<circle cx="${x}" cy="${y}" r="${r}" fill="${paint(moon.full)}"/>`;
    return isCrescent
      ? `${glow}${shadow}<g mask="url(#crescent)" opacity="${veil}">${disc}</g>`
      : `${glow}<g opacity="${veil}">${disc}${craters.join('')}</g>`;
  }
  const [y, r] = isLow ? bodies.dusk : bodies.day;
  const disc = `<circle cx="${x}" cy="${y}" r="${r}" fill="${paint(mix(key, [1, 1, 1], 0.45))}" opacity="${veil}"/>`;
  return `${glowOf({x, y, r: r * (isLow ? 6.5 : 5)}, paint(key), 0.75 * veil)}${disc}`;
}

function glowOf({x, y, r}: {x: number; y: number; r: number}, colour: string, strength: number): string {
  const stops = [1, 0.42, 0.12, 0].map(
    (share, i) => `<stop offset="${[0, 0.3, 0.62, 1][i]}" stop-color="${colour}" stop-opacity="${share * strength}"/>`,
  );
  return `<radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="${x}" cy="${y}" r="${r}">${stops.join('')}</radialGradient><circle cx="${x}" cy="${y}" r="${r}" fill="url(#glow)"/>`;
}

function cloudsOf(heap: Heavens['clouds'][string], tints: Tints): string {
  const isHeavy = tints.weather === 'rain' || tints.weather === 'storm' || tints.weather === 'cloudy';
  const tone = cloudTone(tints);
  return heap
    .map(([x, y, size, bright]) => `<g opacity="${isHeavy ? 0.96 : 0.9}">${puffsOf({x, y, size}, shadedBy(tone, bright), tints)}</g>`)
    .join('');
}

function cloudTone({sky, key, weather, isDark, isLow}: Tints): Colour {
  const white: Colour = [1, 1, 1];
  if (weather === 'rain' || weather === 'storm') return shadedBy(mix(sky[1], sky[0], 0.2), weather === 'rain' ? 0.92 : 0.72);
  if (weather === 'cloudy') return mix(sky[2], white, isDark ? 0.04 : 0.3);
  if (isLow && (weather === 'clear' || weather === 'wind')) return mix(sky[2], key, 0.55);
  return mix(sky[2], white, isDark ? 0.1 : 0.55);
}

const shadedBy = ([r, g, b]: Colour, factor: number): Colour => [Math.min(1, r * factor), Math.min(1, g * factor), Math.min(1, b * factor)];

/** A flat-bottomed heap of puffs, lighter above. */
function puffsOf({x, y, size}: {x: number; y: number; size: number}, tone: Colour, {haze, isDark, paint}: Tints): string {
  const count = 4 + (Math.round(size * 1000) % 3);
  const low = paint(mix(tone, haze, 0.35));
  const tiers: readonly (readonly [number, string])[] = [
    [0, low],
    [-0.05, paint(tone)],
    [-0.11, paint(mix(tone, [1, 1, 1], isDark ? 0.08 : 0.35))],
  ];
  const puffs = tiers.flatMap(([lift, fill]) =>
    Array.from({length: count}, (_, i) => {
      const t = (i + 0.5) / count;
      const r = size * (0.16 + 0.2 * Math.sin(Math.PI * t)) * (lift === 0 ? 1 : 0.9 + lift);
      return `<ellipse cx="${x + (t - 0.5) * size * 1.25}" cy="${y - r * 0.55 + lift * size}" rx="${r * 1.1}" ry="${r * 0.78}" fill="${fill}"/>`;
    }),
  );
  const base = `<rect x="${x - size * 0.68}" y="${y - size * 0.1}" width="${size * 1.36}" height="${size * 0.12}" rx="${size * 0.06}" fill="${low}"/>`;
  return `${puffs.join('')}${base}`;
}

async function planeOf(drawing: string, {window, depth, drop}: Sight, drift: number): Promise<Plane> {
  const {left, top, unit, width, height} = window;
  const source = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="scale(${unit}) translate(${-left} ${drop - top})">${drawing}</g></svg>`;
  const {data} = await sharp(Buffer.from(source), {limitInputPixels: false}).ensureAlpha().raw().toBuffer({resolveWithObject: true});
  const rgba = new Uint8Array(data);
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = (rgba[i + 3] ?? 0) / 255;
    if (alpha < 1) for (let c = 0; c < 3; c++) rgba[i + c] = Math.round((rgba[i + c] ?? 0) * alpha);
  }
  const spans = new Int32Array(height * 2);
  for (let y = 0; y < height; y++) spans[2 * y + 1] = width;
  return {depth, rgba, width, height, left, top, unit, spans, drift};
}

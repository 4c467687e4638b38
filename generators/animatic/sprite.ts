import sharp from 'sharp';
import {buildOf, characterDrawing, characterSize} from './character.ts';
import {colourOf, recolour} from './colour.ts';
import {iconBody, iconSize} from './icons.ts';
import type {Subject} from './subject.ts';

/** A picture with transparency: straight RGBA, 8 bits. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** One subject as pictures of itself: one pose for things, a stride of poses for whoever has legs. */
export interface Sprite {
  readonly poses: readonly [Raster, ...Raster[]];
  /** Width over height of its box. */
  readonly aspect: number;
  /** Share of the box's height at which the drawing ends: what stands on the ground, stands on this. */
  readonly sole: number;
  /** Characters are drawn taller than things of the same importance. */
  readonly stature: number;
}

const strideInPoses = 12;

/** Draws a subject `height` pixels tall. `walks` asks for a stride of poses where there are legs. */
export async function spriteOf(subject: Subject, height: number, walks: boolean): Promise<Sprite | null> {
  if (subject.icon === null) return null;
  const icon = subject.icon;
  const build = buildOf(icon);
  if (build === 'whole') {
    const raster = await rasterise(svg(iconBody(icon), {width: iconSize, height: iconSize}), height);
    tint(raster, subject);
    return {poses: [raster], aspect: 1, sole: soleOf(raster), stature: 1};
  }
  const wardrobe = {coat: coatOf(subject), fur: await furOf(icon)};
  const drawings = walks
    ? Array.from({length: strideInPoses}, (_, i) => characterDrawing(icon, wardrobe, {phase: i / strideInPoses, swing: 1}))
    : [characterDrawing(icon, wardrobe, {phase: 0, swing: 0})];
  const [first, ...rest] = await Promise.all(drawings.map((drawing) => rasterise(svg(drawing, characterSize), height)));
  if (first === undefined) return null;
  return {poses: [first, ...rest], aspect: characterSize.width / characterSize.height, sole: soleOf(first), stature: 1.22};
}

/** A sprite from a reference picture: its own transparency, or else its border's colour taken away. */
export async function spriteOfPicture(bytes: Uint8Array, height: number): Promise<Sprite> {
  const {data, info} = await sharp(bytes)
    // Upright, as browsers show it.
    .autoOrient()
    .ensureAlpha()
    .resize({height, withoutEnlargement: false})
    .raw()
    .toBuffer({resolveWithObject: true});
  const raster: Raster = {width: info.width, height: info.height, rgba: new Uint8Array(data)};
  if (isOpaque(raster)) clearBackground(raster);
  return {poses: [raster], aspect: info.width / info.height, sole: soleOf(raster), stature: 1};
}

function soleOf({width, height, rgba}: Raster): number {
  for (let y = height - 1; y > 0; y--)
    for (let x = 0; x < width; x++) if ((rgba[(y * width + x) * 4 + 3] ?? 0) > 128) return (y + 1) / height;
  return 1;
}

const svg = (drawing: string, {width, height}: {width: number; height: number}): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawing}</svg>`;

async function rasterise(source: string, height: number): Promise<Raster> {
  const natural = Number(/ height="(\d+)"/.exec(source)?.[1] ?? iconSize);
  // 72 dots per inch draws the SVG at its own size; a higher density draws it larger, with edges as crisp as at any size.
  const image = sharp(Buffer.from(source), {density: Math.max(1, (72 * height) / natural)}).resize({height});
  const {data, info} = await image.ensureAlpha().raw().toBuffer({resolveWithObject: true});
  return {width: info.width, height: info.height, rgba: new Uint8Array(data)};
}

function tint(raster: Raster, subject: Subject): void {
  const hex = subject.colour === null ? null : colourOf(subject.colour);
  if (hex !== null) recolour(raster.rgba, hex);
}

const coats: readonly [string, ...string[]] = ['#3f7f88', '#c9584a', '#d89a3a', '#5f78b0', '#6f9a5a', '#8a6aa8'];

/** What it wears: the prompt's word, else a colour of its own so that the same noun is always dressed alike. */
function coatOf(subject: Subject): string {
  const worn = subject.garment === null ? null : colourOf(subject.garment);
  if (worn !== null) return worn;
  const sum = [...subject.noun].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return coats[sum % coats.length] ?? coats[0];
}

/** The colour of paws and hands: the head's own. */
async function furOf(icon: string): Promise<string> {
  const {rgba} = await rasterise(svg(iconBody(icon), {width: iconSize, height: iconSize}), 32);
  const counts = new Map<string, number>();
  for (let i = 0; i < rgba.length; i += 4) {
    if ((rgba[i + 3] ?? 0) < 250) continue;
    const hex = `#${Buffer.from(rgba.subarray(i, i + 3)).toString('hex')}`;
    counts.set(hex, (counts.get(hex) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['#c98f5a', 0] as const)[0];
}

function isOpaque({rgba}: Raster): boolean {
  for (let i = 3; i < rgba.length; i += 4) if ((rgba[i] ?? 255) < 250) return false;
  return true;
}

/** Flood from the border through what is like the top left pixel: a product on a plain background stands free. */
function clearBackground({width, height, rgba}: Raster): void {
  const like = (pixel: number): boolean =>
    [0, 1, 2].every((c) => Math.abs((rgba[pixel * 4 + c] ?? 0) - (rgba[c] ?? 0)) < 26) && rgba[pixel * 4 + 3] !== 0;
  const open: number[] = [];
  for (let x = 0; x < width; x++) open.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) open.push(y * width, y * width + width - 1);
  const background = [rgba[0], rgba[1], rgba[2]];
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    if (pixel < 0 || pixel >= width * height || !like(pixel)) continue;
    rgba.set([background[0] ?? 0, background[1] ?? 0, background[2] ?? 0, 0], pixel * 4);
    if (pixel % width > 0) open.push(pixel - 1);
    if (pixel % width < width - 1) open.push(pixel + 1);
    open.push(pixel - width, pixel + width);
  }
}

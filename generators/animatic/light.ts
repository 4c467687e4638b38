/**
 * The light of a shot, found by trying: the stage is drawn small in every hour, weather and palette that there is, and the one most like
 * the denoiser's picture is kept. So the denoiser decides the light, and the decoder is always given one that exists. (A network that read the
 * light off the picture was tried: between two hours it chose a mean that is the light of neither.)
 */
import {readFileSync} from 'node:fs';
import type {InferenceSession} from 'onnxruntime-node';
import {z} from 'zod';
import {type Camera, look} from './camera-path.ts';
import {drawPoints} from './decode.ts';
import {modelFile} from './network.ts';
import type {PlaneOfStage} from './planes.ts';

/** One keyframe as the denoiser painted it. */
export interface Painted {
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
  /** [3, H, W] in −1..1. */
  readonly picture: Float32Array;
  /** [H, W]: how much of the scenery the subjects hide. */
  readonly hidden: Float32Array;
}

const table = z.strictObject({hours: z.record(z.string(), z.array(z.number())), palettes: z.record(z.string(), z.array(z.number()))});

/** Hours that go on to be tried with every palette. */
const finalists = 6;

export async function findLight(
  session: InferenceSession,
  {stage, painted, asked, signal}: {stage: readonly PlaneOfStage[]; painted: Painted; asked: Asked; signal: AbortSignal},
): Promise<Float32Array> {
  const {hours, palettes} = table.parse(JSON.parse(readFileSync(modelFile('lights.json'), 'utf8')));
  const cells = shrink(painted);
  const judge = async (hour: string, palette: string): Promise<Candidate> => {
    signal.throwIfAborted();
    const light = Float32Array.from([...(hours[hour] ?? []), ...(palettes[palette] ?? [])]);
    const apart = distance(cells, await drawSmall(session, stage, {cells, light}));
    return {hour, palette, light, distance: apart * doubt(asked, hour, palette)};
  };
  const byHour: Candidate[] = [];
  for (const hour of Object.keys(hours)) byHour.push(await judge(hour, asked.palette[0] ?? 'none'));
  const withPalette: Candidate[] = [];
  for (const {hour} of byHour.toSorted(nearestFirst).slice(0, finalists)) {
    for (const palette of Object.keys(palettes)) withPalette.push(await judge(hour, palette));
  }
  const [best] = withPalette.toSorted(nearestFirst);
  if (best === undefined) throw new RangeError('animatic: lights.json has no hours');
  return best.light;
}

/** What the words say of the light. */
export interface Asked {
  readonly time: string;
  readonly weather: string;
  readonly palette: readonly string[];
}

/** How much further away a light counts for each thing that it says otherwise than the words: they decide what the picture leaves open. */
const disagreement = 1.3;

function doubt(asked: Asked, hour: string, palette: string): number {
  const palettes = asked.palette.length === 0 ? ['none'] : asked.palette;
  const [time, weather] = hour.split(' ');
  return [time === asked.time, weather === asked.weather, palettes.includes(palette)].reduce(
    (factor, agrees) => factor * (agrees ? 1 : disagreement),
    1,
  );
}

interface Candidate {
  readonly hour: string;
  readonly palette: string;
  readonly light: Float32Array;
  readonly distance: number;
}

const nearestFirst = (a: Candidate, b: Candidate): number => a.distance - b.distance;

/** The picture in cells of 4 × 4 pixels: mean colour 0..255 of what is scenery, and how much of the cell is. */
interface Cells {
  readonly across: number;
  readonly down: number;
  readonly rgb: Float32Array;
  readonly open: Float32Array;
  readonly camera: Camera;
}

const cell = 4;

function shrink({picture, hidden, width, height, camera}: Painted): Cells {
  const [across, down] = [width / cell, height / cell];
  const rgb = new Float32Array(across * down * 3);
  const open = new Float32Array(across * down);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [from, to] = [y * width + x, Math.floor(y / cell) * across + Math.floor(x / cell)];
      const seen = 1 - (hidden[from] ?? 0);
      open[to] = (open[to] ?? 0) + seen;
      for (let c = 0; c < 3; c++) {
        const value = Math.max(0, Math.min(255, ((picture[c * width * height + from] ?? 0) + 1) * 127.5));
        rgb[to * 3 + c] = (rgb[to * 3 + c] ?? 0) + seen * value;
      }
    }
  }
  return {
    across,
    down,
    camera,
    open: open.map((sum) => sum / cell ** 2),
    rgb: rgb.map((sum, i) => sum / ((open[Math.floor(i / 3)] ?? 0) + 1e-6)),
  };
}

/** The stage in a light, one point for each cell: interleaved RGB 0..255. */
async function drawSmall(
  session: InferenceSession,
  stage: readonly PlaneOfStage[],
  {cells: {across, down, camera}, light}: {cells: Cells; light: Float32Array},
): Promise<Float32Array> {
  const rgb = new Float32Array(across * down * 3);
  const aspect = across / down;
  for (const plane of stage) {
    const at = (x: number, y: number) => look(camera, plane.depth, {x: ((x + 0.5) / across - 0.5) * aspect, y: (y + 0.5) / down - 0.5});
    const drawn = await drawPoints(session, plane, {
      light,
      across: Float32Array.from({length: across}, (_, x) => at(x, 0).x),
      down: Float32Array.from({length: down}, (_, y) => at(0, y).y),
    });
    for (let i = 0; i < across * down; i++) {
      const behind = 1 - (drawn[i * 4 + 3] ?? 0) / 255;
      for (let c = 0; c < 3; c++) rgb[i * 3 + c] = (rgb[i * 3 + c] ?? 0) * behind + (drawn[i * 4 + c] ?? 0);
    }
  }
  return rgb;
}

function distance({rgb, open}: Cells, drawn: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < rgb.length; i++) sum += (open[Math.floor(i / 3)] ?? 0) * Math.abs((rgb[i] ?? 0) - (drawn[i] ?? 0));
  return sum;
}

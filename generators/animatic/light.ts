/**
 * The light of a shot, found by trying: the stage is drawn small in every hour and weather that the words allow, and the one most
 * like the denoiser's picture is kept. So the denoiser decides what the words leave open, and the decoder is always given a light that exists. (A network that read the
 * light off the picture was tried: between two hours it chose a mean that is the light of neither.)
 */
import {readFileSync} from 'node:fs';
import type {InferenceSession} from 'onnxruntime-node';
import {z} from 'zod';
import {type Camera, look} from './camera-path.ts';
import {drawPoints} from './decode.ts';
import {graded} from './grade.ts';
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

export async function findLight(
  session: InferenceSession,
  {stage, painted, asked, signal}: {stage: readonly PlaneOfStage[]; painted: Painted; asked: Asked; signal: AbortSignal},
): Promise<ShotLight> {
  const {hours, palettes} = table.parse(JSON.parse(readFileSync(modelFile('lights.json'), 'utf8')));
  const cells = shrink(painted);
  const judge = async (hour: string): Promise<Candidate> => {
    signal.throwIfAborted();
    // What a palette does is a formula (`grade.ts`); the decoder also learned it, and is less exact.
    const code = Float32Array.from([...(hours[hour] ?? []), ...(palettes['none'] ?? [])]);
    const drawn = gradedPixels(await drawSmall(session, stage, {cells, light: code}), asked.palette);
    return {hour, code, distance: distance(cells, drawn) * doubt(asked, hour)};
  };
  const candidates: Candidate[] = [];
  for (const hour of Object.keys(hours).filter((name) => mayBe(asked, name))) candidates.push(await judge(hour));
  const [best] = candidates.toSorted(nearestFirst);
  if (best === undefined) throw new RangeError('animatic: lights.json has no hours');
  return best;
}

/** A light that exists: an hour and its weather ("dusk rain"), and the numbers that stand for it. */
export interface ShotLight {
  readonly hour: string;
  readonly code: Float32Array;
}

/** What is known of the light before there is a picture. */
export interface Asked {
  readonly time: string;
  readonly weather: string;
  readonly palette: readonly string[];
  /** What the prompt leaves to the picture. */
  readonly open: {readonly time: boolean; readonly weather: boolean};
}

/** Words are kept: only what they leave open is looked for, and nothing falls from a sky that nobody spoke of. */
function mayBe({time, weather, open}: Asked, hour: string): boolean {
  const [otherTime = '', otherWeather = ''] = hour.split(' ');
  const isFair = otherWeather === 'clear' || otherWeather === 'cloudy' || otherWeather === 'wind';
  return (otherTime === time || open.time) && (otherWeather === weather || (open.weather && isFair));
}

/** How much further away a light counts for each thing that is otherwise than the seed chose and the network was told. */
const disagreement = 1.3;

function doubt(asked: Asked, hour: string): number {
  const [time, weather] = hour.split(' ');
  return [time === asked.time, weather === asked.weather].reduce((factor, agrees) => factor * (agrees ? 1 : disagreement), 1);
}

interface Candidate extends ShotLight {
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

function gradedPixels(rgb: Float32Array, palette: readonly string[]): Float32Array {
  if (palette.length === 0) return rgb;
  const out = new Float32Array(rgb.length);
  for (let i = 0; i < rgb.length; i += 3) {
    const colour = graded([(rgb[i] ?? 0) / 255, (rgb[i + 1] ?? 0) / 255, (rgb[i + 2] ?? 0) / 255], palette);
    out.set(
      colour.map((value) => value * 255),
      i,
    );
  }
  return out;
}

function distance({rgb, open}: Cells, drawn: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < rgb.length; i++) sum += (open[Math.floor(i / 3)] ?? 0) * Math.abs((rgb[i] ?? 0) - (drawn[i] ?? 0));
  return sum;
}

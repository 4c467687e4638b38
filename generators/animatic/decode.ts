/**
 * The decoder: the planes of the stage drawn in a light, as large as the film needs them. Coverage and colour are functions of the place on the plane, so edges are as crisp as the size asks; nothing is enlarged.
 */
import type {InferenceSession} from 'onnxruntime-node';
import {Tensor} from 'onnxruntime-node';
import {type Camera, look, scaleAt} from './camera-path.ts';
import type {PlaneOfStage} from './planes.ts';

/** One plane as a picture: premultiplied RGBA, 8 bits. */
export interface Plane {
  readonly depth: number;
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Scene units of its upper left corner, and pixels to a scene unit. */
  readonly left: number;
  readonly top: number;
  readonly unit: number;
  /** For each row the half-open range of columns that show anything. */
  readonly spans: Int32Array;
  /** Scene units a second that it moves to the right by itself: clouds do. */
  readonly drift: number;
}

/** Premultiplied RGBA of a plane at columns × rows of the scene. */
export async function drawPoints(
  session: InferenceSession,
  plane: PlaneOfStage,
  {light, across, down}: {light: Float32Array; across: Float32Array; down: Float32Array},
): Promise<Uint8Array> {
  const answer = await session.run({
    plane: new Tensor('int64', BigInt64Array.of(BigInt(plane.number)), [1]),
    light: new Tensor('float32', light, [1, light.length]),
    across: new Tensor('float32', across, [across.length]),
    down: new Tensor(
      'float32',
      down.map((y) => y - plane.drop),
      [down.length],
    ),
  });
  const drawn = answer['rgba']?.data;
  if (!(drawn instanceof Uint8Array)) throw new TypeError('animatic: the decoder did not answer with bytes');
  return drawn;
}

export interface View {
  /** Everywhere the camera will be. */
  readonly cameras: readonly Camera[];
  readonly aspect: number;
  readonly heightInPixels: number;
}

/** Points asked at once: enough to keep two threads busy, few enough to stay in a processor's cache. */
const pointsAtOnce = 24_000;

export async function drawPlane(
  session: InferenceSession,
  plane: PlaneOfStage,
  {light, view, signal}: {light: Float32Array; view: View; signal: AbortSignal},
): Promise<Plane | null> {
  const window = windowOf(plane, view);
  if (window === null) return null;
  const {left, top, unit, width, height} = window;
  const across = Float32Array.from({length: width}, (_, x) => left + (x + 0.5) / unit);
  const rgba = new Uint8Array(width * height * 4);
  const rows = Math.max(1, Math.floor(pointsAtOnce / width));
  for (let y = 0; y < height; y += rows) {
    signal.throwIfAborted();
    const down = Float32Array.from({length: Math.min(rows, height - y)}, (_, i) => top + (y + i + 0.5) / unit);
    rgba.set(await drawPoints(session, plane, {light, across, down}), y * width * 4);
  }
  return {depth: plane.depth, rgba, width, height, left, top, unit, spans: spansOf(rgba, width, height), drift: 0};
}

/** Faint traces below this coverage are noise of the network, not mist. */
const faintest = 5;

function spansOf(rgba: Uint8Array, width: number, height: number): Int32Array {
  const spans = new Int32Array(height * 2);
  for (let y = 0; y < height; y++) {
    let [first, last] = [width, 0];
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      if ((rgba[at + 3] ?? 0) < faintest) rgba.fill(0, at, at + 4);
      else {
        if (x < first) first = x;
        last = x + 1;
      }
    }
    spans[2 * y] = Math.min(first, last);
    spans[2 * y + 1] = last;
  }
  return spans;
}

/** What of the plane is ever seen, and how many pixels that needs: as many as the film shows of it at its largest, within reason. */
export function windowOf(plane: PlaneOfStage, {cameras, aspect, heightInPixels}: View) {
  let [left, right, top, bottom, scale] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    1,
  ];
  for (const camera of cameras) {
    const [first, last] = [look(camera, plane.depth, {x: -aspect / 2, y: -0.5}), look(camera, plane.depth, {x: aspect / 2, y: 0.5})];
    [left, right] = [Math.min(left, first.x), Math.max(right, last.x)];
    [top, bottom] = [Math.min(top, first.y), Math.max(bottom, last.y)];
    scale = Math.max(scale, scaleAt(camera, plane.depth));
  }
  top = Math.max(top, plane.top + plane.drop);
  bottom = Math.min(bottom, plane.bottom + plane.drop);
  if (bottom <= top) return null;
  const unit = heightInPixels * Math.min(scale, 1.35) * fineness;
  const margin = 2 / unit;
  return {
    left: left - margin,
    top: top - margin,
    unit,
    width: Math.ceil((right - left + 2 * margin) * unit),
    height: Math.ceil((bottom - top + 2 * margin) * unit),
  };
}

/** Pixels of a plane for each pixel of the film. Below 1 saves time; edges soften by as much. */
const fineness = 0.8;

/**
 * The multiplane camera at work: planes laid over each other as the camera of one frame sees them. Every plane moves by what its depth says
 * and is otherwise the same picture in every frame: nothing can flicker, and what is near passes before what is far.
 */
import {type Camera, place, scaleAt} from './camera-path.ts';
import type {Plane} from './decode.ts';
import type {Canvas} from './weather.ts';

export interface Instant {
  readonly camera: Camera;
  /** Since the shot began. */
  readonly seconds: number;
}

/** Near to far into an empty picture, so that no hidden pixel is worked out; returns when every pixel is covered. */
export function drawScenery(canvas: Canvas, planes: readonly Plane[], {camera, seconds}: Instant): void {
  const {rgb, width, height} = canvas;
  const views = planes.map((plane) => viewOf({...plane, left: plane.left + plane.drift * seconds}, canvas, camera)).reverse();
  /** How much of each pixel of the row is still open, 0..255. */
  const open = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    open.fill(255);
    rgb.fill(0, y * width * 3, (y + 1) * width * 3);
    for (const view of views) underRow(rgb, {view, open, y, width});
  }
}

/** What stands nearer than the subjects, over them. */
export function drawNearer(canvas: Canvas, planes: readonly Plane[], camera: Camera): void {
  const {rgb, width, height} = canvas;
  for (const plane of planes) {
    const view = viewOf(plane, canvas, camera);
    for (let y = 0; y < height; y++) overRow(rgb, {view, y, width});
  }
}

interface PlaneView {
  readonly plane: Plane;
  /** For each column of the picture: the plane's column left of it, and how far past it in 256ths. */
  readonly columns: Int32Array;
  readonly shares: Int32Array;
  readonly row: (y: number) => number;
  /** The picture's column at which a column of the plane is seen. */
  readonly seenAt: (column: number) => number;
}

function viewOf(plane: Plane, {width, height}: Canvas, camera: Camera): PlaneView {
  const scale = scaleAt(camera, plane.depth) * height;
  const corner = place(camera, plane.depth, {x: plane.left, y: plane.top});
  // Pixels of the plane for one of the picture, and the plane's coordinate of the picture's first pixel.
  const step = plane.unit / scale;
  const x0 = (0.5 - width / 2 - corner.x * height) * step - 0.5;
  const y0 = (0.5 - height / 2 - corner.y * height) * step - 0.5;
  const columns = new Int32Array(width);
  const shares = new Int32Array(width);
  for (let x = 0; x < width; x++) {
    const at = Math.max(0, Math.min(plane.width - 1.004, x0 + x * step));
    columns[x] = at;
    shares[x] = (at - Math.floor(at)) * 256;
  }
  return {plane, columns, shares, row: (y) => y0 + y * step, seenAt: (column) => (column - x0) / step};
}

interface Row {
  readonly at: number;
  readonly below: number;
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

/** The two rows of the plane that a row of the picture lies between, and the columns of the picture that they fill. */
function rowOf({plane, row, seenAt}: PlaneView, y: number, width: number): Row | null {
  const at = row(y);
  if (at <= -1 || at >= plane.height) return null;
  const upper = Math.max(0, Math.min(plane.height - 2, Math.floor(at)));
  const first = Math.min(plane.spans[2 * upper] ?? 0, plane.spans[2 * upper + 2] ?? 0);
  const last = Math.max(plane.spans[2 * upper + 1] ?? 0, plane.spans[2 * upper + 3] ?? 0);
  if (last <= first) return null;
  return {
    at: upper * plane.width * 4,
    below: plane.width * 4,
    share: Math.max(0, Math.min(256, (at - upper) * 256)),
    // A span that ends inside fades over a pixel; one that ends with the plane ends there.
    from: Math.max(0, first === 0 ? Math.ceil(seenAt(-0.5)) : Math.floor(seenAt(first - 1))),
    to: Math.min(width, last === plane.width ? Math.ceil(seenAt(last - 0.5)) : Math.ceil(seenAt(last)) + 1),
  };
}

/** One row of a plane under what is there already. Plain integers in both: these are the hot loops of the generator. */
function underRow(rgb: Uint8Array, {view, open, y, width}: {view: PlaneView; open: Uint8Array; y: number; width: number}): void {
  const row = rowOf(view, y, width);
  if (row === null) return;
  const {columns, shares, plane} = view;
  const {rgba} = plane;
  const down = row.share | 0;
  const up = 256 - down;
  for (let x = row.from; x < row.to; x++) {
    const left = open[x] ?? 0;
    if (left === 0) continue;
    const p = row.at + (columns[x] ?? 0) * 4;
    const q = p + row.below;
    const right = shares[x] ?? 0;
    const w0 = (256 - right) * up;
    const w1 = right * up;
    const w2 = (256 - right) * down;
    const w3 = right * down;
    const alpha = ((rgba[p + 3] ?? 0) * w0 + (rgba[p + 7] ?? 0) * w1 + (rgba[q + 3] ?? 0) * w2 + (rgba[q + 7] ?? 0) * w3 + 32768) >> 16;
    if (alpha === 0) continue;
    const to = (y * width + x) * 3;
    for (let c = 0; c < 3; c++) {
      const value =
        ((rgba[p + c] ?? 0) * w0 + (rgba[p + 4 + c] ?? 0) * w1 + (rgba[q + c] ?? 0) * w2 + (rgba[q + 4 + c] ?? 0) * w3 + 32768) >> 16;
      rgb[to + c] = (rgb[to + c] ?? 0) + (left === 255 ? value : ((value * left + 127) / 255) | 0);
    }
    open[x] = left - (((alpha * left + 127) / 255) | 0);
  }
}

function overRow(rgb: Uint8Array, {view, y, width}: {view: PlaneView; y: number; width: number}): void {
  const row = rowOf(view, y, width);
  if (row === null) return;
  const {columns, shares, plane} = view;
  const {rgba} = plane;
  const down = row.share | 0;
  const up = 256 - down;
  for (let x = row.from; x < row.to; x++) {
    const p = row.at + (columns[x] ?? 0) * 4;
    const q = p + row.below;
    const right = shares[x] ?? 0;
    const w0 = (256 - right) * up;
    const w1 = right * up;
    const w2 = (256 - right) * down;
    const w3 = right * down;
    const alpha = ((rgba[p + 3] ?? 0) * w0 + (rgba[p + 7] ?? 0) * w1 + (rgba[q + 3] ?? 0) * w2 + (rgba[q + 7] ?? 0) * w3 + 32768) >> 16;
    if (alpha === 0) continue;
    const to = (y * width + x) * 3;
    for (let c = 0; c < 3; c++) {
      const value =
        ((rgba[p + c] ?? 0) * w0 + (rgba[p + 4 + c] ?? 0) * w1 + (rgba[q + c] ?? 0) * w2 + (rgba[q + 4 + c] ?? 0) * w3 + 32768) >> 16;
      rgb[to + c] = value + ((rgb[to + c] ?? 0) * (255 - alpha) + 127) / 255;
    }
  }
}

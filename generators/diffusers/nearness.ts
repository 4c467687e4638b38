/**
 * How near each pixel of a picture is, by a depth estimator in the model's folder (`depth_estimator/`, Depth Anything: Yang et al., arXiv
 * 2406.09414). What is near moves more than what is far when the camera travels.
 */
import {withComponent} from './component.ts';
import type {Picture} from './decode.ts';
import type {ModelFolder} from './model-folder.ts';
import {resizedAsPillow} from './pillow-resize.ts';
import {numbers} from './tensors.ts';

/** ImageNet's, on which such networks are trained. */
const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];

/** What the network was trained on; its patches are 14 pixels wide. */
const [shorterSide, patch] = [518, 14];

/** [H, W], 0 for the farthest and 1 for the nearest pixel; null where the folder has no estimator. */
export async function nearnessOf(model: ModelFolder, {width, height, data}: Picture): Promise<Float32Array | null> {
  if (!model.files.has('depth_estimator')) return null;
  return withComponent(model, 'depth_estimator', async (estimator) => {
    const [, , fixedHeight, fixedWidth] = estimator.shapeOf('pixel_values') ?? [];
    const isFixed = typeof fixedHeight === 'number' && typeof fixedWidth === 'number' && fixedHeight > 0 && fixedWidth > 0;
    const size = isFixed ? {width: fixedWidth, height: fixedHeight} : trainedSize(width, height);
    const pixels = resizedAsPillow(numbers(data, [1, 3, height, width]), size);
    const area = size.width * size.height;
    const values = pixels.data.map((value, i) => {
      const channel = Math.floor(i / area);
      return (value / 255 - (mean[channel] ?? 0)) / (deviation[channel] ?? 1);
    });
    const answers = await estimator.run({pixel_values: numbers(values, [1, 3, size.height, size.width])});
    const [first = pixels] = answers.values();
    const depth = answers.get('predicted_depth') ?? first;
    const [rows = size.height, columns = size.width] = 'dims' in depth ? depth.dims.slice(-2) : [];
    return stretched(depth.data, {rows, columns}, {width, height});
  });
}

/** Sides in proportion, the one that changes less to 518, both to whole patches. */
function trainedSize(width: number, height: number): {width: number; height: number} {
  const [byWidth, byHeight] = [shorterSide / width, shorterSide / height];
  const scale = Math.abs(1 - byWidth) < Math.abs(1 - byHeight) ? byWidth : byHeight;
  const whole = (side: number) => Math.max(patch, Math.round((side * scale) / patch) * patch);
  return {width: whole(width), height: whole(height)};
}

/** From 0 to 1, at every pixel of the picture, between the four nearest of the answer. */
function stretched(
  depth: Float32Array,
  {rows, columns}: {rows: number; columns: number},
  {width, height}: {width: number; height: number},
): Float32Array {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of depth) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const range = most > least ? most - least : 1;
  const at = (row: number, column: number) =>
    ((depth[Math.min(Math.max(row, 0), rows - 1) * columns + Math.min(Math.max(column, 0), columns - 1)] ?? 0) - least) / range;
  return Float32Array.from({length: width * height}, (_, i) => {
    const y = ((Math.floor(i / width) + 0.5) * rows) / height - 0.5;
    const x = (((i % width) + 0.5) * columns) / width - 0.5;
    const [y0, x0] = [Math.floor(y), Math.floor(x)];
    const [fy, fx] = [y - y0, x - x0];
    const upper = at(y0, x0) * (1 - fx) + at(y0, x0 + 1) * fx;
    const lower = at(y0 + 1, x0) * (1 - fx) + at(y0 + 1, x0 + 1) * fx;
    return upper * (1 - fy) + lower * fy;
  });
}

/**
 * Noise that moves with the camera, so that what is made of it does too. Each latent's noise is the sum of the fine noise that it covers, over the
 * root of how much that is: white and Gaussian for every window, and the same world noise for all of them (the integral noise of Chang et al.:
 * "How I Warped Your Noise", arXiv 2504.03072, for windows that only move and grow).
 */
import type {Window} from './camera-motion.ts';
import type {Geometry} from './latents.ts';
import type {TorchRandom} from './torch-random.ts';

/** Fine cells along a side of a latent. */
const fineness = 4;

export interface WorldNoise {
  /** [C, h, w] of what a window shows. */
  readonly through: (window: Window) => Float32Array;
}

export function worldNoise({channels, height, width}: Geometry, random: TorchRandom): WorldNoise {
  const [rows, columns] = [height * fineness, width * fineness];
  const fine = random.normal(channels * rows * columns);
  return {
    through: (window) => {
      const tops = edges(window.y, window.side, {count: height, cells: rows});
      const lefts = edges(window.x, window.side, {count: width, cells: columns});
      const seen = new Float32Array(channels * height * width);
      let at = 0;
      for (let c = 0; c < channels; c++) {
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const [top = 0, bottom = 0, left = 0, right = 0] = [tops[y], tops[y + 1], lefts[x], lefts[x + 1]];
            let sum = 0;
            for (let row = top; row < bottom; row++) {
              for (let column = left; column < right; column++) sum += fine[(c * rows + row) * columns + column] ?? 0;
            }
            seen[at++] = sum / Math.sqrt((bottom - top) * (right - left));
          }
        }
      }
      return seen;
    },
  };
}

/** Where the latents of a window begin and end in fine cells: each has at least one, and none is shared. */
function edges(centre: number, side: number, {count, cells}: {count: number; cells: number}): number[] {
  const first = Math.round((centre - side / 2) * cells);
  const all = Array.from({length: count + 1}, (_, i) => first + Math.round((i * side * cells) / count));
  const beyond = Math.max(0, (all.at(-1) ?? 0) - cells);
  // Rounding may push the last one over the edge by a cell.
  return all.map((edge) => Math.max(0, edge - beyond));
}

import type {Output} from './output.ts';

/** The last lines of a terminal, drawn again and again. */
export interface LiveRegion {
  readonly draw: (lines: readonly string[]) => void;
  /** Takes the lines away, so that lines that stay can be written. */
  readonly clear: () => void;
}

/**
 * A live region at the end of `output`.
 *
 * Not listr2's: its tasks own their work and a running list takes no new ones, while our stages tell events and know no reporter.
 *
 * @example
 * const region = createLiveRegion(process.stderr);
 * region.draw(['rendering tram-fox/reel 41 %']);
 */
export const createLiveRegion = (output: Output): LiveRegion => {
  let drawn = 0;
  const erase = () => (drawn === 0 ? '' : `\u001B[${drawn}A\u001B[0J`);
  return {
    draw: (lines) => {
      // A line that wraps is two on the screen, and the region would creep upwards.
      const columns = Math.max(1, (output.columns ?? 80) - 1);
      const text = lines.map((line) => `${[...line].slice(0, columns).join('')}\n`).join('');
      // One write, or the terminal shows the gap between erasing and drawing.
      output.write(`${erase()}${text}`);
      drawn = lines.length;
    },
    clear: () => {
      if (drawn > 0) output.write(erase());
      drawn = 0;
    },
  };
};

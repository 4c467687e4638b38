/** Where a shot's picture lies on a frame, pixel for pixel, in pixels of the frame. May reach over its edges. */
export interface Hole {
  readonly shot: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * How a frame's page and the pictures of its shots come together:
 *  - `bare`: one picture fills the frame and nothing else shows;
 *  - `layered`: each pixel is a fixed part of the page plus a fixed part of the picture, so the page can be drawn once for all pictures;
 *  - `full`: the browser has to draw picture and page together, and `reason` says why.
 */
export type Layering =
  | {readonly kind: 'bare' | 'layered'; readonly holes: readonly Hole[]}
  | {readonly kind: 'full'; readonly reason: string};

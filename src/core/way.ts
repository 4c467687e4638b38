/**
 * How a segment's pictures come about, the cheapest first:
 *  - `passthrough`: the shot's own stream is copied
 *  - `layered`: each distinct page is drawn once, and blended with the takes' pictures without the browser
 *  - `full`: the browser draws page and takes together, once for each distinct frame
 */
export type Way =
  | {readonly kind: 'passthrough'; readonly shot: string; readonly takeFrame: number}
  | {readonly kind: 'layered'}
  | {readonly kind: 'full'; readonly reason: string};

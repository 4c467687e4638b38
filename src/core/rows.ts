/** Where the rows of a series come from. A row is named by its id column, never by its position. */
export type RowSource =
  | {readonly kind: 'csv' | 'json'; readonly path: string; readonly id: string}
  | {readonly kind: 'table'; readonly rows: readonly {readonly [column: string]: unknown}[]; readonly id: string};

/**
 * Rows of a CSV file with a header line, by a path from the video's folder.
 *
 * @example
 * rows: csv('./rows.csv', {id: 'sku'})
 */
export const csv = (path: string, options: {readonly id: string}): RowSource => ({kind: 'csv', path, id: options.id});

/**
 * Rows of a JSON file that holds an array of objects, by a path from the video's folder.
 *
 * @example
 * rows: json('./rows.json', {id: 'sku'})
 */
export const json = (path: string, options: {readonly id: string}): RowSource => ({kind: 'json', path, id: options.id});

/**
 * Rows written in the component's file.
 *
 * @example
 * rows: table([{sku: 'mocha', name: 'Mocha'}], {id: 'sku'})
 */
export const table = (rows: readonly {readonly [column: string]: unknown}[], options: {readonly id: string}): RowSource => ({
  kind: 'table',
  rows,
  id: options.id,
});

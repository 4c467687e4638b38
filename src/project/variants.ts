import {z} from 'zod';
import type {Json} from '../core/canonical.ts';
import {ReshootError} from '../core/errors.ts';
import type {Finding} from '../core/finding.ts';
import {resolveFormat} from '../core/format.ts';
import {compositionId, type Variant} from '../core/variant.ts';
import type {Video} from '../core/video.ts';
import {doubtOfCell} from './doubtful-cell.ts';
import {filmLength} from './film-length.ts';
import {coerces, readCell} from './read-cell.ts';
import {type Row, type Rows, readRows} from './read-rows.ts';

/**
 * The films of a video: rows × formats, or formats alone.
 *
 * @throws ReshootError `props-invalid`, `rows-invalid`, `format-invalid`, `video-invalid`: each names the row and the field.
 */
export const variantsOf = async (
  video: Video,
  videoFolder: string,
): Promise<{readonly variants: readonly Variant[]; readonly findings: readonly Finding[]}> => {
  const where = `video '${video.id}'`;
  checkVideo(video, where);
  const sheet = video.rows ? await readRows(video.rows, videoFolder, where) : null;
  const rows: readonly (Row | null)[] = sheet?.rows ?? [null];
  const formats = video.formats.map((format) => resolveFormat(format, where));
  const findings: Finding[] = [...(sheet?.findings ?? [])];
  const variants = rows.flatMap((row) => {
    const props =
      row && sheet ? parseRow(video, {row, sheet, findings}, `row '${row.id}' of ${where}`) : parseProps(video, video.props ?? {}, {where});
    return formats.map((format): Variant => {
      const id = row ? `${video.id}/${row.id}/${format.id}` : `${video.id}/${format.id}`;
      const {durationInFrames, askedLines} = filmLength(video, {id, props, framesPerSecond: video.framesPerSecond}, {});
      return {
        id,
        video: video.id,
        row: row?.id ?? null,
        format,
        props,
        framesPerSecond: video.framesPerSecond,
        durationInFrames,
        ...(askedLines.length === 0 ? {} : {followsSpeech: true}),
      };
    });
  });
  return {variants, findings};
};

/**
 * Remotion allows no slash in an id, so `a-b/c` and `a/b-c` would be one composition.
 *
 * @throws ReshootError `composition-id-taken`
 */
export const checkCompositionIds = (variants: readonly Variant[]): void => {
  const seen = new Map<string, string>();
  for (const {id} of variants) {
    const earlier = seen.get(compositionId(id));
    if (earlier !== undefined) {
      throw new ReshootError('composition-id-taken', {
        expected: 'variants whose ids differ when / is written as -, because they are Remotion compositions',
        found: `'${earlier}' and '${id}' are both '${compositionId(id)}'`,
        fix: 'rename a video, a row or a format',
      });
    }
    seen.set(compositionId(id), id);
  }
};

const checkVideo = (video: Video, where: string): void => {
  const invalid = (expected: string, found: string, fix: string): ReshootError =>
    new ReshootError('video-invalid', {expected, found, fix, where});
  if (!/^[a-z0-9][a-z0-9-]*$/.test(video.id)) {
    throw invalid('an id of lower-case letters, digits and hyphens', JSON.stringify(video.id), "write for example id: 'tram-fox'");
  }
  if (!(video.framesPerSecond >= 1 && video.framesPerSecond <= 120)) {
    throw invalid('1 to 120 frames per second', String(video.framesPerSecond), 'write framesPerSecond: 30');
  }
  if (video.formats.length === 0) throw invalid('at least one format', 'none', "write formats: ['reel']");
  const {rows} = video;
  if (rows !== null && (typeof rows !== 'object' || !('kind' in rows))) {
    throw invalid(
      'rows from csv(), json() or table()',
      Array.isArray(rows) ? 'an array' : typeof rows,
      "write rows: table([…], {id: 'sku'})",
    );
  }
  if (typeof video.component !== 'function') {
    throw invalid('a React component', typeof video.component, 'write component: MyVideo');
  }
};

/** Where props come from, for messages. */
interface Origin {
  readonly where: string;
  /** The cell that a field was read from; null where it was none. */
  readonly cellOf?: (field: string) => string | null;
}

const parseRow = (
  video: Video,
  {row, sheet, findings}: {readonly row: Row; readonly sheet: Rows; readonly findings: Finding[]},
  where: string,
): {readonly [name: string]: Json} => {
  const shape: Readonly<Record<string, unknown>> = video.schema.shape;
  const given: {[name: string]: unknown} = {...(video.props ?? {})};
  const cellOf = (column: string): string => `${JSON.stringify(row.columns[column])} in ${row.place}, ${sheet.placeOf(column)}`;
  for (const [column, value] of Object.entries(row.columns)) {
    if (!Object.hasOwn(shape, column)) continue;
    if (typeof value === 'string') findings.push(...doubtsAbout(value, {cell: cellOf(column), where}));
    // zod makes true of any text, 0 of an empty one and "null" of null where it is told to coerce.
    const isText = sheet.values === 'text' || (coerces(shape[column]) && (typeof value === 'string' || value === null));
    if (!isText) {
      given[column] = value;
      continue;
    }
    const meaning = readCell(String(value ?? ''), shape[column], sheet.decimalSign(column));
    if (meaning.kind === 'value') given[column] = meaning.value;
    else if (meaning.kind === 'unclear') {
      throw new ReshootError('props-invalid', {
        expected: `${meaning.expected}, for ${column}`,
        found: cellOf(column),
        fix: 'correct the cell, or make the field a z.string() in the schema',
        where,
      });
    }
  }
  return parseProps(video, given, {where, cellOf: (field) => (field in row.columns ? cellOf(field) : null)});
};

/** @throws ReshootError `props-invalid` for what no film is meant to show. */
const doubtsAbout = (text: string, {cell, where}: {readonly cell: string; readonly where: string}): Finding[] => {
  const doubt = doubtOfCell(text);
  if (doubt === null) return [];
  const expected = 'a cell as it is to be shown';
  const {fix} = doubt;
  const found = `${doubt.found}: ${cell}`;
  if (doubt.state === 'damaged') throw new ReshootError('props-invalid', {expected, found, fix, where});
  return [{code: 'rows-cell-doubtful', severity: 'warning', where, expected, found, fix}];
};

const parseProps = (video: Video, given: {readonly [name: string]: unknown}, {where, cellOf}: Origin): {readonly [name: string]: Json} => {
  const parsed = video.schema.safeParse(given);
  if (!parsed.success) {
    const cells = [...new Set(parsed.error.issues.flatMap(({path: [field]}) => cellOf?.(String(field)) ?? []))];
    throw new ReshootError('props-invalid', {
      expected: "props that fit the video's schema",
      found: [z.prettifyError(parsed.error).replaceAll('\n', '; '), ...cells].join('; '),
      fix: cellOf ? 'correct the cell, or give the field a default under props: {…}' : 'correct props: {…} in defineVideo',
      where,
    });
  }
  const text = JSON.stringify(parsed.data);
  const plain: unknown = JSON.parse(text);
  // What does not survive JSON (dates, functions) would be another value in the browser.
  if (!z.json().safeParse(parsed.data).success) {
    throw new ReshootError('props-invalid', {
      expected: 'props of plain JSON: they cross into the browser',
      found: `a value that JSON does not keep, in ${text.slice(0, 120)}`,
      fix: 'use strings, numbers, booleans, lists and objects in the schema; parse dates inside the component',
      where,
    });
  }
  return plain as {readonly [name: string]: Json};
};

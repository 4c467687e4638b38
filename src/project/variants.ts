import {z} from 'zod';
import type {Json} from '../core/canonical.ts';
import {ReshootError} from '../core/errors.ts';
import {resolveFormat} from '../core/format.ts';
import {compositionId, type Variant} from '../core/variant.ts';
import type {Video} from '../core/video.ts';
import {filmLength} from './film-length.ts';
import {type Row, readRows} from './read-rows.ts';

/**
 * The films of a video: rows × formats, or formats alone.
 *
 * @throws ReshootError `props-invalid`, `rows-invalid`, `format-invalid`, `video-invalid`: each names the row and the field.
 */
export const variantsOf = async (video: Video, videoFolder: string): Promise<Variant[]> => {
  const where = `video '${video.id}'`;
  checkVideo(video, where);
  const rows: (Row | null)[] = video.rows ? await readRows(video.rows, videoFolder, where) : [null];
  const formats = video.formats.map((format) => resolveFormat(format, where));
  return rows.flatMap((row) => {
    const props = parseProps(video, row, row ? `row '${row.id}' of ${where}` : where);
    return formats.map((format) => {
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
  if (typeof video.component !== 'function') {
    throw invalid('a React component', typeof video.component, 'write component: MyVideo');
  }
};

const parseProps = (video: Video, row: Row | null, where: string): {readonly [name: string]: Json} => {
  const given = {...(video.props ?? {}), ...columnsFor(video, row)};
  const parsed = video.schema.safeParse(given);
  if (!parsed.success) {
    throw new ReshootError('props-invalid', {
      expected: "props that fit the video's schema",
      found: z.prettifyError(parsed.error).replaceAll('\n', '; '),
      fix: row ? 'mend the row, or give the missing field a default under props: {…}' : 'mend props: {…} in defineVideo',
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

/** Columns that the schema knows. CSV holds text only, so a column whose field wants a number or a truth value is read as one. */
const columnsFor = (video: Video, row: Row | null): {[name: string]: unknown} => {
  if (row === null) return {};
  const shape: Readonly<Record<string, unknown>> = video.schema.shape;
  const known = Object.entries(row.columns).filter(([name]) => name in shape);
  if (video.rows?.kind !== 'csv') return Object.fromEntries(known);
  return Object.fromEntries(known.map(([name, value]) => [name, readCell(String(value), shape[name])]));
};

const readCell = (text: string, field: unknown): unknown => {
  if (!(field instanceof z.ZodType) || field.safeParse(text).success) return text;
  try {
    const value: unknown = JSON.parse(text);
    return field.safeParse(value).success ? value : text;
  } catch {
    return text;
  }
};

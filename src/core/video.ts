import type {ComponentType, FC} from 'react';
import type {z} from 'zod';
import type {FormatInput} from './format.ts';
import type {Ingredient} from './ingredient.ts';
import type {RowSource} from './rows.ts';
import type {SpokenLine} from './spoken-line.ts';

/** A line as the length of a film may depend on it. */
export interface LineOfFilm extends Pick<SpokenLine, 'state' | 'durationInSeconds' | 'words'> {
  /** Whole frames that hold the line. */
  readonly durationInFrames: number;
}

/** Answers for a `<Dialogue>` by its id, as `useDialogue` does inside of the component. */
export type AskLine = (id: string) => LineOfFilm;

/** What an author says about a video; see `defineVideo`. */
export interface VideoInput<Schema extends z.ZodObject> {
  /** Lower-case letters, digits and hyphens; names the film's folder. */
  readonly id: string;
  readonly framesPerSecond: number;
  /**
   * Whole frames, or a function of the props and of the video's lines: `(props, line) => 15 + line('vo').durationInFrames + 30` is a film as long as
   * what is said in it.
   */
  readonly durationInFrames: number | ((props: z.output<Schema>, line: AskLine) => number);
  readonly formats: readonly FormatInput[];
  readonly schema: Schema;
  /** The props of a video without rows, and the defaults that rows are laid over. */
  readonly props?: z.input<Schema>;
  /** One film per row and format. */
  readonly rows?: RowSource;
  readonly ingredients?: readonly Ingredient[];
  readonly component: ComponentType<z.output<Schema>>;
}

/** A defined video, its types forgotten: what the pipeline handles. */
export interface Video {
  readonly reshoot: 'video';
  readonly id: string;
  readonly framesPerSecond: number;
  readonly durationInFrames: number | ((props: never, line: AskLine) => number);
  readonly formats: readonly FormatInput[];
  readonly schema: z.ZodObject;
  readonly props: {readonly [name: string]: unknown} | null;
  readonly rows: RowSource | null;
  readonly ingredients: readonly Ingredient[];
  readonly component: FC<Record<string, unknown>>;
}

/**
 * Defines a video; the default export of `scenes/<id>/video.tsx`. Nothing happens here: no file is read, nothing is generated.
 *
 * @example
 * export default defineVideo({
 *   id: 'hello',
 *   framesPerSecond: 30,
 *   durationInFrames: 90,
 *   formats: ['reel', 'square'],
 *   schema: z.object({headline: z.string().max(60)}),
 *   props: {headline: 'Some mornings start late.'},
 *   component: ({headline}) => <GeneratedShot id="stop" prompt={`a fox at a tram stop, ${headline}`} />,
 * });
 */
export const defineVideo = <Schema extends z.ZodObject>(input: VideoInput<Schema>): Video => ({
  reshoot: 'video',
  id: input.id,
  framesPerSecond: input.framesPerSecond,
  durationInFrames: input.durationInFrames,
  formats: input.formats,
  schema: input.schema,
  props: input.props ?? null,
  rows: input.rows ?? null,
  ingredients: input.ingredients ?? [],
  // The pipeline never calls it: only the bundle renders it, with props that the schema parsed.
  component: input.component as unknown as FC<Record<string, unknown>>,
});

import type {Json} from './canonical.ts';
import type {Speech} from './ducking.ts';
import type {Ducking} from './sound.ts';
import type {SpokenLine} from './spoken-line.ts';

/** A take as the browser needs it. */
export interface BrowserTake {
  /** The request it was made for, as `comparableText()` has it: an edited prompt must not show the old picture. */
  readonly request: string;
  /** For `staticFile()`. */
  readonly file: string;
  readonly firstLocalFrame: number;
  readonly durationInFrames: number;
}

/** A sound as the browser needs it. */
export interface BrowserSound {
  /** The request it was made for, as `comparableText()` has it: an edited text must not sound as before. */
  readonly request: string;
  /** For `staticFile()`; null where Reshoot mixes and the page is silent. */
  readonly file: string | null;
  readonly durationInSeconds: number;
  /** Of a shot's own sound: which frame of the element's clock it begins on, and what the plan has made of how it is played. */
  readonly ofShot?: {readonly firstLocalFrame: number; readonly gainInDecibels: number; readonly ducking: Ducking | null};
}

/** One variant as Remotion has to register it. */
export interface BrowserVariant {
  readonly id: string;
  readonly video: string;
  readonly row: string | null;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly durationInFrames: number;
  readonly props: {readonly [name: string]: Json};
  /** By shot id. */
  readonly takes: {readonly [shot: string]: BrowserTake};
  /** What is known of its dialogue, by sound id. */
  readonly speech: {readonly [sound: string]: SpokenLine};
  /** Made sounds, by id. */
  readonly sounds: {readonly [sound: string]: BrowserSound};
  /** When somebody speaks, in seconds of the film: what beds step back for. */
  readonly spoken: readonly Speech[];
  /** Whether Reshoot mixes the film's sound itself, so that elements stay silent. */
  readonly isMixed: boolean;
}

/**
 * What Node knows and the bundle must not contain, so that neither a new row nor a new take causes a new bundle. It reaches the page
 * as an environment variable in our own runs, and as the static file `publicDataFile` in the studio and in `npx remotion render`.
 */
export interface ProjectData {
  readonly variants: readonly BrowserVariant[];
}

/** Name of the variable, in `process.env` of the page. */
export const projectDataVariable = 'RESHOOT_PROJECT_DATA';

/** Folder in the project's `public/` that Reshoot fills; not kept in git. */
export const publicFolder = '.reshoot';

/** Path under `public/` of the data file. */
export const publicDataFile = `${publicFolder}/project.json`;
